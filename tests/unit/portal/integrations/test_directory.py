"""Reading the staff directory."""

from datetime import date
from pathlib import Path

import pytest

from portal.integrations.directory import DirectoryRefusedError, read_directory

EXAMPLE = Path(__file__).parents[4] / "docs" / "directory-example.csv"
HEADER = (
    "personeelsnummer,gebruikersnaam,voornaam,achternaam,afdelingscode,afdeling,valt_onder,"
    "leidinggevende,functiecode,functie,kwetsbaar,email,soort,in_dienst,uit_dienst"
)
ROW = "1,jan,Jan,Bos,A,Aanleg,,nee,F,Fietser,nee,jan@x.nl,,2020-01-01,"


def file(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows)).encode()


def faults(content: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(DirectoryRefusedError) as refused:
        read_directory(content)
    return [(fault.line, fault.code, fault.column) for fault in refused.value.faults]


def test_the_example_in_the_documentation_is_read():
    rows = read_directory(EXAMPLE.read_bytes())

    assert [row.key for row in rows] == ["1001", "1002", "1003", "1004", "1005", "1006"]
    assert (rows[3].kind, rows[3].ends_on) == ("external", date(2027, 12, 31))
    assert rows[5].is_vulnerable
    assert rows[1].parent == "DIR"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_reads_the_same_however_a_spreadsheet_wrote_it(encoding, separator, line_end):
    text = f"{HEADER}\n{ROW}".replace("Jan", "Zoë").replace(",", separator)

    (row,) = read_directory(text.replace("\n", line_end).encode(encoding))

    assert (row.first_name, row.starts_on) == ("Zoë", date(2020, 1, 1))


@pytest.mark.parametrize("written", ["2020-03-01", "1-3-2020", "01-03-2020", "1/3/2020"])
def test_dates_may_be_written_as_dutch_people_do(written):
    assert read_directory(file(ROW.replace("2020-01-01", written)))[0].starts_on == date(2020, 3, 1)


def test_quoted_cells_and_empty_lines_do_no_harm():
    quoted = ROW.replace("Aanleg", '"Aanleg, beheer"')

    (row,) = read_directory(file("", quoted, ",,,,,,,,,,,,,,"))

    assert row.department_name == "Aanleg, beheer"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (ROW.replace("2020-01-01", "31-2-2020"), (2, "bad_date", "in_dienst")),
        (ROW.replace("jan@x.nl", "jan"), (2, "bad_email", "email")),
        (ROW.replace(",,2020", ",stagiair,2020"), (2, "bad_kind", "soort")),
        (ROW.replace("Fietser,nee", "Fietser,soms"), (2, "bad_flag", "kwetsbaar")),
        (ROW.replace("Bos", ""), (2, "value_missing", "achternaam")),
        (ROW.replace("Bos", "B" * 121), (2, "too_long", "achternaam")),
        (ROW.replace("jan,Jan", "j an,Jan"), (2, "bad_username", "gebruikersnaam")),
        (ROW.replace("1,jan", "lokaal:1,jan"), (2, "reserved_key", "personeelsnummer")),
        (ROW + "2019-12-31", (2, "ends_before_start", "uit_dienst")),
        (ROW.replace("Aanleg,,", "Aanleg,Z,"), (2, "unknown_parent", "valt_onder")),
        (ROW.replace("Aanleg,,", "Aanleg,A,"), (2, "circle", "valt_onder")),
        (ROW + ",te,veel", (2, "wrong_width", "")),
    ],
)
def test_a_wrong_row_is_named_with_its_line_and_column(row, expected):
    assert faults(file(row)) == [expected]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("1,piet,Piet,Bos,A,Aanleg,,nee,F,Fietser,nee,,,2020-01-01,", "double"),
        ("2,JAN,Piet,Bos,A,Aanleg,,nee,F,Fietser,nee,,,2020-01-01,", "double"),
        ("2,piet,Piet,Bos,A,Afbraak,,nee,F,Fietser,nee,,,2020-01-01,", "contradiction"),
        ("2,piet,Piet,Bos,A,Aanleg,,nee,F,Fietser,ja,,,2020-01-01,", "contradiction"),
    ],
)
def test_rows_that_contradict_each_other_are_named(second, code):
    assert [(line, found) for line, found, _ in faults(file(ROW, second))] == [(3, code)]


def test_two_leaders_of_one_department_are_refused():
    first = ROW.replace("Aanleg,,nee", "Aanleg,,ja")
    second = first.replace("1,jan", "2,piet")

    assert faults(file(first, second)) == [(3, "two_leaders", "leidinggevende")]


def test_departments_that_fall_under_each_other_are_refused():
    first = ROW.replace("Aanleg,,", "Aanleg,B,")
    second = ROW.replace("1,jan", "2,piet").replace("A,Aanleg,,", "B,Beheer,A,")

    assert {code for _, code, _ in faults(file(first, second))} == {"circle"}


def test_every_wrong_row_is_named_at_once():
    bad = ROW.replace("2020-01-01", "gisteren")

    assert [line for line, _, _ in faults(file(bad, ROW, bad))] == [2, 4]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (file(), "no_rows"),
        (b"PK\x03\x04\x00\x00", "not_text"),
        (file(ROW, header=HEADER.replace("achternaam", "naam")), "column_missing"),
        (file(ROW, header=HEADER.replace("email", "soort")), "column_twice"),
        (file(ROW.replace("Jan", "x" * 200_000)), "not_csv"),
    ],
)
def test_what_is_no_directory_at_all_is_refused(content, code):
    assert faults(content)[0][1] == code
