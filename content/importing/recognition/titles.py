"""The title of a document, its official title, and the pieces that are left."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from content.importing.recognition.numbers import split_number
from content.importing.recognition.validity import states_validity
from content.importing.recognition.words_of_the_genre import AROUND
from content.importing.stream import Piece, Reading

_KIND_WORD = re.compile(
    r"(?:handreiking|gedragscode|regeling|protocol|factsheet|circulaire|beleid|beleidsregel|reglement|"
    r"verordening|leidraad|gids|notitie)",
    re.I,
)
_OFFICIAL = re.compile(r"intitul[eé]|offici[eë]le\s+titel", re.I)
_LONGEST = 200


@dataclass
class Titles:
    title: str
    official_title: str
    pieces: list[Piece]


def take_titles(reading: Reading) -> Titles:
    """Find the titles and take them out of the stream."""
    pieces = list(reading.pieces)
    title, official = reading.title.strip(), ""
    pieces, kind_word = _kind_word(pieces)
    if not title and pieces and pieces[0].kind == "heading" and _is_title(pieces):
        title = pieces[0].text
        if not _has_own_text(pieces):
            pieces = pieces[1:]
    elif title and pieces and pieces[0].kind == "heading" and pieces[0].text.strip() == title:
        pieces = pieces[1:]
    for place, piece in enumerate(pieces[:8]):
        if piece.kind == "heading" and _OFFICIAL.fullmatch(piece.text) and place + 1 < len(pieces):
            following = pieces[place + 1]
            if following.kind in ("heading", "paragraph") and len(following.text) <= 300:
                official = following.text
                pieces = pieces[:place] + pieces[place + 2 :]
            break
    if kind_word and title and not official:
        official = f"{kind_word} {title}"
    elif kind_word:
        pieces.insert(0, Piece("paragraph", text=kind_word))
    return Titles(title[:_LONGEST], official[:_LONGEST], pieces)


def _kind_word(pieces: list[Piece]) -> tuple[list[Piece], str]:
    """A single word above the title that says what kind of text it is."""
    if (
        len(pieces) > 1
        and _KIND_WORD.fullmatch(pieces[0].text.strip())
        and pieces[1].kind == "heading"
    ):
        return pieces[1:], pieces[0].text.strip()
    return pieces, ""


def _is_title(pieces: list[Piece]) -> bool:
    first = pieces[0]
    if split_number(first.text)[0] or AROUND.fullmatch(first.text) or len(first.text) > _LONGEST:
        return False
    same = [piece for piece in pieces[1:] if piece.kind == "heading" and piece.depth == first.depth]
    following = pieces[1] if len(pieces) > 1 else None
    if following is None:
        return False
    if following.kind == "heading" or states_validity(following.text):
        return True
    higher = first.depth and all(
        first.depth < piece.depth for piece in pieces[1:] if piece.kind == "heading"
    )
    return bool(higher) or (not first.depth and bool(same))


def _has_own_text(pieces: list[Piece]) -> bool:
    """Whether text stands directly under the title, so that it is also the first heading."""
    following = pieces[1]
    return (
        not pieces[0].depth and following.kind != "heading" and not states_validity(following.text)
    )


def title_from(filename: str) -> str:
    """A title made of the name of the file."""
    stem = re.sub(r"[\s_-]+", " ", PurePath(filename).stem).strip()
    return (stem[:1].upper() + stem[1:])[:_LONGEST] or "Document"
