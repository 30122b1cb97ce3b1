"""Comparison tells what happened to each section, and only that."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.policies.alarms import alarms
from content.policies.comparison import Section, compare
from content.policies.marking import mark


def section(key: str, html: str = "<p>Tekst.</p>", number: str = "", parent: str = "") -> Section:
    return Section(key, number, 1, key.title(), html, parent)


def facts(old: list[Section], new: list[Section], **kwargs: Any) -> dict[str, tuple[str, ...]]:
    return {row.section_id: row.facts for row in compare(old, new, **kwargs)}


def test_same_text_is_unchanged() -> None:
    assert facts([section("a")], [section("a")]) == {"a": ("unchanged",)}


def test_another_number_is_a_renumbering_and_no_rewording() -> None:
    assert facts([section("a", number="4.1")], [section("a", number="4.2")]) == {
        "a": ("renumbered",)
    }


def test_of_three_sections_only_the_one_that_jumped_moved() -> None:
    old = [section(key) for key in "abc"]
    new = [section(key) for key in "bca"]
    assert facts(old, new) == {"b": ("unchanged",), "c": ("unchanged",), "a": ("moved",)}


def test_a_lapsed_section_stands_where_it_stood() -> None:
    rows = compare([section("a"), section("b"), section("c")], [section("a"), section("c")])
    assert [(row.section_id, row.facts) for row in rows] == [
        ("a", ("unchanged",)),
        ("b", ("lapsed",)),
        ("c", ("unchanged",)),
    ]


def test_what_a_section_became_is_told_on_both_sides() -> None:
    found = facts([section("a"), section("b")], [section("a")], succession={"b": ["a"]})
    assert found == {"a": ("merged",), "b": ("lapsed", "merged")}


def test_words_are_marked_inside_lists_and_the_list_stays_a_list() -> None:
    marked = mark(
        "<ul><li>Meld binnen vier weken.</li><li>Wacht.</li></ul>",
        "<ul><li>Meld binnen twee weken.</li><li>Wacht.</li><li>Begin dan.</li></ul>",
    )
    assert marked.html == (
        "<ul><li>Meld binnen <del>vier</del><ins>twee</ins> weken.</li><li>Wacht.</li>"
        "<li><ins>Begin dan.</ins></li></ul>"
    )
    assert (marked.words_added, marked.words_removed) == (3, 1)


def test_a_removed_table_row_stays_in_its_table() -> None:
    row = "<tr><td>{0}</td><td>{1}</td></tr>"
    old = "<table><tbody>" + row.format("a", 1) + row.format("b", 2) + "</tbody></table>"
    new = "<table><tbody>" + row.format("a", 1) + "</tbody></table>"
    assert mark(old, new).html == (
        "<table><tbody><tr><td>a</td><td>1</td></tr>"
        "<tr><td><del>b</del></td><td><del>2</del></td></tr></tbody></table>"
    )


def test_escaped_text_stays_escaped() -> None:
    assert "<script>" not in mark("<p>a</p>", "<p>a &lt;script&gt;</p>").html


def test_amounts_terms_negations_and_duties_are_called_out() -> None:
    assert alarms(["75", "niet"], ["50"]) == ["amount", "negation"]
    assert alarms(["moet", "weken"], ["mag", "maanden"]) == ["term", "duty"]
    assert alarms(["mooi", "50"], ["50", "fraai"]) == []


WORDS = st.lists(
    st.sampled_from(["de", "ambtenaar", "meldt", "niet", "50", "euro", "&amp;"]), max_size=8
)
HTML = st.lists(WORDS.map(" ".join), max_size=5).map(
    lambda paragraphs: "".join(f"<p>{text}</p>" for text in paragraphs if text)
)


def _words(html: str, without: str) -> list[str]:
    kept = re.sub(rf"<{without}>.*?</{without}>", " ", html, flags=re.S)
    return re.sub(r"<[^>]+>", " ", kept).split()


@given(HTML, HTML)
def test_marks_read_without_additions_give_the_old_text_and_without_removals_the_new(
    old: str, new: str
) -> None:
    marked = mark(old, new).html
    assert sorted(_words(marked, "ins")) == sorted(_words(old, "none"))
    assert _words(marked, "del") == _words(new, "none")
