"""What may be put first in search. Pure Python."""

from collections.abc import Collection

from portal.core.refusals import Refusal

LONGEST = 200
#: More first results than this push the search itself from the page.
MOST_FOR_WORDS = 3


def refusals_to_pin(
    words: str, *, telling: int, is_found: bool, section: str, pinned: Collection[str]
) -> list[Refusal]:
    """Why a section may not be put first; ``telling`` counts the words that say something.

    ``pinned`` are the sections that already stand first for these words.
    """
    found = []
    if not telling:
        found.append(Refusal("pin_needs_words", field="words"))
    if len(words) > LONGEST:
        found.append(Refusal("pin_words_too_long", {"most": LONGEST}, "words"))
    if not is_found:
        found.append(Refusal("pin_section_unknown", field="section"))
    if section in pinned:
        found.append(Refusal("pin_is_there", field="section"))
    elif len(pinned) >= MOST_FOR_WORDS:
        found.append(Refusal("pin_too_many", {"most": MOST_FOR_WORDS}, "words"))
    return found
