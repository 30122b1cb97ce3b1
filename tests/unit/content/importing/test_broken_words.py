"""Joining lines: the three kinds of hyphen at a line end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.importing.broken_words import join_lines, mended, words_of

WORDS = st.text(alphabet="abdeghiklmnoprstuvwz", min_size=3, max_size=14)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["een inte-", "griteitsvraag"], "een integriteitsvraag"),
        (["over inkoop-", "en verkoop"], "over inkoop- en verkoop"),
        (["voor-", "of nadeel"], "voor- of nadeel"),
        (["zowel in-", "als uitwendig"], "zowel in- als uitwendig"),
        (["per e-", "mail sturen"], "per e-mail sturen"),
        (["in de VIP-", "lounge"], "in de VIP-lounge"),
        (["een niet-", "openbaar stuk"], "een niet-openbaar stuk"),
        (["in Noord-", "Holland"], "in Noord-Holland"),
        (["isoleren/", "negeren"], "isoleren/negeren"),
        (["af\u00ad", "breken"], "afbreken"),
        (["een  zin ", " met gaten"], "een zin met gaten"),
        (["", "niets vooraf"], "niets vooraf"),
    ],
)
def test_line_ends(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_the_document_knows_its_own_hyphens() -> None:
    known = words_of(["het oog-in-oog gesprek", "een (vak)bond"])
    assert join_lines(["zij stonden oog-in-", "oog"], known) == "zij stonden oog-in-oog"
    assert join_lines(["lid van een (vak)", "bond"], known) == "lid van een (vak)bond"
    assert join_lines(["een (kleine)", "bond"], known) == "een (kleine) bond"


def test_a_gap_inside_a_word_closes_only_when_the_whole_word_is_known() -> None:
    known = words_of(["Informatiebescherming is werk"])
    assert mended("gericht op informatie- bescherming", known) == "gericht op informatiebescherming"
    assert mended("gericht op gegevens- bescherming", known) == "gericht op gegevens- bescherming"
    assert mended("informatie- en bescherming", known) == "informatie- en bescherming"


@given(st.lists(WORDS, min_size=2, max_size=30), st.integers(10, 40), st.data())
def test_breaking_any_text_over_lines_and_joining_it_gives_the_text_back(
    words: list[str], width: int, data: st.DataObject
) -> None:
    """A printer breaks words only in two parts of at least three letters."""
    text = " ".join(words)
    lines, line = [], ""
    for word in words:
        room = width - len(line)
        if room < len(word) and len(word) >= 6:
            cut = data.draw(st.integers(3, len(word) - 3))
            if word[cut:] in {"dan", "als", "tot", "noch", "maar", "resp"} or word[cut:].startswith(
                ("en", "of")
            ):
                cut = len(word)
            lines.append(f"{line}{word[:cut]}-" if cut < len(word) else f"{line}{word}")
            line = f"{word[cut:]} " if cut < len(word) else ""
        elif room < len(word):
            lines.append(line)
            line = f"{word} "
        else:
            line += f"{word} "
    lines.append(line)
    assert join_lines(lines) == text


@given(st.lists(st.text(max_size=60), max_size=10))
def test_joining_never_fails_and_leaves_no_line_ends(lines: list[str]) -> None:
    assert "\n" not in join_lines(lines)
