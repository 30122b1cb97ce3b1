"""The demo policies keep their own format (portal/demo/texts/FORMAT.md) and stay plain Dutch."""

import re
import tomllib
from datetime import date, datetime
from itertools import pairwise

import pytest

from tests.unit.portal.demo.text_files import (
    NEWS_FILES,
    POLICIES,
    TEXTS,
    VERSION_FILES,
    boxes_of,
    front_and_body,
    headings_of,
    name_of,
    people,
    sentences_of,
    words_of,
)

REQUIRED = {
    "title": str,
    "official_title": str,
    "kind": str,
    "language": str,
    "owner": str,
    "audience": str,
    "review_on": date,
    "tags": list,
    "legal_basis": list,
    "change_kind": str,
    "change_note": str,
    "adopted_by": str,
    "adopted_on": date,
    "adoption_reference": str,
    "valid_from": date,
    "published_on": datetime,
    "is_public": bool,
}
OPTIONAL = {
    "valid_until",
    "retroactive_from",
    "corrects",
    "confirmed_because",
    "norms",
    "successions",
}
KINDS = {"umbrella", "code", "regulation", "protocol", "guide", "circular", "form"}
BOXES = {
    "legal_basis",
    "principles",
    "think_about",
    "examples",
    "prohibited_examples",
    "info",
    "statement",
    "quote",
    "definitions",
    "form_link",
}
LEGAL = re.compile(
    r'^- law="[^"]+" article="[^"]+"( paragraph="\d+")?( part="[a-z]")? gloss="[^"]+"'
    r'( url="https://[^"]+")?( pinned_on=\d{4}-\d{2}-\d{2})?$'
)
LONGEST_MEAN_SENTENCE = 16  # words; the aim of the writers is 15
LONGEST_SENTENCE = 26  # words


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_a_version_file_has_the_front_matter_that_issuing_needs(path):
    front, _ = front_and_body(path)

    assert {key for key, kind in REQUIRED.items() if not isinstance(front.get(key), kind)} == set()
    assert set(front) <= set(REQUIRED) | OPTIONAL
    assert front["kind"] in KINDS
    assert front["language"] == "nl"
    assert front["change_kind"] in {"MATERIAL", "EDITORIAL"}
    assert front["published_on"].tzinfo is not None
    assert front["owner"] in {person["username"] for person in people()["people"]}
    assert front["audience"] in {audience["key"] for audience in people()["audiences"]}


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_the_dates_of_a_version_are_coherent(path):
    front, _ = front_and_body(path)
    published = front["published_on"].date()

    assert front["adopted_on"] <= published
    assert front["review_on"] > front["valid_from"]
    if "valid_until" in front:
        assert front["valid_until"] >= front["valid_from"]
    if "retroactive_from" in front:
        assert front["retroactive_from"] < published
        assert front["retroactive_from"] <= front["valid_from"]
    elif "corrects" not in front:
        assert published <= front["valid_from"]


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_section_keys_are_unique_and_levels_do_not_jump(path):
    headings = headings_of(front_and_body(path)[1])
    keys = [heading.key for heading in headings]

    assert len(keys) == len(set(keys))
    assert headings[0].level == 1
    for before, after in pairwise(headings):
        assert after.level <= before.level + 1, after.key


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_section_numbers_count_on_without_a_gap(path):
    expected = [0, 0]
    for heading in headings_of(front_and_body(path)[1]):
        if heading.level == 1:
            expected = [expected[0] + 1, 0]
            assert heading.number == f"{expected[0]}"
        elif heading.level == 2:
            expected[1] += 1
            assert heading.number == f"{expected[0]}.{expected[1]}"
        else:
            assert heading.number is None


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_boxes_are_known_closed_and_filled(path):
    for name, lines in boxes_of(front_and_body(path)[1]):
        assert name in BOXES
        assert bool(lines) != (name == "form_link"), name
        if name == "legal_basis":
            assert [line for line in lines if not LEGAL.match(line)] == []
        if name == "definitions":
            assert [line for line in lines if not re.match(r"^- [^:]+: .+", line)] == []


@pytest.mark.parametrize("path", VERSION_FILES, ids=name_of)
def test_no_section_is_an_empty_heading(path):
    parts = re.split(r"^#{2,5} .+$", front_and_body(path)[1], flags=re.MULTILINE)[1:]

    assert [index for index, part in enumerate(parts) if not part.strip()] == []


