"""An empty list of news under each home page."""

from typing import Any

from content.base.tree import add_page, home_pages
from django.db import migrations

TITLES = {"nl": "Nieuws", "en": "News"}


def make_indexes(apps: Any, schema_editor: Any) -> None:
    index_page = apps.get_model("content_news", "NewsIndexPage")
    homes = home_pages(apps)
    original = None
    for code in ("nl", "en"):
        made = add_page(
            apps,
            index_page,
            parent=homes[code],
            title=TITLES[code],
            slug="nieuws",
            translation_of=original,
        )
        original = original or made


def remove_indexes(apps: Any, schema_editor: Any) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects
    for page in pages.filter(content_type__app_label="content_news", depth=3):
        pages.filter(path__startswith=page.path).delete()
    for home in home_pages(apps).values():
        children = pages.filter(path__startswith=home.path, depth=home.depth + 1).count()
        pages.filter(pk=home.pk).update(numchild=children)


class Migration(migrations.Migration):
    dependencies = [
        ("content_news", "0001_initial"),
        ("content_home", "0002_home_in_two_languages"),
    ]

    operations = [migrations.RunPython(make_indexes, remove_indexes)]
