"""The order of article and norm numbers: 4.2 before 4.10, 4 before 4a, 125bis before 125ter."""

import re

#: Latin numerals behind a number, in the order in which they are given out.
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_PIECE = re.compile(r"(\d+)|([a-z]+)", re.I)
_WIDTH = 6


def sort_key(number: str) -> str:
    """Letters and digits only, so that every database sorts it alike."""
    pieces = []
    for digits, letters in _PIECE.findall(number):
        if digits:
            pieces.append(digits.zfill(_WIDTH))
        elif letters.lower() in LATIN:
            pieces.append(f"z{LATIN.index(letters.lower()):02}")
        else:
            pieces.append(letters.lower())
    return "".join(pieces)
