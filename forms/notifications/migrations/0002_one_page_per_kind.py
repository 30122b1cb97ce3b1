"""An index and one notification page per kind, in each language."""

from typing import Any

from content.base.tree import add_page, home_pages
from django.db import migrations

INDEX = {"nl": "Melden", "en": "Declare"}
# Titles and addresses of the kinds as they are today; a kind that comes later brings its own
# migration.
PAGES = (
    ("side_activity", "nevenwerkzaamheden", {"nl": "Nevenwerkzaamheden", "en": "Side activities"}),
    ("gift", "geschenk", {"nl": "Geschenk", "en": "Gift"}),
)


def make_pages(apps: Any, schema_editor: Any) -> None:
    index_model = apps.get_model("forms_notifications", "NotificationIndexPage")
    page_model = apps.get_model("forms_notifications", "NotificationPage")
    homes = home_pages(apps)
    originals: dict[str, Any] = {}
    for code in ("nl", "en"):
        index = add_page(
            apps,
            index_model,
            parent=homes[code],
            title=INDEX[code],
            slug="melden",
            translation_of=originals.get("index"),
        )
        originals.setdefault("index", index)
        for kind, slug, titles in PAGES:
            page = add_page(
                apps,
                page_model,
                parent=index,
                title=titles[code],
                slug=slug,
                translation_of=originals.get(kind),
                kind=kind,
            )
            originals.setdefault(kind, page)


def remove_pages(apps: Any, schema_editor: Any) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects
    for page in pages.filter(content_type__app_label="forms_notifications", depth=3):
        pages.filter(path__startswith=page.path).delete()
    for home in home_pages(apps).values():
        children = pages.filter(path__startswith=home.path, depth=home.depth + 1).count()
        pages.filter(pk=home.pk).update(numchild=children)


class Migration(migrations.Migration):
    dependencies = [
        ("forms_notifications", "0001_initial"),
        ("content_home", "0002_home_in_two_languages"),
    ]

    operations = [migrations.RunPython(make_pages, remove_pages)]
