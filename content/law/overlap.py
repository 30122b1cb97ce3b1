"""Which place in a law holds another. Pure Python."""

from content.law.citations import Place, Unit
from content.law.ordering import sort_key


def place_of_norm(is_framework: bool, number: str) -> Place:
    """Norm "4.1" of a law is article 4, paragraph 1; of a framework it is itself."""
    if is_framework:
        return Place(number, unit=Unit.NORM)
    article, _, paragraph = number.partition(".")
    return Place(article, paragraphs=(paragraph,) if paragraph else ())


def holds(wide: Place, narrow: Place) -> bool:
    """Is one place the other or part of it? An article holds paragraphs, a range articles."""
    if not wide.number:
        return True
    if wide.unit is not narrow.unit or not narrow.number:
        return False
    first, last = sort_key(narrow.number), sort_key(narrow.until or narrow.number)
    if not sort_key(wide.number) <= first <= last <= sort_key(wide.until or wide.number):
        return False
    pairs = ((wide.paragraphs, narrow.paragraphs), (wide.parts, narrow.parts))
    return all(not outer or (inner and set(inner) <= set(outer)) for outer, inner in pairs)


def touches(place: Place, other: Place) -> bool:
    """Do two places have an article in common, whatever their paragraphs?"""
    if place.unit is not other.unit or not place.number or not other.number:
        return False
    return sort_key(place.number) <= sort_key(other.until or other.number) and sort_key(
        other.number
    ) <= sort_key(place.until or place.number)
