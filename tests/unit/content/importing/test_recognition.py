"""The small rules: numbers, levels, citations, changes, validity, lists, furniture, addresses."""

from datetime import date

import pytest

from content.importing.outline import LegalReference
from content.importing.readers.text import lines_of
from content.importing.recognition import changes, links
from content.importing.recognition.furniture import without_furniture
from content.importing.recognition.levels import Levels
from content.importing.recognition.list_items import mark_of
from content.importing.recognition.numbers import Sequence, split_number
from content.importing.recognition.sources_of_law import (
    citation,
    is_unclear,
    looks_like_citation,
    parts,
)
from content.importing.recognition.validity import validity_of
from content.importing.recognition.words_of_the_genre import lead_in
from content.law.links import pinned_on


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4.5 Giften", ("4.5", "Giften")),
        ("1. Werving", ("1", "Werving")),
        ("2  Gunsten en bijbanen", ("2", "Gunsten en bijbanen")),
        ("4.3 (Privé)gebruik", ("4.3", "(Privé)gebruik")),
        ("2025 was een goed jaar", ("", "2025 was een goed jaar")),
        ("Geen nummer", ("", "Geen nummer")),
        ("7.1.2.1", ("", "7.1.2.1")),
    ],
)
def test_number_in_front_of_a_heading(text: str, parts: tuple[str, str]) -> None:
    assert split_number(text) == parts


def test_numbers_must_follow_each_other() -> None:
    sequence = Sequence()
    assert not sequence.continues("4.1"), "a text does not begin at 4.1"
    for number in ("1", "1.1", "1.2", "2", "2.1", "3.1"):
        assert sequence.continues(number), number
        sequence.take(number)
    assert not sequence.continues("3.3")
    assert not sequence.continues("2.2")


def test_levels_by_number_label_and_place() -> None:
    levels = Levels()

    def level(number: str, heading: str, depth: int = 0, after_empty: bool = False) -> int:
        return levels.next(number, heading, depth, box=False, after_empty=after_empty)

    assert level("", "Aanleiding") == 1
    assert level("", "Beleid") == 1
    assert level("", "Waarom", after_empty=True) == 2
    assert level("1", "Werving") == 1
    assert level("1.1", "Vacatures") == 2
    assert level("", "Advertenties") == 3
    assert level("", "Gesprekken") == 3
    assert level("1.1.1.1.1", "Te diep") == 4
    assert level("", "Bijlagen") == 1
    assert level("", "Bijlage A: Formulier") == 2
    assert levels.next("", "Uitgangspunten voor X", 0, box=True, after_empty=False) == 4


@pytest.mark.parametrize(
    ("text", "law", "article", "gloss"),
    [
        ("Artikel 8, eerste lid, aanhef en onderdeel e Ambtenarenwet 2017 (giften)",
         "Ambtenarenwet 2017", "Artikel 8, eerste lid, aanhef en onderdeel e", "giften"),
        ("artikel 2:5 Algemene wet bestuursrecht (geheimhouding)",
         "Algemene wet bestuursrecht", "artikel 2:5", "geheimhouding"),
        ("Artikel 90 quater van het Wetboek van Strafrecht",
         "Wetboek van Strafrecht", "Artikel 90 quater", ""),
        ("Artikel 5 Ambtenarenwet 2017 eerste lid sub e (zorgplicht)",
         "Ambtenarenwet 2017", "Artikel 5, eerste lid sub e", "zorgplicht"),
        ("CAO Gemeenten Hoofdstuk 13 Melden", "CAO Gemeenten", "Hoofdstuk 13 Melden", ""),
        ("Wet van 3 mei 1999 (Wvo) (onderzoek vooraf)",
         "Wet van 3 mei 1999 (Wvo)", "", "onderzoek vooraf"),
        ("Verordening Zandwijk 2019", "Verordening Zandwijk 2019", "", ""),
    ],
)  # fmt: skip
def test_parts_of_a_citation(text: str, law: str, article: str, gloss: str) -> None:
    assert looks_like_citation(text)
    found = citation(text)
    assert (found.law, found.article, found.gloss) == (law, article, gloss)


@pytest.mark.parametrize(
    "text",
    [
        "Deze gedragscode geldt voor iedereen die bij ons werkt.",
        "De wet schrijft voor dat je meldt.",
        "Integriteit is een kwestie van doen.",
        "Artikel 4 Ambtenarenwet bepaalt dat er een code moet zijn.",
        "Voor je werk krijg je een telefoon.",
    ],
)
def test_sentences_about_law_are_no_citations(text: str) -> None:
    assert not looks_like_citation(text)


def test_broken_off_citations_are_doubted() -> None:
    assert is_unclear("Artikel 8, onderdelen c en de Ambtenarenwet 2017")
    assert is_unclear("Wet gelijke behandeling (1994")
    assert not is_unclear("Artikel 1 Grondwet (gelijke behandeling)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Artikel 8, eerste lid, aanhef en onderdeel e Ambtenarenwet 2017 (giften)",
         ("Ambtenarenwet 2017", "8", "1", "aanhef en onder e")),
        ("art. 5 lid 1 onder b Aw", ("Ambtenarenwet 2017", "5", "1", "b")),
        ("BIO 7.2.2", ("Baseline Informatiebeveiliging Overheid", "7.2.2", "", "")),
        ("Artikelen 4 en 5 Ambtenarenwet 2017",
         ("Ambtenarenwet 2017", "Artikelen 4 en 5", "", "")),
        ("Artikel 3 Verordening Zandwijk", ("Verordening Zandwijk", "Artikel 3", "", "")),
    ],
)  # fmt: skip
def test_a_certain_citation_of_one_place_comes_apart(text: str, found: tuple[str, ...]) -> None:
    assert parts(citation(text)) == found


