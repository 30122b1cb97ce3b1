"""Whatever bytes come in, the answer is an outline or a refusal."""

import random
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.importing.conversion import outline_of_file
from content.importing.outline import MAXIMUM_LEVEL, Outline, outline_as_data, outline_from_data
from content.importing.rules import KNOWN_TYPES
from portal.core.refusals import NotAllowed

DOCUMENTS = Path(__file__).parents[3] / "documents"
SOURCES = {path.suffix: path.read_bytes() for path in sorted(DOCUMENTS.iterdir())}
FRAGMENTS = st.sampled_from(
    [
        "1 Kop",
        "1.1 Kop",
        "2.",
        "• punt",
        "- punt",
        " - punt",
        "a.",
        "Uitgangspunten voor x:",
        "\n\n",
        "Artikel 1 Grondwet (x)",
        "https://x.nl",
        "Geldend van 31-02-2020 t/m heden",
        "# Kop",
        "## 1 Kop",
        "Wijzigingstabel",
        "Wijzigingen 2020",
        "4.1 Iets Nieuw",
        "Bijlage A: x",
        "Eindnoten",
        "1 noot",
        "\tcel\tcel",
        "\f",
        "woord-",
        "Term: betekenis van een term",
        "verklaar ik het volgende:",
        "21",
        "Een gewone zin die lang genoeg is om een regel tekst te vullen.",
        "<p>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td colspan=99>",
        "<h1>",
        "<dl><dt>a<dd>b",
        "**vet**",
        "[x](#)",
        "|a|b|\n|-|-|",
    ]
)


def read(content: bytes, filename: str) -> Outline | None:
    try:
        outline = outline_of_file(content, filename)
    except NotAllowed:
        return None
    assert all(1 <= section.level <= MAXIMUM_LEVEL for section in outline.sections)
    assert all(section.heading for section in outline.sections)
    assert outline.title
    assert outline_from_data(outline_as_data(outline)) == outline
    return outline


@given(st.binary(max_size=2000), st.sampled_from(KNOWN_TYPES))
def test_any_bytes_with_any_extension(content: bytes, kind: str) -> None:
    read(content, f"x{kind}")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(FRAGMENTS, max_size=25),
    st.sampled_from(["\n", "\n\n", " "]),
    st.sampled_from([".txt", ".md", ".html"]),
)
def test_any_order_of_the_things_we_recognise(parts: list[str], between: str, kind: str) -> None:
    text = between.join(parts)
    read((f"<body>{text}" if kind == ".html" else text).encode(), f"x{kind}")


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SOURCES)), st.integers(0, 2**32))
def test_our_documents_with_bytes_knocked_out(kind: str, seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(SOURCES[kind])
    for _ in range(dice.randint(1, 20)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    read(bytes(content[: dice.randint(1, len(content))]), f"x{kind}")


@pytest.mark.parametrize(
    "sign", ["(", "<b>", "- ", "  - ", "> ", "[", "*", "1. ", "<ul><li>", "<div>"]
)
@pytest.mark.parametrize("kind", [".txt", ".md", ".html"])
def test_deep_nesting(sign: str, kind: str) -> None:
    read(f"<p>begin</p> {sign * 3000} einde".encode(), f"x{kind}")


def test_long_lines_do_not_make_the_patterns_slow() -> None:
    dice = random.Random(7)
    for sign in (" ", "a ", "artikel 1, ", "1.", "(", "wet ", "Uitgangspunten ", "- ", "en "):
        line = sign * (60_000 // len(sign)) + "".join(dice.choices(string.ascii_letters, k=50))
        read(line.encode(), "x.txt")
