"""The real texts, where PORTAL_SOURCE_TEXTS names their folder: counts and words, no quotations.

The counts are those of people who read the texts. Where a layout that was lost makes a rule stop
short of a reader, the test says by how much, so that a change for the better is noticed as well.
"""

import os
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from content.importing.conversion import outline_of_file
from content.importing.markup import text_of
from content.importing.outline import Outline, OutlineBlock
from content.importing.reading import read_document

pytestmark = pytest.mark.source_texts

CODE, REGULATION = "001", "004"


def path_of(key: str) -> Path:
    return next(Path(os.environ["PORTAL_SOURCE_TEXTS"]).glob(f"{key}*"))


@cache
def outline(key: str) -> Outline:
    path = path_of(key)
    return outline_of_file(path.read_bytes(), path.name)


def blocks(key: str, kind: str) -> list[OutlineBlock]:
    return [held for row in outline(key).sections for held in row.blocks if held.kind == kind]


def numbers(key: str, level: int) -> list[str]:
    return [row.number for row in outline(key).sections if row.number and row.level == level]


def words_of_outline(found: Outline) -> str:
    parts = [found.title, found.official_title]
    for row in found.sections:
        parts += [row.number, row.heading]
        for held in row.blocks:
            parts.append(text_of(held.html))
            for reference in held.references:
                parts += [reference.text, reference.gloss]
            for definition in held.definitions:
                parts += [definition.term, text_of(definition.definition)]
            parts += [
                text_of(cell) for cells in (held.table.rows if held.table else []) for cell in cells
            ]
    return " \n ".join(parts)


@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_every_text_is_read_by_the_child_process(key: str) -> None:
    assert read_document(path_of(key)) == outline(key)


class TestCode:
    def test_chapters_and_numbered_sections(self) -> None:
        assert numbers(CODE, 1) == [str(chapter) for chapter in range(1, 9)]
        assert len(numbers(CODE, 2)) == 29
        assert Counter(number[0] for number in numbers(CODE, 2)) == {
            "1": 2, "2": 2, "3": 3, "4": 9, "5": 3, "6": 2, "7": 2, "8": 6
        }  # fmt: skip

    def test_run_in_headings_become_sections(self) -> None:
        found = [row for row in outline(CODE).sections if not row.number and row.level == 3]
        # A reader counts about 55 and three doubtful lines; the other six are pull quotes.
        assert len(found) == 64

    def test_legal_basis_boxes_and_their_references(self) -> None:
        where = {
            row.number: len(held.references)
            for row in outline(CODE).sections
            for held in row.blocks
            if held.kind == "legal_basis"
        }
        assert list(where) == (
            [
                "2",
                "4.1",
                "4.3",
                "4.4",
                "4.5",
                "4.7",
                "4.8",
                "4.9",
                "5.1",
                "5.2",
                "6.1",
                "6.2",
                "7.1",
                "7.2",
                "8.1",
                "8.4",
                "8.5",
            ]
        )
        assert sum(where.values()) == 78

    def test_addresses_go_back_to_their_references(self) -> None:
        references = [cited for held in blocks(CODE, "legal_basis") for cited in held.references]
        assert sum(bool(cited.url) for cited in references) >= 60
        assert sum(cited.pinned_on is not None for cited in references) >= 15

    def test_malformed_citations_are_reported(self) -> None:
        assert [doubt.code for doubt in outline(CODE).doubts].count("citation_unclear") == 3

    def test_principles(self) -> None:
        found = blocks(CODE, "principles")
        assert len(found) == 17
        assert sum(len(held.items) for held in found) == 67
        assert sum(item.count("<li>") for held in found for item in held.items) == 4

    def test_lists_to_think_about(self) -> None:
        # Two boxes of 2 and 4, and the self-assessment of 9.
        assert sorted(len(held.items) for held in blocks(CODE, "think_about")) == [2, 4, 9]

    def test_examples_definitions_and_oath(self) -> None:
        assert [len(held.items) for held in blocks(CODE, "examples")] == [6]
        assert [len(held.definitions) for held in blocks(CODE, "definitions")] == [6]
        oath, annex = blocks(CODE, "statement")
        assert oath.html.count("<p>") == 6
        assert annex.html.count("<p>") > 10

    def test_info_boxes(self) -> None:
        # A reader finds two; the other has a title without a colon and is a section.
        assert len(blocks(CODE, "info_box")) == 1

    def test_pull_quotes(self) -> None:
        # A reader counts 29; six of them stand on top of text like a heading and are sections.
        assert len(blocks(CODE, "quote")) == 23

    def test_change_table(self) -> None:
        rows = outline(CODE).change_table
        assert Counter(row.period for row in rows) == {"2016": 7, "2017": 2, "2020": 12}
        assert all(row.kinds for row in rows)
        assert [row.targets for row in rows if len(row.targets) > 1] == [["8.4", "8.5", "8.6"]]

    def test_furniture_is_gone(self) -> None:
        text = words_of_outline(outline(CODE))
        assert "http" not in text
        assert not re.search(r"\n 21 \n", text)


