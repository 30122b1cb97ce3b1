"""The home page and plain pages as a reader gets them."""

from django.db.models import Case, Value, When

from content.home.models import HomePage, SectionPage

ORIGINAL_LANGUAGE = "nl"


def _own_language_first(language: str) -> Case:
    return Case(When(locale__language_code=language, then=Value(0)), default=Value(1))


def home_page_in(language: str) -> HomePage | None:
    """The live home page of a language with its contact cards, else the Dutch one."""
    pages = HomePage.objects.live().filter(locale__language_code__in=(language, ORIGINAL_LANGUAGE))
    pages = pages.order_by(_own_language_first(language))
    return pages.prefetch_related("contact_cards").first()


def section_page_in(language: str, slug: str) -> SectionPage | None:
    """The live plain page with this slug right under the home page, else the Dutch one."""
    pages = (
        SectionPage.objects.live()
        .public()
        .filter(slug=slug, depth=3, locale__language_code__in=(language, ORIGINAL_LANGUAGE))
    )
    return pages.order_by(_own_language_first(language)).first()