@pytest.mark.parametrize("path", VERSION_FILES + NEWS_FILES, ids=name_of)
def test_the_text_is_in_short_sentences(path):
    sentences = sentences_of(front_and_body(path)[1])
    lengths = [len(words_of(sentence)) for sentence in sentences]

    assert sum(lengths) / len(lengths) <= LONGEST_MEAN_SENTENCE
    too_long = [s for s, n in zip(sentences, lengths, strict=True) if n > LONGEST_SENTENCE]
    assert too_long == []


@pytest.mark.parametrize("slug", POLICIES)
def test_versions_of_a_policy_are_numbered_and_published_in_order(slug):
    paths = [path for path in VERSION_FILES if path.parent.name == slug]
    fronts = [front_and_body(path)[0] for path in paths]

    assert [path.stem for path in paths] == [f"v{n}" for n in range(1, len(paths) + 1)]
    published = [front["published_on"] for front in fronts]
    assert published == sorted(set(published))
    assert len({front["kind"] for front in fronts}) == 1
    for number, front in enumerate(fronts, start=1):
        assert front.get("corrects", 0) < number


@pytest.mark.parametrize("slug", POLICIES)
def test_successions_name_sections_of_the_version_before_and_of_this_one(slug):
    before: set[str] = set()
    for path in (path for path in VERSION_FILES if path.parent.name == slug):
        front, body = front_and_body(path)
        now = {heading.key for heading in headings_of(body)}
        for succession in front.get("successions", []):
            assert succession["from"] in before
            assert set(succession["to"]) <= now
            assert bool(succession["to"]) == (succession["kind"] != "lapsed")
        before = now


@pytest.mark.parametrize("slug", POLICIES)
def test_consecutive_versions_share_sections_and_differ(slug):
    bodies = [front_and_body(p)[1] for p in VERSION_FILES if p.parent.name == slug]
    for old, new in pairwise(bodies):
        assert old != new
        assert {h.key for h in headings_of(old)} & {h.key for h in headings_of(new)}


def test_the_code_of_conduct_has_four_versions_of_25_sections_or_more():
    paths = [path for path in VERSION_FILES if path.parent.name == "gedragscode"]

    assert len(paths) == 4
    assert min(len(headings_of(front_and_body(path)[1])) for path in paths) >= 25


def test_the_code_of_conduct_was_once_retroactive_and_has_a_version_ahead():
    fronts = [front_and_body(TEXTS / "gedragscode" / f"v{n}.md")[0] for n in (1, 2, 3, 4)]
    day = date(2026, 11, 22)

    assert fronts[1]["retroactive_from"] < fronts[1]["published_on"].date()
    assert fronts[2]["valid_from"] <= day < fronts[3]["valid_from"]
    assert fronts[3]["published_on"].date() <= day


def test_the_code_of_conduct_shows_every_kind_of_change():
    outlines = [
        {h.key: h for h in headings_of(front_and_body(TEXTS / "gedragscode" / f"v{n}.md")[1])}
        for n in (1, 2, 3, 4)
    ]
    pairs = list(pairwise(outlines))

    assert all(set(new) - set(old) for old, new in pairs), "each version has a new section"
    assert any(set(old) - set(new) for old, new in pairs), "somewhere a section lapsed"
    assert any(
        old[key].number != new[key].number for old, new in pairs for key in set(old) & set(new)
    ), "somewhere a section was renumbered"
    kinds = {
        succession["kind"]
        for n in (2, 3, 4)
        for succession in front_and_body(TEXTS / "gedragscode" / f"v{n}.md")[0]["successions"]
    }
    assert kinds == {"merged", "split", "lapsed"}


@pytest.mark.parametrize("word", ["geschenk", "cadeau", "bijbaan", "nevenwerkzaamheden"])
def test_the_code_in_force_has_the_words_that_people_search_for(word):
    assert word in front_and_body(TEXTS / "gedragscode" / "v3.md")[1].lower()


def test_the_collection_has_a_gap_a_repeal_and_a_correction():
    fronts = [front_and_body(path)[0] for path in VERSION_FILES]
    latest = {slug: sorted((TEXTS / slug).glob("v*.md"))[-1] for slug in POLICIES}
    ended = [
        slug
        for slug, path in latest.items()
        if front_and_body(path)[0].get("valid_until", date.max) < date(2026, 11, 22)
    ]
    repeal = tomllib.loads(next(TEXTS.glob("*/repeal.toml")).read_text(encoding="utf-8"))

    assert len(POLICIES) >= 10
    assert ended == ["tijdelijke-regeling-thuiswerken"]
    assert [front["corrects"] for front in fronts if "corrects" in front] == [2]
    assert repeal["repealed_on"].date() <= repeal["repealed_from"]
    assert repeal["reason"]