@pytest.mark.parametrize(("key", "broken"), [("000", 8), ("001", 110)])
def test_words_broken_over_lines_are_whole(key: str, broken: int) -> None:
    lines = [line.strip() for line in path_of(key).read_text().split("\n")]
    lines = [line for line in lines if line and not line.startswith("http")]
    text = words_of_outline(outline(key))
    joined = suspended = 0
    for line, following in pairwise(lines):
        if not re.search(r"\w-$", line):
            continue
        head, tail = line.split()[-1], following.split()[0]
        if tail in ("en", "of"):
            assert f"{head} {tail}" in text
            suspended += 1
        else:
            assert f"{head[:-1]}{tail}" in text or f"{head}{tail}" in text, (head, tail)
            joined += 1
    assert joined + suspended >= broken - 2


@pytest.mark.parametrize("key", ["000", "001", "002", "003"])
def test_no_word_is_lost(key: str) -> None:
    """Apart from numbers (of lists and notes) every word of the text is in the outline."""
    source = re.sub(r"<[^>]+>|https?://\S+|mailto:\S+", " ", path_of(key).read_text())
    source = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", source)
    wanted = Counter(re.findall(r"[^\W\d_]{2,}", re.sub(r"-\s+(?=[a-z])", "", source).lower()))
    outline_text = re.sub(r"-\s+(?=[a-z])", "", words_of_outline(outline(key)))
    found = Counter(re.findall(r"[^\W\d_]{2,}", outline_text.lower()))
    lost = sum((wanted - found).values())
    assert lost <= 0.004 * sum(wanted.values()) + 2, wanted - found


class TestRegulation:
    def test_titles_and_validity(self) -> None:
        found = outline(REGULATION)
        assert found.title == found.official_title
        assert found.validity is not None
        assert found.validity.valid_from == found.validity.retroactive_from
        assert found.validity.valid_until is None

    def test_chapters_themes_and_annexes(self) -> None:
        found = outline(REGULATION)
        assert numbers(REGULATION, 1) == ["1", "2", "3", "4", "5"]
        third = next(place for place, row in enumerate(found.sections) if row.number == "3")
        assert [row.level for row in found.sections[third + 1 : third + 9]] == [2] * 8
        assert sum(row.heading.startswith("Bijlage ") for row in found.sections) == 2

    def test_pictures_wait_for_an_alternative(self) -> None:
        assert len(blocks(REGULATION, "image")) == 8
        codes = [doubt.code for doubt in outline(REGULATION).doubts]
        assert codes.count("image_without_alternative") == 8

    def test_lettered_goals_keep_their_letters(self) -> None:
        lettered = [
            held.html for held in blocks(REGULATION, "text") if '<ol type="a">' in held.html
        ]
        assert len(lettered) == 1
        assert lettered[0].count("<li>") == 5

    def test_statements(self) -> None:
        assert len(blocks(REGULATION, "statement")) == 2


class TestOthers:
    def test_factsheet(self) -> None:
        assert len(blocks("000", "note")) == 6
        assert [row.heading for row in outline("000").sections][-2:] == ["Eindnoten", "Tabel"]

    def test_guide(self) -> None:
        assert numbers("002", 1) == ["1", "2"]
        assert sum(row.heading.startswith("BLOK") for row in outline("002").sections) == 2
        assert len(blocks("002", "note")) == 4
        table = blocks("002", "table")[0].table
        assert table is not None
        assert (len(table.rows) - table.header_rows, len(table.rows[0])) == (10, 4)
        questions = [held.html for held in blocks("002", "text") if "<ol" in held.html]
        assert sum(html.count("<li>") for html in questions) == 3 + 28

    def test_web_page(self) -> None:
        assert len(outline("003").sections) == 3 + 1
        assert blocks("003", "text")[2].html.count("<li>") == 4 + 3
