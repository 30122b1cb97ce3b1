"""Every kind of declaration has its notification page in each language, once it is migrated."""

from typing import Any

from django.utils import translation

from content.base.tree import add_page
from forms.register.kinds.registry import kinds


def make_missing_pages(apps: Any) -> None:
    """Add a live page for each kind under the index of each language that never had one.

    A page that was taken off stays off. One that was deleted stays away too once its form was
    kept, which publishing it or starting a declaration does. ``apps`` may be historical.
    """
    page_model = apps.get_model("forms_notifications", "NotificationPage")
    index_model = apps.get_model("forms_notifications", "NotificationIndexPage")
    form_versions = apps.get_model("forms_register", "FormVersion").objects
    kept = set(form_versions.values_list("kind", "language").distinct())
    there: dict[str, dict[str, Any]] = {}
    for page in page_model.objects.select_related("locale").order_by("path"):
        there.setdefault(page.kind, {}).setdefault(page.locale.language_code, page)
    for index in index_model.objects.select_related("locale").order_by("path"):
        language = index.locale.language_code
        for kind in kinds():
            pages = there.setdefault(kind.code, {})
            if language in pages or (kind.code, language) in kept:
                continue
            with translation.override(language):
                title = str(kind.label)
            pages[language] = add_page(
                apps,
                page_model,
                parent=index,
                title=title,
                slug=kind.slug,
                translation_of=next(iter(pages.values()), None),
                kind=kind.code,
            )


def make_after_migrate(apps: Any = None, **kwargs: Any) -> None:
    """Receiver of post_migrate; a flush, which has no history of models, makes nothing."""
    if apps is None:
        return
    try:
        apps.get_model("forms_notifications", "NotificationPage")
        apps.get_model("forms_register", "FormVersion")
    except LookupError:
        return
    make_missing_pages(apps)
