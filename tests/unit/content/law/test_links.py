"""Addresses of law texts: JCI links and pages of the national site."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.law.citations import Place, Unit, short
from content.law.first_entries import first_laws
from content.law.links import LawLink, pinned_on, read_link, written_link
from content.law.parsing import parse

SITE = "https://wetten.overheid.nl/"


@pytest.mark.parametrize(
    ("address", "bwb_id", "place", "day"),
    [
        ("jci1.3:c:BWBR0001947&artikel=5&lid=1&g=2020-01-01", "BWBR0001947",
         Place("5", paragraphs=("1",)), date(2020, 1, 1)),
        (f"{SITE}jci1.3:c:BWBR0001947&artikel=8&lid=1&o=e&z=2021-01-01&g=2021-02-01", "BWBR0001947",
         Place("8", paragraphs=("1",), parts=("e",)), date(2021, 2, 1)),
        (f"{SITE}jci1.31:c:BWBR0001947&artikel=8&lid=1&amp;z=2021-01-01".replace("&amp;", "&"),
         "BWBR0001947", Place("8", paragraphs=("1",)), date(2021, 1, 1)),
        ("jci1.31:c:BWBR0005290&boek=7&titeldeel=10&artikel=611&g=2021-01-01", "BWBR0005290",
         Place("7:611"), date(2021, 1, 1)),
        ("jci1.3:c:BWBR0005537&hoofdstuk=3&titeldeel=3.2", "BWBR0005537",
         Place("3.2", unit=Unit.TITLE), None),
        ("jci1.3:c:BWBR0005537", "BWBR0005537", Place(), None),
        ("jci1.3:c:BWBR0005537&artikel=3%3A2", "BWBR0005537", Place("3:2"), None),
        (f"{SITE}BWBR0001947/2020-01-01", "BWBR0001947", Place(), date(2020, 1, 1)),
        (f"{SITE}BWBR0001947/2020-01-01/0", "BWBR0001947", Place(), date(2020, 1, 1)),
        (f"{SITE}BWBR0001947/2020-01-01#Hoofdstuk2_Artikel5",
         "BWBR0001947", Place("5"), date(2020, 1, 1)),
        (f"{SITE}BWBR0005290/2024-01-01/#Boek7_Titeldeel10_Afdeling1_Artikel611", "BWBR0005290",
         Place("7:611"), date(2024, 1, 1)),
        (f"{SITE}BWBR0001947", "BWBR0001947", Place(), None),
        (f"{SITE}BWBR0001947/2020-99-01", "BWBR0001947", Place(), None),
        ("https://lokaleregelgeving.overheid.nl/CVDR123456", "CVDR123456", Place(), None),
    ],
)  # fmt: skip
def test_an_address_names_law_place_and_day(address, bwb_id, place, day):
    assert read_link(address) == LawLink(bwb_id, place, day)


@pytest.mark.parametrize(
    "address", ["", "https://voorbeeld.nl/BWBR0001947", "jci1.3:c:geen", "x" * 500]
)
def test_other_addresses_are_no_links_to_law(address):
    assert read_link(address) is None


_numbers = st.one_of(
    st.integers(1, 300).map(str),
    st.builds("{}{}".format, st.integers(1, 99), st.sampled_from("abc")),
    st.builds("{}:{}".format, st.integers(1, 11), st.integers(1, 300)),
)
_places = st.one_of(
    st.just(Place()),
    st.builds(
        lambda number, lid, part: Place(
            number, paragraphs=(lid,) if lid else (), parts=(part,) if part else ()
        ),
        _numbers,
        st.sampled_from(["", "1", "12"]),
        st.sampled_from(["", "a", "e"]),
    ),
    st.builds(
        Place,
        number=st.integers(1, 20).map(str),
        unit=st.sampled_from([Unit.CHAPTER, Unit.TITLE, Unit.DIVISION, Unit.SECTION, Unit.ANNEX]),
    ),
)
_links = st.builds(
    LawLink,
    bwb_id=st.integers(2000000, 9999999).map(lambda number: f"BWBR{number}"),
    place=_places,
    pinned_on=st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))),
)


@given(_links)
def test_a_written_link_is_read_back(link):
    assert read_link(written_link(link)) == link


def test_a_book_of_the_civil_code_is_a_text_of_its_own():
    link = LawLink("BWBR0005290", Place("7:611"), None)
    assert written_link(link) == f"{SITE}jci1.3:c:BWBR0005290&artikel=611"
    assert read_link(written_link(link)) == link


def test_a_link_is_a_citation_too():
    found = parse(f"{SITE}jci1.3:c:BWBR0005290&artikel=611", first_laws())
    assert [short(one) for one in found.references] == ["art. 7:611 BW"]
    assert parse("jci1.3:c:BWBR9999999&artikel=1", first_laws()).doubts == ("unknown_law",)


def test_the_day_of_an_address_that_names_no_law():
    assert pinned_on("https://wetten.voorbeeld.nl/x&artikel=3&g=2019-02-01") == date(2019, 2, 1)
