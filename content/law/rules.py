"""Why an entry of the catalogue of law may not be kept as it is: plain Python."""

from collections.abc import Iterator, Mapping

from portal.core.refusals import Refusal


def refusals_of_successor(
    key: int | None, succeeded_by: Mapping[int, int | None]
) -> Iterator[Refusal]:
    """Nothing may come after itself, not even over others.

    ``succeeded_by`` gives the successor of each entry, with the change that is asked for.
    """
    seen: set[int] = set()
    current = key
    while current is not None and current not in seen:
        seen.add(current)
        current = succeeded_by.get(current)
    if current is not None:
        yield Refusal("succeeds_itself", field="successor")


def refusals_of_names(names: Mapping[str, str], taken: Mapping[str, str]) -> Iterator[Refusal]:
    """A name or abbreviation means one law. Both map a plain name to how a law writes it."""
    for plain, written in names.items():
        if plain in taken:
            yield Refusal("name_taken", {"name": written, "law": taken[plain]})


def refusals_of_place(is_understood: bool, written: str) -> Iterator[Refusal]:
    """An article, paragraph and part must be readable as such."""
    if not is_understood:
        yield Refusal("place_unclear", {"written": written}, field="article")
