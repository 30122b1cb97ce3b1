"""S27: no table that the portal gives away holds a cell that a spreadsheet program would run."""

import csv
import io
from typing import Any

import pytest

from forms.register.models import RegisterEntry
from portal.core.models import acting
from portal.core.tables import SKIPPED_BEFORE, STARTS_A_FORMULA
from portal.people.models import JobFunction, Person
from tests.factories.matrix import rows
from tests.factories.players import Cast
from tests.factories.walk import ask, client_of, verdict

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("http://kwaad.invalid","klik")'
GETTERS = ("anonymous", "moderator", "auditor", "administrator")


@pytest.fixture
def planted(cast: Cast) -> Cast:
    """A formula as the name of everyone and everything that ends up in tables."""
    with acting():
        Person.objects.update(first_name=FORMULA, last_name="+" + FORMULA)
        JobFunction.objects.update(name="@" + FORMULA)
        for entry in RegisterEntry.objects.filter(kind="side_activity"):
            entry.side_activity.description = "\t" + FORMULA
            entry.side_activity.organisation = "-" + FORMULA
            entry.side_activity.save()
    return cast


def tables(cast: Cast) -> dict[str, bytes]:
    """Every answer of ours that is a table, by address and role."""
    found: dict[str, bytes] = {}
    own = [row for row in rows() if not row.route.startswith("cms/")]
    likely = [row for row in own if "csv" in row.route or "uitvoeren" in row.route]
    for role in GETTERS:
        client = client_of(cast, role)
        for row in likely:
            answer, body = ask(client, row.method, row.address(cast), row.typed())
            if verdict(answer) == "in" and "csv" in answer.get("Content-Type", ""):
                found[f"{role} {row.method} {row.address(cast)}"] = body
    return found


def live_formulas(body: bytes) -> list[str]:
    text = body.decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text), delimiter=";") for cell in line]
    return [cell for cell in cells if cell.lstrip(SKIPPED_BEFORE[:1]).startswith(STARTS_A_FORMULA)]


def test_s27_every_table_of_ours_keeps_formulas_as_text(planted: Cast) -> None:
    found = tables(planted)
    assert len({address.split()[2] for address in found}) >= 3, sorted(found)
    assert any(b"HYPERLINK" in body for body in found.values()), "nothing was planted"
    live = {address: live_formulas(body) for address, body in found.items()}
    assert {address: cells for address, cells in live.items() if cells} == {}


def test_s27_no_module_writes_a_table_by_itself() -> None:
    """What is not written through ``portal.core.tables`` could not be neutral."""
    from pathlib import Path

    root = Path(__file__).resolve().parents[3]
    writers: list[Any] = []
    for package in ("portal", "content", "forms", "search"):
        for path in (root / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "csv.writer(" in text or "csv.DictWriter(" in text:
                writers.append(path.relative_to(root).as_posix())
    assert writers == ["portal/core/tables.py"]
