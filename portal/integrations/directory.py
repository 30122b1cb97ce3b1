"""The staff directory as a CSV file: one row per person, with department and function.

Reads what spreadsheets and personnel systems write: with or without a byte order mark, UTF-8 or
Windows-1252, separated by semicolons, commas or tabs. ``docs/directory.md`` tells the columns.
A file is right as a whole or refused as a whole; every fault is named with its row.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

COLUMNS = {
    "personeelsnummer": "key",
    "gebruikersnaam": "username",
    "voornaam": "first_name",
    "tussenvoegsel": "infix",
    "achternaam": "last_name",
    "email": "email",
    "soort": "kind",
    "afdelingscode": "department",
    "afdeling": "department_name",
    "valt_onder": "parent",
    "leidinggevende": "leads",
    "functiecode": "function",
    "functie": "function_name",
    "topmanagement": "is_top_management",
    "kwetsbaar": "is_vulnerable",
    "aangewezen": "is_designated",
    "in_dienst": "starts_on",
    "uit_dienst": "ends_on",
}
OPTIONAL = {
    *("tussenvoegsel", "email", "soort", "valt_onder", "leidinggevende", "topmanagement"),
    *("kwetsbaar", "aangewezen", "uit_dienst"),
}
LONGEST = {
    "personeelsnummer": 40,
    "gebruikersnaam": 150,
    "voornaam": 80,
    "tussenvoegsel": 20,
    "achternaam": 120,
    "email": 254,
    "afdelingscode": 40,
    "afdeling": 120,
    "valt_onder": 40,
    "functiecode": 40,
    "functie": 120,
}
KINDS = {"": "employee", "medewerker": "employee", "extern": "external"}
TRUE, FALSE = {"ja", "j", "1", "x", "waar", "true"}, {"", "nee", "n", "0", "onwaar", "false"}
LARGEST_FILE = 50 * 1024 * 1024
USERNAME = re.compile(r"[\w.@+-]+")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
#: Keys with this beginning belong to people the directory does not know.
LOCAL_PREFIX = "lokaal:"


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file: the line as an editor counts it (0: the whole file)."""

    line: int
    code: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class DirectoryRow:
    """One person as the directory has them."""

    line: int
    key: str
    username: str
    first_name: str
    infix: str
    last_name: str
    email: str
    kind: str
    department: str
    department_name: str
    parent: str
    leads: bool
    function: str
    function_name: str
    is_top_management: bool
    is_vulnerable: bool
    is_designated: bool
    starts_on: date
    ends_on: date | None


