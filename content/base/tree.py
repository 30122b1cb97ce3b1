"""Adding pages to the tree in migrations, where the tree's own methods do not exist."""

import uuid
from typing import Any

from django.utils import timezone

STEP = 4
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _step(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text.rjust(STEP, "0")


def _next_path(pages: Any, parent: Any) -> str:
    depth = parent.depth + 1
    last = pages.filter(path__startswith=parent.path, depth=depth).order_by("path").last()
    number = int(last.path[-STEP:], len(DIGITS)) if last else 0
    return f"{parent.path}{_step(number + 1)}"


def add_page(apps: Any, model: Any, *, parent: Any, title: str, slug: str, **fields: Any) -> Any:
    """Add a live page of a historical ``model`` under ``parent`` (a historical Page) and return it.

    ``locale`` defaults to the parent's; ``translation_of`` (another page made here) makes the new
    page its translation. Give the other fields of the model by name.
    """
    pages = apps.get_model("wagtailcore", "Page").objects
    content_types = apps.get_model("contenttypes", "ContentType").objects
    content_type, _ = content_types.get_or_create(
        app_label=model._meta.app_label, model=model._meta.model_name
    )
    original = fields.pop("translation_of", None)
    now = timezone.now()
    page = model.objects.create(
        path=_next_path(pages, parent),
        depth=parent.depth + 1,
        numchild=0,
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        content_type_id=content_type.pk,
        locale_id=fields.pop("locale_id", parent.locale_id),
        translation_key=original.translation_key if original else uuid.uuid4(),
        live=True,
        first_published_at=now,
        last_published_at=now,
        **fields,
    )
    parent.numchild = pages.filter(path__startswith=parent.path, depth=parent.depth + 1).count()
    pages.filter(pk=parent.pk).update(numchild=parent.numchild)
    return page


def home_pages(apps: Any) -> dict[str, Any]:
    """The home page of each language, by language code, as historical Page rows."""
    pages = apps.get_model("wagtailcore", "Page").objects.filter(
        depth=2, content_type__app_label="content_home"
    )
    return {page.locale.language_code: page for page in pages.select_related("locale")}
