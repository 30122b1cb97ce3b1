"""One invented document in every format: what the outline of each must hold."""

from datetime import date
from pathlib import Path

import pytest

from content.importing.conversion import outline_of_file
from content.importing.outline import Outline, OutlineBlock, OutlineSection

DOCUMENTS = Path(__file__).parents[3] / "documents"


def outline(name: str) -> Outline:
    return outline_of_file((DOCUMENTS / name).read_bytes(), name)


def section(found: Outline, heading: str) -> OutlineSection:
    return next(row for row in found.sections if row.heading == heading)


def block(found: Outline, kind: str) -> OutlineBlock:
    return next(held for row in found.sections for held in row.blocks if held.kind == kind)


def headings(found: Outline) -> list[tuple[int, str, str]]:
    return [(row.level, row.number, row.heading) for row in found.sections]


def codes(found: Outline) -> dict[str, dict[str, str | int]]:
    return {doubt.code: doubt.facts for doubt in found.doubts}


class TestHardBrokenText:
    """gedragscode.txt: lines broken by a printer, pages, a box, dumped addresses, changes."""

    @pytest.fixture
    def found(self) -> Outline:
        return outline("gedragscode.txt")

    def test_title_and_validity(self, found: Outline) -> None:
        assert found.title == "Gedragscode Zandwijk"
        assert found.validity is not None
        assert found.validity.valid_from == date(2025, 3, 1)
        assert found.validity.valid_until is None
        assert found.validity.retroactive_from == date(2025, 1, 1)

    def test_numbered_and_run_in_headings_with_their_levels(self, found: Outline) -> None:
        assert headings(found) == [
            (1, "1", "Over deze code"),
            (2, "1.1", "Voor wie deze code is"),
            (3, "", "Iedereen die voor ons werkt"),
            (2, "1.2", "Begrippen"),
            (3, "", "In deze code betekent"),
            (1, "2", "Gunsten en bijbanen"),
            (2, "2.1", "Gunsten van werkrelaties"),
            (4, "", "Uitgangspunten voor gunsten van werkrelaties"),
            (2, "2.2", "Bijbanen naast je werk"),
            (3, "", "Melden en wegen"),
            (1, "", "Bijlage A: Verklaring"),
            (1, "", "Wijzigingstabel"),
            (2, "", "Wijzigingen 2023"),
            (2, "", "Wijzigingen 2025"),
        ]

    def test_broken_words_are_whole_and_suspended_hyphens_stay(self, found: Outline) -> None:
        text = section(found, "Iedereen die voor ons werkt").blocks[0].html
        assert "paar weken rondlopen" in text
        box = block(found, "principles")
        assert "dat de gever aangaat;" in box.html, "over an empty line inside an item"
        last = section(found, "Melden en wegen").blocks[0].html
        assert "alleen met inkoop- en verkoopafspraken" in last
        assert "als overwerk bij de brandweer" in last, "over a block of dumped addresses"

    def test_pull_quote_is_no_heading(self, found: Outline) -> None:
        assert block(found, "quote").html == "<p>Samen zijn wij het gezicht</p>"
        assert codes(found)["quotes_guessed"] == {"count": 1}

    def test_definitions(self, found: Outline) -> None:
        terms = block(found, "definitions").definitions
        assert [term.term for term in terms] == ["Gunst", "Werkrelatie", "Bijbaan"]
        assert terms[1].definition.startswith("een persoon of bedrijf waarmee")

    def test_legal_basis_with_article_gloss_and_address(self, found: Outline) -> None:
        first, second = block(found, "legal_basis").references
        assert (first.law, first.article) == ("Ambtenarenwet 2017", "Artikel 8, eerste lid")
        assert first.gloss == "gunsten en toestemming"
        assert first.url.endswith("artikel=8&g=2025-01-01")
        assert first.pinned_on == date(2025, 1, 1)
        assert second.pinned_on == date(2024, 7, 1)

    def test_principles_keep_the_list_below_an_item(self, found: Outline) -> None:
        box = block(found, "principles")
        assert box.subject == "gunsten van werkrelaties"
        assert len(box.items) == 3
        assert box.items[2].endswith(
            "<ul><li>de gunst dezelfde week meldt;</li>"
            "<li>er in het overleg over vertelt.</li></ul>"
        )

    def test_generic_box_stays_in_its_section(self, found: Outline) -> None:
        box = block(found, "think_about")
        assert (box.subject, len(box.items)) == ("", 2)
        assert box in section(found, "Uitgangspunten voor gunsten van werkrelaties").blocks

    def test_statement_and_page_number(self, found: Outline) -> None:
        assert block(found, "statement").html.startswith("<p>Hierbij verklaar ik dat ik deze code")
        assert not any("<p>7</p>" in held.html for row in found.sections for held in row.blocks)

    def test_change_table(self, found: Outline) -> None:
        rows = [(row.period, row.targets, row.kinds) for row in found.change_table]
        assert rows == [
            ("2023", ["1.1"], ["new_text"]),
            ("2023", ["2"], ["rewritten"]),
            ("2025", ["2.1", "2.2"], ["rewritten", "renumbered"]),
            ("2025", ["Algeheel"], ["textual_update"]),
        ]

    def test_address_that_belongs_nowhere_is_reported(self, found: Outline) -> None:
        assert codes(found)["links_dropped"] == {"count": 1}