@pytest.mark.parametrize(
    ("address", "day"),
    [
        (
            "https://wetten.voorbeeld.nl/x:c:BWBR1&artikel=3&z=2019-01-01&g=2019-02-01",
            date(2019, 2, 1),
        ),
        ("https://wetten.voorbeeld.nl/BWBR1/2018-05-01", date(2018, 5, 1)),
        ("https://wetten.voorbeeld.nl/BWBR1/2018-99-01", None),
        ("https://www.voorbeeld.nl/2018/05/tekst.pdf", None),
    ],
)
def test_day_to_which_an_address_is_pinned(address: str, day: date | None) -> None:
    assert pinned_on(address) == day


def test_addresses_between_two_certain_ones_are_paired_in_order() -> None:
    references = [citation(f"Artikel {number} Grondwet") for number in (1, 2, 3)]
    references[1] = LegalReference("Wet van 1999", "Wet van 1999")
    addresses = [
        "https://w.nl/a?artikel=1",
        "https://w.nl/b",
        "https://w.nl/b",
        "https://w.nl/c?artikel=3",
    ]
    assert links.attach(addresses, references) == 1
    links.fill_gaps(addresses, references)
    assert [reference.url[-1] for reference in references] == ["1", "b", "3"]


def test_an_address_that_keeps_company_with_one_law_goes_to_its_citations() -> None:
    pages = [
        (["https://w.nl/aw", f"https://w.nl/{page}"],
         [citation(f"Artikel {page} Ambtenarenwet 2017"), citation(f"Wet {page}")])
        for page in range(4)
    ]  # fmt: skip
    assert links.attach_by_company(pages) == {"https://w.nl/aw"}
    assert all(references[0].url == "https://w.nl/aw" for _, references in pages)
    assert not any(references[1].url for _, references in pages)


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ("Nieuw (nieuw beleid)", ["new_policy"]),
        ("Herschreven en vernummerd van 4.1 naar 4.2", ["rewritten", "renumbered"]),
        ("Redactionele herziening en hernummering", ["renumbered", "editorial"]),
        ("Aandacht voor thuiswerken", ["topic_added"]),
        ("Vervallen", ["repealed"]),
        ("Iets anders", []),
    ],
)
def test_kinds_of_change_combine(change: str, kinds: list[str]) -> None:
    assert changes.kinds_of(change) == kinds


def test_row_of_changes_without_columns() -> None:
    row = changes.row_of("8.4, 8.5 en 8.6 De rol van de adviseur; Straffen Herschreven", "2020")
    assert row is not None
    assert row.targets == ["8.4", "8.5", "8.6"]
    assert (row.title, row.change) == ("De rol van de adviseur; Straffen", "Herschreven")
    assert changes.row_of("Zomaar een zin zonder nummer", "2020") is None


def test_validity_with_named_months_and_an_end() -> None:
    found = validity_of("In werking vanaf 1 juli 2023 t/m 30 juni 2024.")
    assert found is not None
    assert (found.valid_from, found.valid_until) == (date(2023, 7, 1), date(2024, 6, 30))
    assert validity_of("Geldend van 1 juli 2023 is deze tekst.") is None
    with pytest.raises(ValueError, match=r"day|month"):
        validity_of("Geldend van 31-02-2023 t/m heden")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uitgangspunten voor reizen:", ("principles", "reizen")),
        ("Aanvullende uitgangspunten voor inhuur:", ("principles", "inhuur")),
        ("Uitgangspunten:", ("principles", "")),
        ("Denk hierover na:", ("think_about", "")),
        ("Sta hierbij stil voor de afweging:", ("think_about", "de afweging")),
        ("Voorbeelden van verspilling:", ("examples", "verspilling")),
    ],
)
def test_line_that_announces_a_box(text: str, found: tuple[str, str]) -> None:
    assert lead_in(text) == found


def test_line_that_announces_nothing() -> None:
    assert lead_in("Daarom gelden er bepaalde uitgangspunten:") is None


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("• een", "•", "een"),
        ("– twee", "-", "twee"),
        ("3. drie", "1", "drie"),
        ("b) vier", "a", "vier"),
        ("• c.", "a", ""),
        ("• • vijf", "•", "vijf"),
    ],
)
def test_list_marks(text: str, kind: str, rest: str) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.kind, mark.rest) == (kind, rest)


@pytest.mark.parametrize("text", ["-stichtingen zijn", "of niet", "Een zin.", "3 dagen"])
def test_lines_without_a_mark(text: str) -> None:
    assert mark_of(text) is None


def test_page_numbers_go_and_table_cells_stay() -> None:
    kept, dropped = without_furniture(lines_of("Slot.\n\n\n21\n\nVerder\n\n7\n\n9\n\nTekst"))
    assert dropped == 1
    assert [line.text for line in kept if line.text] == ["Slot.", "Verder", "7", "9", "Tekst"]


def test_running_headers_go_whatever_page_they_number() -> None:
    pages = "\f".join(f"Code Zandwijk pagina {n}\n\nTekst van blad {'abc'[n]}.\n" for n in range(3))
    kept, dropped = without_furniture(lines_of(pages))
    assert dropped == 3
    assert [line.text for line in kept if line.text] == [f"Tekst van blad {x}." for x in "abc"]
    assert [line.opens_page for line in kept if line.text] == [False, True, True]
