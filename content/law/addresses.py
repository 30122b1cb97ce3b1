"""The addresses of laws and norms for readers."""

from urllib.parse import quote

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language

from content.law.citations import Place, Reference, Unit

#: Units that an address names; an article stands there as its number alone.
NAMED_UNITS = tuple(unit for unit in Unit if unit not in (Unit.ARTICLE, Unit.NORM))


def _here(path: str) -> str:
    """A path in the language being read; Dutch has no prefix."""
    language = (get_language() or settings.LANGUAGE_CODE).partition("-")[0]
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def code_of(reference: Reference) -> str:
    """How a law is named in addresses; one that is not in the catalogue by its own words."""
    return reference.known.code if reference.known else slugify(reference.law)[:60] or "-"


def place_path(place: Place) -> str:
    """A place in an address: "8", "3:2" or "hoofdstuk-3"; of a range its beginning."""
    number = place.number.replace("/", "-")
    return f"{place.unit}-{number}" if place.unit in NAMED_UNITS else number


def place_of(path: str) -> Place:
    """The place that an address names."""
    for unit in NAMED_UNITS:
        if path.startswith(f"{unit}-"):
            return Place(path.removeprefix(f"{unit}-"), unit=unit)
    return Place(path)


def laws_url() -> str:
    """All laws that texts rest on."""
    return _here("/wetgeving/")


def law_url(code: str) -> str:
    """One law."""
    return _here(f"/wetgeving/{code}/")


def article_url(code: str, place: Place) -> str:
    """One article, and what rests on it."""
    return _here(f"/wetgeving/{code}/{quote(place_path(place), safe=':')}/")


def norms_url() -> str:
    """The coverage of all norms."""
    return _here("/normen/")


def norm_url(code: str, number: str) -> str:
    """One norm, and what serves it."""
    return _here(f"/normen/{code}/{quote(number)}/")