class DirectoryRefusedError(Exception):
    """The file is refused as a whole; ``faults`` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(", ".join(f"{fault.line}: {fault.code}" for fault in faults))


def read_directory(content: bytes) -> list[DirectoryRow]:
    """The rows of a file. Raises DirectoryRefusedError with every fault found."""
    lines = _lines(_text(content))
    header = [_column(cell) for cell in lines[0][1]] if lines else []
    faults = list(_header_faults(header))
    if faults:
        raise DirectoryRefusedError(faults)
    rows: list[DirectoryRow] = []
    for line, cells in lines[1:]:
        found = list(_row_faults(line, header, cells))
        faults += found
        if not found:
            rows.append(_row(line, dict(zip(header, cells, strict=True))))
    if not rows and not faults:
        faults.append(Fault(0, "no_rows"))
    if not faults:  # rows left out would make the others contradict
        faults += _faults_between(rows)
    if faults:
        raise DirectoryRefusedError(sorted(faults, key=lambda fault: (fault.line, fault.column)))
    return rows


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise DirectoryRefusedError([Fault(0, "too_large")])
    if b"\0" in content:
        raise DirectoryRefusedError([Fault(0, "not_text")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Rows that hold something, each with the number of its last line in the file."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error:
        raise DirectoryRefusedError([Fault(reader.line_num, "not_csv")]) from None
    return [(line, cells) for line, cells in rows if any(cells)]


def _column(cell: str) -> str:
    name = re.sub(r"[\s-]+", "_", cell.strip().lower())
    return "email" if name == "e_mail" else name


def _header_faults(header: list[str]) -> Iterator[Fault]:
    if not header:
        yield Fault(0, "empty")
        return
    for column in COLUMNS:
        if column not in header and column not in OPTIONAL:
            yield Fault(1, "column_missing", column)
    for column, times in Counter(header).items():
        if column in COLUMNS and times > 1:
            yield Fault(1, "column_twice", column)


def parse_date(text: str) -> date:
    """A day written as 2026-03-01 or 1-3-2026. ValueError for anything else."""
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError(text)


def _is_day(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


CHECKS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "gebruikersnaam": ("bad_username", USERNAME.fullmatch),
    "email": ("bad_email", EMAIL.fullmatch),
    "soort": ("bad_kind", lambda text: text.lower() in KINDS),
    "leidinggevende": ("bad_flag", lambda text: text.lower() in TRUE | FALSE),
    "topmanagement": ("bad_flag", lambda text: text.lower() in TRUE | FALSE),
    "kwetsbaar": ("bad_flag", lambda text: text.lower() in TRUE | FALSE),
    "aangewezen": ("bad_flag", lambda text: text.lower() in TRUE | FALSE),
    "in_dienst": ("bad_date", _is_day),
    "uit_dienst": ("bad_date", _is_day),
    "personeelsnummer": ("reserved_key", lambda text: not text.startswith(LOCAL_PREFIX)),
}


def _row_faults(line: int, header: list[str], cells: list[str]) -> Iterator[Fault]:
    if len(cells) != len(header):
        yield Fault(line, "wrong_width", value=f"{len(cells)}/{len(header)}")
        return
    for column, text in zip(header, cells, strict=True):
        if column not in COLUMNS:
            continue
        if not text and column not in OPTIONAL:
            yield Fault(line, "value_missing", column)
        elif len(text) > LONGEST.get(column, 40):
            yield Fault(line, "too_long", column)
        elif text and column in CHECKS and not CHECKS[column][1](text):
            yield Fault(line, CHECKS[column][0], column, text)


def _row(line: int, cells: dict[str, str]) -> DirectoryRow:
    values: dict[str, Any] = {name: cells.get(column, "") for column, name in COLUMNS.items()}
    for name in ("leads", "is_top_management", "is_vulnerable", "is_designated"):
        values[name] = values[name].lower() in TRUE
    values["kind"] = KINDS[values["kind"].lower()]
    values["starts_on"] = parse_date(values["starts_on"])
    values["ends_on"] = parse_date(values["ends_on"]) if values["ends_on"] else None
    return DirectoryRow(line=line, **values)


def _faults_between(rows: list[DirectoryRow]) -> Iterator[Fault]:
    """What no single row shows: doubles, contradictions, and a tree that is none."""
    yield from _doubles(rows, lambda row: row.key, "personeelsnummer")
    yield from _doubles(rows, lambda row: row.username.casefold(), "gebruikersnaam")
    yield from _contradictions(
        rows,
        "afdelingscode",
        lambda row: row.department,
        lambda row: (row.department_name, row.parent),
    )
    yield from _contradictions(
        rows,
        "functiecode",
        lambda row: row.function,
        lambda row: (
            row.function_name,
            row.is_top_management,
            row.is_vulnerable,
            row.is_designated,
        ),
    )
    leaders: dict[str, DirectoryRow] = {}
    for row in rows:
        if row.ends_on and row.ends_on < row.starts_on:
            yield Fault(row.line, "ends_before_start", "uit_dienst")
        if row.leads and leaders.setdefault(row.department, row) is not row:
            yield Fault(row.line, "two_leaders", "leidinggevende", row.department)
    yield from _tree_faults(rows)


def _doubles(
    rows: list[DirectoryRow], value_of: Callable[[DirectoryRow], str], column: str
) -> Iterator[Fault]:
    seen: set[str] = set()
    for row in rows:
        value = value_of(row)
        if value in seen:
            yield Fault(row.line, "double", column, value)
        seen.add(value)


def _contradictions(
    rows: list[DirectoryRow],
    column: str,
    code_of: Callable[[DirectoryRow], str],
    facts_of: Callable[[DirectoryRow], tuple[Any, ...]],
) -> Iterator[Fault]:
    first: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        if first.setdefault(code_of(row), facts_of(row)) != facts_of(row):
            yield Fault(row.line, "contradiction", column, code_of(row))


def _tree_faults(rows: list[DirectoryRow]) -> Iterator[Fault]:
    parents = {row.department: row.parent for row in rows}
    told: set[str] = set()
    for row in rows:
        if row.department in told:
            continue
        told.add(row.department)
        if row.parent and row.parent not in parents:
            yield Fault(row.line, "unknown_parent", "valt_onder", row.parent)
            continue
        step, seen = row.department, set()
        while step and step not in seen:
            seen.add(step)
            step = parents.get(step, "")
        if step == row.department:
            yield Fault(row.line, "circle", "valt_onder", row.department)