def test_text_with_a_paragraph_a_line() -> None:
    found = outline("memo.txt")
    assert headings(found) == [
        (1, "", "Inleiding"),
        (1, "", "Waar het gesprek over gaat"),
        (1, "", "Meer weten"),
    ]
    talk = section(found, "Waar het gesprek over gaat").blocks[0].html
    assert "<strong>gunst</strong>" in talk
    assert "<ul><li>wie belt er terug;</li><li>wat mag je zelf vertellen</li></ul></li>" in talk
    more = section(found, "Meer weten").blocks[0].html
    assert '<a href="https://www.voorbeeld.nl/bijbanen">pagina over bijbanen</a>' in more
    assert codes(found).keys() >= {"title_from_filename", "heading_made", "empty_links"}


def test_markdown() -> None:
    found = outline("gids.md")
    assert found.title == "Gids voor het goede gesprek"
    assert found.official_title == "Handreiking Gids voor het goede gesprek"
    assert headings(found) == [
        (1, "1", "Waarom praten"),
        (2, "", "Drie vragen vooraf"),
        (1, "", "Blok II Werkvormen"),
        (4, "", "Voorbeelden van werkvormen"),
        (2, "", "Wie doet wat"),
    ]
    note = section(found, "Waarom praten").blocks[-1]
    assert (note.kind, note.number) == ("note", "1"), "the note is where its mark is"
    questions = section(found, "Drie vragen vooraf").blocks[0].html
    assert questions.count("<li>") == 6
    assert "uitkomst van het gesprek en met wie" in questions, "an item broken by a list"
    assert block(found, "examples").subject == "werkvormen"
    tables = [held.table for held in section(found, "Wie doet wat").blocks if held.table]
    assert tables[0].rows[1] == ["Kiezen", "teamleider", "januari"]
    assert tables[1].rows[1][0] == (
        "1 Melden <ul><li>formulier maken</li><li>formulier beheren</li></ul>"
    )


def test_html() -> None:
    found = outline("regeling.html")
    assert found.title == "Regeling geschenken Zandwijk"
    assert found.validity is not None
    assert found.validity.valid_until == date(2026, 12, 31)
    reference, regulation = block(found, "legal_basis").references
    assert (reference.article, reference.url) == (
        "Artikel 8",
        "https://wetten.voorbeeld.nl/BWBR1/2024-05-01",
    )
    assert reference.pinned_on == date(2024, 5, 1)
    assert regulation.law == "Verordening integriteit Zandwijk 2019"
    assert [held.term for held in block(found, "definitions").definitions] == ["Geschenk", "Gever"]
    assert (2, "", "Aan huis bezorgd") in headings(found)
    table = block(found, "table").table
    assert table is not None
    assert (table.header_rows, table.header_columns) == (1, 1)
    assert table.caption == "Grenzen per soort"
    assert codes(found)["image_without_alternative"] == {"heading": "Aan huis bezorgd"}
    assert block(found, "quote").html == "<p>Bij twijfel: niet doen.</p>"


def test_s26_html_keeps_nothing_that_runs() -> None:
    found = outline("regeling.html")
    everything = repr(found)
    assert "alert" not in everything
    assert "javascript:" not in everything
    assert "onclick" not in everything
    assert "Zoeken" not in everything, "the menu of the page is no text"


@pytest.mark.parametrize("name", ["protocol.docx", "reglement.odt"])
def test_office_documents_keep_pictures_tables_and_notes(name: str) -> None:
    found = outline(name)
    image = block(found, "image").image
    assert image is not None
    assert image.content.startswith(b"\x89PNG")
    assert image.media_type == "image/png"
    assert image.alternative
    table = block(found, "table").table
    assert table is not None
    assert table.header_rows == 1
    assert block(found, "note").number == "1"
    assert block(found, "principles").items[0].startswith(("wees op tijd", "meld wat je zag"))


def test_docx() -> None:
    found = outline("protocol.docx")
    assert found.title == "Protocol melden Zandwijk"
    assert found.validity is not None
    assert [row.law for row in block(found, "legal_basis").references] == [
        "Ambtenarenwet 2017",
        "Regeling meldingen Zandwijk 2020",
    ]
    assert (3, "", "Als je leidinggevende erbij betrokken is") in headings(found)
    assert "bewaar wat je hebt:<ul><li>" in block(found, "principles").html


def test_odt() -> None:
    found = outline("reglement.odt")
    assert found.title == "Reglement bijbanen Zandwijk"
    assert [row[1:] for row in headings(found)] == [
        ("1", "Melden van een bijbaan"),
        ("", "Uitgangspunten voor bijbanen"),
        ("1.1", "Stappen"),
        ("2", "Registreren"),
    ]
    assert "<strong>voordat</strong>" in section(found, "Melden van een bijbaan").blocks[0].html
    assert section(found, "Stappen").blocks[0].html.startswith("<ol><li>vul het formulier in</li>")
    assert len(block(found, "think_about").items) == 2


def test_pdf() -> None:
    found = outline("leidraad.pdf")
    assert found.title == "Leidraad reizen Zandwijk"
    assert headings(found) == [
        (1, "1", "Op reis voor het werk"),
        (2, "1.1", "Vooraf"),
        (3, "", "Wie er meegaat"),
        (4, "", "Uitgangspunten voor reizen"),
        (2, "1.2", "Onderweg"),
        (1, "2", "Na de reis"),
    ]
    assert len(block(found, "principles").items) == 3, "bullets that are drawn, not typed"
    table = block(found, "table").table
    assert table is not None
    assert table.rows[1] == ["binnen het land", "leidinggevende"]
    assert "Gemeente Zandwijk" not in repr(found), "the running header is furniture"
