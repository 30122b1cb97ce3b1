"""Citations as people write them, to places in laws and back; doubts are told, never guessed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.law.citations import Place, Reference, Unit, full, short
from content.law.first_entries import first_laws
from content.law.names import LawName
from content.law.ordering import LATIN, sort_key
from content.law.parsing import Parsed, parse, parse_fields

LAWS = first_laws()
AW, AWB, BW, SR = "Ambtenarenwet 2017", "Algemene wet bestuursrecht", "Burgerlijk Wetboek", "Sr"
BIO = "Baseline Informatiebeveiliging Overheid"


def _read(text: str) -> Parsed:
    return parse(text, LAWS)


# (as written, law, full citations without the law)
EXAMPLES = [
    ("artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017", AW,
     ["artikel 8, eerste lid, onderdeel e"]),
    ("Artikel 8 lid 1 onderdeel e van de Ambtenarenwet 2017", AW,
     ["artikel 8, eerste lid, onderdeel e"]),
    ("art. 5 lid 1 onder b Aw", AW, ["artikel 5, eerste lid, onderdeel b"]),
    ("art 5 lid 1 Aw", AW, ["artikel 5, eerste lid"]),
    ("art. 5, lid 1, sub b, Aw", AW, ["artikel 5, eerste lid, onderdeel b"]),
    ("artikel 5, 1e lid, letter b, Aw", AW, ["artikel 5, eerste lid, onderdeel b"]),
    ("artikel 5, 2de lid, Aw", AW, ["artikel 5, tweede lid"]),
    ("ARTIKEL 5, EERSTE LID, AW", AW, ["artikel 5, eerste lid"]),
    ("artikel 5   Ambtenarenwet 2017.", AW, ["artikel 5"]),
    ("artikelen 4 en 5 Aw", AW, ["artikel 4", "artikel 5"]),
    ("artikelen 4, 5 en 7 Aw", AW, ["artikel 4", "artikel 5", "artikel 7"]),
    ("artikelen 4, 5, en 7 Aw", AW, ["artikel 4", "artikel 5", "artikel 7"]),
    ("artikelen 4 tot en met 6 Aw", AW, ["artikelen 4 tot en met 6"]),
    ("artikelen 4 t/m 6 Aw", AW, ["artikelen 4 tot en met 6"]),
    ("art. 4-6 Aw", AW, ["artikelen 4 tot en met 6"]),
    ("artikelen 4 t/m 6 en 9 Aw", AW, ["artikelen 4 tot en met 6", "artikel 9"]),
    ("artikel 3:2 Awb", AWB, ["artikel 3:2"]),
    ("artikel 3:2 van de Algemene wet bestuursrecht (Awb)", AWB, ["artikel 3:2"]),
    ("art. 2:4, eerste lid, Awb", AWB, ["artikel 2:4, eerste lid"]),
    ("artikel 7:611 BW", BW, ["artikel 7:611"]),
    ("Burgerlijk Wetboek Boek 7, artikel 658", BW, ["artikel 7:658"]),
    ("boek 7, artikel 658, BW", BW, ["artikel 7:658"]),
    ("BW boek 7", BW, ["boek 7"]),
    ("artikel 7:653a, eerste lid, BW", BW, ["artikel 7:653a, eerste lid"]),
    ("artikel 125quinquies Ambtenarenwet", "Ambtenarenwet", ["artikel 125quinquies"]),
    ("artikel 125 bis Ambtenarenwet", "Ambtenarenwet", ["artikel 125bis"]),
    ("artikel 125ter, eerste lid, Ambtenarenwet", "Ambtenarenwet", ["artikel 125ter, eerste lid"]),
    ("Artikel 90 quater van het Wetboek van Strafrecht", "Wetboek van Strafrecht",
     ["artikel 90quater"]),
    ("Wetboek van Strafrecht, artikelen 177 en 363", "Wetboek van Strafrecht",
     ["artikel 177", "artikel 363"]),
    ("art. 272 Sr", "Wetboek van Strafrecht", ["artikel 272"]),
    ("artikel 162 Sv", "Wetboek van Strafvordering", ["artikel 162"]),
    ("artikel 1a AWGB", "Algemene wet gelijke behandeling", ["artikel 1a"]),
    ("Wet bescherming klokkenluiders, artikelen 2, 1a en 17e", "Wet bescherming klokkenluiders",
     ["artikel 2", "artikel 1a", "artikel 17e"]),
    ("Aanbestedingswet 2012, artikelen 1.4, 1.10b en 2.86", "Aanbestedingswet 2012",
     ["artikel 1.4", "artikel 1.10b", "artikel 2.86"]),
    ("artikel 8, eerste lid, aanhef en onderdeel e, Aw", AW,
     ["artikel 8, eerste lid, aanhef en onderdeel e"]),
    ("artikel 8, aanhef, Aw", AW, ["artikel 8, aanhef"]),
    ("art. 8 lid 1 aanhef en onder e Aw", AW, ["artikel 8, eerste lid, aanhef en onderdeel e"]),
    ("artikel 8, eerste lid, onderdeel e, onder 2°, Aw", AW,
     ["artikel 8, eerste lid, onderdeel e, onder 2°"]),
    ("artikel 8 lid 1 sub e onder 2 Aw", AW, ["artikel 8, eerste lid, onderdeel e, onder 2°"]),
    ("artikel 8, eerste lid, tweede volzin, Aw", AW, ["artikel 8, eerste lid, tweede volzin"]),
    ("artikel 8, eerste lid, onderdelen a en c, Aw", AW,
     ["artikel 8, eerste lid, onderdelen a en c"]),
    ("artikel 8, eerste lid, onderdelen a tot en met d, Aw", AW,
     ["artikel 8, eerste lid, onderdelen a, b, c en d"]),
    ("artikel 8, onderdelen a, b, en d, Aw", AW, ["artikel 8, onderdelen a, b en d"]),
    ("artikel 4 onderdeel aa Aw", AW, ["artikel 4, onderdeel aa"]),
    ("artikel 5, eerste en tweede lid, Aw", AW, ["artikel 5, eerste en tweede lid"]),
    ("artikel 5, leden 1 t/m 3, Aw", AW, ["artikel 5, eerste, tweede en derde lid"]),
    ("artikel 5, eerste tot en met derde lid, Aw", AW, ["artikel 5, eerste, tweede en derde lid"]),
    ("artikel 5, eerste lid, en tweede lid, Aw", AW,
     ["artikel 5, eerste lid", "artikel 5, tweede lid"]),
    ("artikel 5, eerste lid, onderdeel a, en tweede lid, Aw", AW,
     ["artikel 5, eerste lid, onderdeel a", "artikel 5, tweede lid"]),
    ("artikelen 4, eerste lid, en 5, tweede lid, Aw", AW,
     ["artikel 4, eerste lid", "artikel 5, tweede lid"]),
    ("artikel 4 jo. artikel 5 Aw", AW, ["artikel 4", "artikel 5"]),
    ("artikel 4 juncto artikel 5 Aw", AW, ["artikel 4", "artikel 5"]),
    ("artikel 21 Aw", AW, ["artikel 21"]),
    ("artikel 5, 21e lid, Aw", AW, ["artikel 5, 21e lid"]),
    ("artikel 5 lid 1a Aw", AW, ["artikel 5, lid 1a"]),
    ("Artikel 5 Ambtenarenwet 2017 eerste lid sub e", AW, ["artikel 5, eerste lid, onderdeel e"]),
    ("Ambtenarenwet 2017, artikel 5, eerste lid, onderdelen b en c", AW,
     ["artikel 5, eerste lid, onderdelen b en c"]),
    ("Aw art. 5 lid 1", AW, ["artikel 5, eerste lid"]),
    ("hoofdstuk 3 Awb", AWB, ["hoofdstuk 3"]),
    ("hfst. 3 Awb", AWB, ["hoofdstuk 3"]),
    ("hoofdstuk IV van de Grondwet", "Grondwet", ["hoofdstuk IV"]),
    ("titel 9.1 Awb", AWB, ["titel 9.1"]),
    ("afdeling 3.4 Awb", AWB, ["afdeling 3.4"]),
    ("§ 2 Aw", AW, ["paragraaf 2"]),
    ("bijlage 2 bij de Cao Rijk", "Cao Rijk", ["bijlage 2"]),
    ("Cao Gemeenten, artikel 3.1, lid 2", "Cao Gemeenten", ["artikel 3.1, tweede lid"]),
    ("CAO Rijk, paragraaf 12.3", "Cao Rijk", ["paragraaf 12.3"]),
    ("Ambtenarenwet 2017", AW, [""]),
    ("de Grondwet", "Grondwet", [""]),
    ("art. 32 AVG", "Algemene verordening gegevensbescherming", ["artikel 32"]),
    ("artikel 5, lid 1, onder f, van de Algemene Verordening Gegevensbescherming",
     "Algemene verordening gegevensbescherming", ["artikel 5, eerste lid, onderdeel f"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "law", "places"), EXAMPLES, ids=[one[0] for one in EXAMPLES])
def test_what_people_write_becomes_a_place_in_a_law(text, law, places):
    found = _read(text)
    assert found.doubts == ()
    assert {one.law for one in found.references} == {law}
    assert [full(Reference("", one.place)).strip() for one in found.references] == places


NORMS = [
    ("BIO 7.2.2", ["BIO 7.2.2"]),
    ("BIO 6.2.1.2a", ["BIO 6.2.1.2a"]),
    ("BIO 7.2.2 en 7.2.3", ["BIO 7.2.2", "BIO 7.2.3"]),
    ("BIO 7.2.2, 7.2.3", ["BIO 7.2.2", "BIO 7.2.3"]),
    ("BP 12.1 t/m 12.3", ["BP 12.1 t/m 12.3"]),
    ("Aw 4.1", ["Aw 4.1"]),
    ("BP 4.1", ["BP 4.1"]),
    ("AVG 32", ["AVG 32"]),
    ("Baseline Privacy 13.1", ["BP 13.1"]),
]


@pytest.mark.parametrize(("text", "written"), NORMS)
def test_norms_stand_behind_the_name_of_their_framework(text, written):
    found = _read(text)
    assert [short(one) for one in found.references] == written
    assert {one.place.unit for one in found.references} == {Unit.NORM}


def test_the_same_number_in_two_frameworks_is_two_norms():
    assert _read("Aw 4.1").references != _read("BP 4.1").references


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("artikel 4 Ambtenarenwet (2017)", AW),
        ("Algemene verordening gegevensbescherming van 27 april 2016",
         "Algemene verordening gegevensbescherming"),
        ("CAO Rijk 2020, hoofdstuk 15", "Cao Rijk"),
        ("artikel 44 Wetboek van Strafrecht (straffen); artikel 45 Sr", "Wetboek van Strafrecht"),
        ("de Algemene-wet bestuursrecht", AWB),
    ],
)  # fmt: skip
def test_a_law_is_known_by_what_texts_make_of_its_name(text, law):
    found = _read(text)
    assert (found.doubts, {one.law for one in found.references}) == ((), {law})


def test_another_year_is_another_law():
    assert _read("artikel 4 Ambtenarenwet 2031").doubts == ("unknown_law",)


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("artikel 8 Aw (giften)", "giften"),
        ("artikel 8 Aw (giften (en diensten))", "giften (en diensten)"),
        ("artikel 8 Aw (giften", "giften"),
        ("Algemene wet bestuursrecht (Awb)", ""),
    ],
)
def test_an_explanation_between_brackets_is_apart(text, gloss):
    assert _read(text).gloss == gloss


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("artikel 8, onderdelen c en de Ambtenarenwet 2017", "breaks_off"),
        ("artikel 8", "no_law"),
        ("onderdeel b", "no_law"),
        ("", "no_law"),
        ("artikel 3 Verzonnen wet", "unknown_law"),
        ("Aanwijzing van 2014", "unknown_law"),
        ("Cao Gemeenten, artikel 3 Melden", "not_understood"),
        ("artikel 8, onderdelen d tot en met a, Aw", "odd_range"),
        ("artikel 8, leden 3 t/m 1, Aw", "odd_range"),
        ("artikel 8, eerste en tweede volzin, Aw", "several_sentences"),
        ("artikel 8 ) Aw", "open_bracket"),
        ("a" * 2000, "too_long"),
    ],
)
def test_what_is_uncertain_is_told(text, doubt):
    found = _read(text)
    assert doubt in found.doubts
    assert not found.is_certain


def test_a_law_that_is_not_known_keeps_its_name_and_its_place():
    (found,) = _read("artikel 3, eerste lid, van de Verordening Zandwijk").references
    assert (found.law, found.known, full(found)) == (
        "Verordening Zandwijk", None, "artikel 3, eerste lid, Verordening Zandwijk",
    )  # fmt: skip


def test_each_piece_has_the_law_that_is_named_for_it():
    found = _read("artikel 4 en artikel 5 Aw; artikel 3:2 Awb")
    assert [short(one) for one in found.references] == ["art. 4 Aw", "art. 5 Aw", "art. 3:2 Awb"]


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (("8", "1", "e"), "artikel 8, eerste lid, onderdeel e"),
        (("8", "eerste en tweede", ""), "artikel 8, eerste en tweede lid"),
        (("hoofdstuk 3", "", ""), "hoofdstuk 3"),
        (("Artikel 8, eerste lid", "", "e"), "artikel 8, eerste lid, onderdeel e"),
        (("8", "1", "aanhef en onder e"), "artikel 8, eerste lid, aanhef en onderdeel e"),
        (("4–6", "", ""), "artikelen 4 tot en met 6"),
        (("", "", ""), ""),
    ],
)
def test_parts_entered_apart_make_one_place(fields, written):
    law = LAWS.find("Aw")
    (found,) = parse_fields(law, *fields).references
    assert full(Reference("", found.place)).strip() == written


# What is written can be read back: for every place that can be said, in both forms.

_numbers = st.one_of(
    st.integers(1, 999).map(str),
    st.builds("{}{}".format, st.integers(1, 99), st.sampled_from(string.ascii_lowercase)),
    st.builds("{}:{}".format, st.integers(1, 11), st.integers(1, 300)),
    st.builds("{}.{}".format, st.integers(1, 20), st.integers(1, 99)),
    st.builds("{}{}".format, st.integers(1, 200), st.sampled_from(LATIN)),
)
_letters = st.sampled_from(string.ascii_lowercase)
_articles = st.builds(
    Place,
    number=_numbers,
    paragraphs=st.lists(st.integers(1, 30).map(str), max_size=3, unique=True).map(tuple),
    sentence=st.sampled_from(["", "", "1", "2", "13"]),
    opening=st.booleans(),
    parts=st.lists(_letters, max_size=4, unique=True).map(tuple),
    subparts=st.lists(st.integers(1, 12).map(str), max_size=2, unique=True).map(tuple),
)
_ranges = st.builds(Place, number=st.integers(1, 50).map(str), until=st.integers(51, 99).map(str))
_chapters = st.builds(
    Place,
    number=st.one_of(st.integers(1, 30).map(str), st.sampled_from(["II", "IV", "X"])),
    unit=st.sampled_from([Unit.CHAPTER, Unit.TITLE, Unit.DIVISION, Unit.SECTION, Unit.ANNEX]),
)
_norm_places = st.builds(
    Place, number=st.from_regex(r"\A[1-9]\d?(\.[1-9]\d?){0,3}[a-c]?\Z"), unit=st.just(Unit.NORM)
)
_laws = st.sampled_from([law for law in LAWS.all if not law.is_framework])
_frameworks = st.sampled_from([law for law in LAWS.all if law.is_framework])


def _reference(law: LawName, place: Place) -> Reference:
    return Reference(law.name, place, law)


_references = st.one_of(
    st.builds(_reference, _laws, st.one_of(_articles, _ranges, _chapters, st.just(Place()))),
    st.builds(_reference, _frameworks, _norm_places),
)


@given(_references)
def test_a_full_citation_is_read_back(reference):
    assert _read(full(reference)) == Parsed((reference,))


@given(_references)
def test_a_short_citation_is_read_back(reference):
    assert _read(short(reference)) == Parsed((reference,))


@given(
    st.text(alphabet=st.sampled_from("artikel 1258aebA,.;()°§:en lid of tm/–Awjuncto"), max_size=80)
)
def test_whatever_is_typed_is_read_without_harm_and_settles(text):
    found = _read(text)
    again = _read("; ".join(full(one) for one in found.references)) if found.is_certain else found
    assert again.references == found.references


def test_numbers_sort_as_people_count():
    order = [
        "3a",
        "4",
        "4.1",
        "4.2",
        "4.10",
        "4a",
        "4bis",
        "4ter",
        "5",
        "10",
        "125",
        "125quinquies",
    ]
    mixed = order[::2] + order[1::2]
    assert sorted(mixed, key=sort_key) == order
