"""Our own corpus of edits marked as editorial: what must alarm does, what is form passes."""

import tomllib
from pathlib import Path

import pytest

from content.policies.touched import SectionText, WholeText, touched

EDITS = tomllib.loads((Path(__file__).parent / "data" / "editorial_edits.toml").read_text())["edit"]
WEIGHTY = [edit for edit in EDITS if edit["expect"]]
FORMAL = [edit for edit in EDITS if not edit["expect"]]


def _kinds(before: str, after: str) -> set[str]:
    texts = [
        WholeText("Code", "", [SectionText("a", "1 Kop", "Kop", html)]) for html in (before, after)
    ]
    return {place.kind for place in touched(*texts)}


def test_the_corpus_is_large_enough_and_has_no_double():
    assert len(WEIGHTY) >= 35
    assert len(FORMAL) >= 25
    assert len({edit["name"] for edit in EDITS}) == len(EDITS)


def test_recall_is_complete_and_false_alarms_are_rare(record_property):
    missed = [
        edit["name"]
        for edit in WEIGHTY
        if not set(edit["expect"]) <= _kinds(edit["before"], edit["after"])
    ]
    false = {
        edit["name"]: sorted(_kinds(edit["before"], edit["after"]))
        for edit in FORMAL
        if _kinds(edit["before"], edit["after"])
    }
    record_property("recall", 1 - len(missed) / len(WEIGHTY))
    record_property("false_alarms", len(false) / len(FORMAL))
    assert missed == []
    # Pinned: raise the list only with a reason.
    assert false == {}


@pytest.mark.parametrize("edit", WEIGHTY, ids=lambda edit: edit["name"])
def test_the_way_back_alarms_as_well(edit):
    assert _kinds(edit["after"], edit["before"])


def _with_law(**parts):
    return WholeText("Code", "", [], legal_basis=[{"citation": "artikel 8, Wet op iets", **parts}])


@pytest.mark.parametrize(
    ("old", "new", "rings"),
    [
        ({}, {"article": "8", "law": "Wet op iets"}, False),
        ({"article": "8"}, {"article": "9"}, True),
        ({"pinned_on": "2020-01-01"}, {"pinned_on": "2024-01-01"}, True),
        ({"gloss": "eens"}, {"gloss": "anders"}, False),
        ({}, {"citation": "artikel 9, Wet op iets"}, True),
    ],
)
def test_a_reference_to_law_rings_when_it_points_elsewhere(old, new, rings):
    """Parts that the portal read from the same words are no change."""
    assert bool(touched(_with_law(**old), _with_law(**new))) is rings


def test_a_reference_that_comes_or_goes_rings():
    none = WholeText("Code", "", [])
    assert {place.kind for place in touched(none, _with_law())} == {"reference"}
    assert {place.kind for place in touched(_with_law(), none)} == {"reference"}
