"""What entries made in bulk have in common: the same declaration, with another day in it.

A case is drawn once by the code that also answers for the ordinary demo; every entry then takes one
and fills in the day of its event.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db import connection

from forms.register.actions.benefits import giver_called
from forms.register.giver_names import declared
from forms.register.kinds.base import Answers, Kind
from forms.register.kinds.registry import kind_of
from forms.register.models import Benefit, FormVersion, RegisterEntry
from portal.core.clock import day_of
from portal.core.models import acting
from portal.demo.answers import answers_to
from portal.demo.bulk.encoding import json_text
from portal.demo.bulk.tables import Table
from portal.demo.bulk.writing import Row
from portal.demo.chance import Chance
from portal.demo.reading import toml
from portal.demo.rulings import Rulings

KINDS = {"side_activity": "side_activities", "gift": "gifts"}
#: Where a kind keeps the day of the event in its typed row.
EVENT_COLUMNS = {"side_activity": "starts_on", "gift": "offered_on"}
#: How often each declaration is drawn with each form, with other answers and another ruling.
DRAWS = 8
#: Any moment will do: only how far the event is from it is kept.
DRAWN_AT = datetime(2024, 6, 3, 10, tzinfo=UTC)
EVENT_HERE = "@event@"


@dataclass(frozen=True)
class Ruling:
    """What a decider answers to a case."""

    outcome: str
    reason: str
    conditions: str
    grounds: str
    extra: str


@dataclass(frozen=True)
class Given:
    """What a case says was offered, as the row of totals keeps it."""

    giver: int
    value: Any
    is_refused: bool


@dataclass(frozen=True, eq=False)
class Case:
    """One declaration as it was answered; ``days`` lie between receipt and event."""

    kind: Kind
    form: FormVersion
    answers: Answers
    weighed: str
    days: int
    detail: Row
    ruling: Ruling
    given: Given | None

    @cached_property
    def around_event(self) -> tuple[str, str]:
        """The answers as text, before and after the day of the event."""
        text = json_text({**self.answers, self.kind.event_question: EVENT_HERE})
        before, _event, after = text.partition(EVENT_HERE)
        return before, after

    @cached_property
    def receipt(self) -> str:
        """What the trail keeps of the receipt."""
        facts = {
            "kind": self.kind.code,
            "form_version": str(self.form.pk),
            "attachments": 0,
            "route_step": RegisterEntry.RouteStep.MANAGER,
            "sheet": 1,
        }
        return json_text(facts)


class Cases:
    """Draws a case of a kind, and keeps what it drew."""

    def __init__(self, chance: Chance) -> None:
        self.chance, self.rulings, self.texts = chance, Rulings(chance), toml("declarations.toml")
        self.kept: dict[tuple[str, Any, int, int], Case] = {}
        self.details = {kind: _detail_table(kind_of(kind)) for kind in KINDS}

    def draw(self, kind: str, form: FormVersion) -> Case:
        """One of all declarations of a kind, as answered in this form."""
        rows = self.texts[KINDS[kind]]
        chosen = int(self.chance.random() * len(rows) * DRAWS)
        place, draw = divmod(chosen, DRAWS)
        key = (kind, form.pk, place, draw)
        if key not in self.kept:
            self.kept[key] = self._case(kind_of(kind), form, rows[place])
        return self.kept[key]

    def _case(self, kind: Kind, form: FormVersion, row: dict[str, Any]) -> Case:
        drawn, weighed = answers_to(kind.code, row, form, DRAWN_AT, self.chance)
        answers = {name: value for name, value in drawn.items() if value != ""}
        event_on, day = kind.event_on(answers), day_of(DRAWN_AT)
        # The day of the event and the entry are filled in per entry; they are the last columns.
        rest = {"entry_id": None, **kind.detail_values(answers)}
        return Case(
            kind=kind,
            form=form,
            answers=answers,
            weighed=json_text(weighed),
            days=((event_on or day) - day).days,
            detail=self.details[kind.code].fit(rest)[:-2],
            ruling=self._ruling(kind, row),
            given=_given(kind, answers),
        )

    def _ruling(self, kind: Kind, row: dict[str, Any]) -> Ruling:
        drawn = self.rulings.ruling(kind.code, dict(row), day_of(DRAWN_AT), by_board=False)
        extra = {name: value for name, value in drawn["extra"].items() if value != ""}
        grounds = extra.pop("grounds", [])
        return Ruling(
            outcome=drawn["outcome"],
            reason=drawn["reason"],
            conditions=drawn.get("conditions", ""),
            grounds=json_text(grounds),
            extra=json_text(extra),
        )


def _given(kind: Kind, answers: Answers) -> Given | None:
    """With the giver of that spelling, made by the code that also answers for real entries."""
    offered = kind.offered(answers)
    if offered is None:
        return None
    with acting():
        giver = giver_called(declared(offered.giver_name, offered.giver_organisation))
    column = Benefit._meta.get_field("value")
    return Given(giver.pk, column.get_db_prep_save(offered.value, connection), offered.is_refused)


def _detail_table(kind: Kind) -> Table:
    """The table of the kind's typed row, with the day of the event and the entry at the end."""
    model = RegisterEntry._meta.get_field(kind.detail_name).related_model
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    last = (EVENT_COLUMNS[kind.code], "entry_id")
    return Table(model, *(name for name in columns if name not in last), *last)
