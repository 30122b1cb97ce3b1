"""The addresses of policies and what hangs under them; they are promised for ever (design 6)."""

from datetime import date

from django.conf import settings
from django.utils.translation import get_language

#: What stands under /beleid/ and therefore cannot be a policy's slug.
RESERVED_SLUGS = frozenset({"feed", "feed.atom", "feed.json"})


def reader_language() -> str:
    """The language of the address being read, without region."""
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def in_language(path: str, language: str = settings.LANGUAGE_CODE) -> str:
    """The same path in a language; Dutch has no prefix."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def index_url(language: str = settings.LANGUAGE_CODE) -> str:
    """The list of policies."""
    return in_language("/beleid/", language)


def policy_url(slug: str, language: str = settings.LANGUAGE_CODE) -> str:
    """The version in force today."""
    return in_language(f"/beleid/{slug}/", language)


def versions_url(slug: str, language: str = settings.LANGUAGE_CODE) -> str:
    """The list of versions."""
    return in_language(f"/beleid/{slug}/versies/", language)


def version_url(slug: str, number: int, language: str = settings.LANGUAGE_CODE) -> str:
    """One version, permanently."""
    return in_language(f"/beleid/{slug}/versies/{number}/", language)


def pdf_url(slug: str, number: int, language: str = settings.LANGUAGE_CODE) -> str:
    """One version as a PDF, permanently."""
    return in_language(f"/beleid/{slug}/versies/{number}/pdf/", language)


def version_data_url(slug: str, number: int) -> str:
    """One version as JSON, permanently."""
    return f"/api/v1/policies/{slug}/versions/{number}"


def feed_url(form: str, language: str = settings.LANGUAGE_CODE, token: str = "") -> str:
    """What changed in policy; ``form`` is atom or json. With a token: as its person may read it."""
    name = f"feed/{token}/feed" if token else "feed"
    return in_language(f"/beleid/{name}.{form}", language)


def on_day_url(slug: str, day: date, language: str = settings.LANGUAGE_CODE) -> str:
    """The version in force on a day."""
    return in_language(f"/beleid/{slug}/op/{day.isoformat()}/", language)


def comparison_url(slug: str, old: int, new: int, language: str = settings.LANGUAGE_CODE) -> str:
    """What changed between two versions."""
    return in_language(f"/beleid/{slug}/vergelijk/{old}/{new}/", language)


def changes_url(slug: str, year: int, language: str = settings.LANGUAGE_CODE) -> str:
    """The change table of a year."""
    return in_language(f"/beleid/{slug}/wijzigingen/{year}/", language)


def changes_file_url(slug: str, year: int, language: str = settings.LANGUAGE_CODE) -> str:
    """The same as a file."""
    return in_language(f"/beleid/{slug}/wijzigingen/{year}.csv", language)


def version_changes_url(slug: str, number: int, language: str = settings.LANGUAGE_CODE) -> str:
    """The change table of one version."""
    return in_language(f"/beleid/{slug}/versies/{number}/wijzigingen/", language)


def version_changes_file_url(slug: str, number: int, language: str = settings.LANGUAGE_CODE) -> str:
    """The same as a file."""
    return in_language(f"/beleid/{slug}/versies/{number}/wijzigingen.csv", language)


def reason_url(
    slug: str, number: int, section_id: object, language: str = settings.LANGUAGE_CODE
) -> str:
    """Where an editor gives the reason of a change; without a section that of the whole."""
    tail = f"{section_id}/" if section_id else ""
    return in_language(f"/beleid/{slug}/versies/{number}/reden/{tail}", language)


def section_in_version_url(
    section_id: object, number: int, language: str = settings.LANGUAGE_CODE
) -> str:
    """A section as it stands in one version, permanently."""
    return in_language(f"/s/{section_id}/v/{number}/", language)


def section_url(section_id: object, language: str = settings.LANGUAGE_CODE) -> str:
    """A section, wherever it lives now."""
    return in_language(f"/s/{section_id}/", language)


def attachment_url(key: str) -> str:
    """A picture or file of a version."""
    return f"/beleid-bijlage/{key}/"
