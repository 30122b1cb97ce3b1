"""The rows that one entry made in bulk leaves in the tables of the register and the trail."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from forms.register.kinds.registry import kind_of
from forms.register.models import (
    AnswerSheet,
    Decision,
    RegisterEntry,
    Registration,
)
from forms.register.states import TRANSITIONS, Party, Status, Verb
from forms.register.surroundings import surroundings_from
from portal.audit.record import subject_of
from portal.core.clock import day_of
from portal.demo.bulk.drawn import Drawn, entry_row, receipt_of
from portal.demo.bulk.pinning import Pins, Role
from portal.demo.bulk.tables import Table, Tables, without_key
from portal.demo.bulk.trail import Trail
from portal.demo.demo import Demo
from portal.demo.rulings import Rulings

DECIDED = (Status.DECIDED, Status.REGISTERED)
Actor = tuple[str, str]


class EntryRows:
    """Everything an entry writes, table by table."""

    def __init__(self, demo: Demo, rulings: Rulings) -> None:
        self.demo, self.rulings = demo, rulings
        self.trail = Trail(demo.chance)
        self.entries, self.sheets = Table(RegisterEntry), Table(AnswerSheet)
        self.decisions, self.registrations = Table(Decision), without_key(Registration)
        self.pins = Pins()
        self.details = {
            kind: without_key(RegisterEntry._meta.get_field(kind).related_model)
            for kind in ("gift", "side_activity")
        }
        self.next_sheet, self.next_decision = self.sheets.next_key(), self.decisions.next_key()
        self.registrars = [demo.people[name] for name in ("coordinator", "coordinator2")]
        self.tables = Tables(
            *(self.entries, self.sheets, *self.details.values(), self.decisions),
            *(self.registrations, self.pins.table, self.trail.events, self.trail.payloads),
        )

    def add(self, drawn: Drawn) -> None:
        """All rows of one entry, up to its status."""
        subject = subject_of(RegisterEntry(pk=drawn.key))
        employee = (f"person:{drawn.employee.key}", drawn.employee.name)
        decider = (drawn.employee.decider.actor_key, drawn.employee.decider.actor_name)
        days = self.demo.chance.sample(range(1, 14), 3)
        moments = [
            drawn.received_at,
            *(drawn.received_at + timedelta(days=n) for n in sorted(days)),
        ]
        moments = [min(moment, self.demo.until) for moment in moments]
        ruling = self._ruling(drawn, moments[2]) if drawn.status in DECIDED else {}
        self._sheet(drawn)
        self._tell(Verb.RECEIVE, subject, employee, moments[0], receipt_of(drawn))
        reached = moments[0]
        if drawn.status != Status.RECEIVED:
            self._tell(Verb.TAKE_UP, subject, decider, moments[1], {})
            reached = moments[1]
        if ruling:
            self._decision(drawn, subject, decider, ruling, moments[2])
            reached = moments[2]
        if drawn.status == Status.REGISTERED:
            self._registration(drawn, subject, moments[3])
            reached = moments[3]
        self.entries.add(entry_row(drawn, ruling, reached))
        self.tables.write_when_full()

    def _tell(
        self,
        verb: Verb,
        subject: Actor,
        by: Actor,
        at: datetime,
        facts: Mapping[str, Any],
        **said: Any,
    ) -> None:
        self.trail.add(TRANSITIONS[verb].event, subject, by, at, facts, said)

    def _sheet(self, drawn: Drawn) -> None:
        kind = kind_of(drawn.kind)
        key, self.next_sheet = self.next_sheet, self.next_sheet + 1
        event_on = kind.event_on(drawn.answers)
        self.sheets.add(
            {
                "id": key,
                "entry_id": drawn.key,
                "number": 1,
                "prompt": AnswerSheet.Prompt.REPORT,
                "answers": drawn.answers,
                "self_assessment": drawn.weighed,
                "reason": "",
                "submitted_at": drawn.received_at,
                "submitted_by_id": drawn.employee.key,
                "form_version_id": drawn.form.pk,
                "event_on": event_on,
                "snapshot": drawn.snapshot,
            }
        )
        values = kind.detail_values(drawn.answers)
        self.details[drawn.kind].add({**values, "entry_id": drawn.key})
        today = day_of(drawn.received_at)
        is_past = event_on is not None and event_on < today
        role = Role.EVENT if is_past else Role.RECEIVED
        day = event_on if is_past and event_on else today
        self.pins.add(drawn.form, day, role, drawn.received_at, sheet_id=key, decision_id=None)

    def _ruling(self, drawn: Drawn, at: datetime) -> dict[str, Any]:
        """What was decided, what the rules advised and when to look again."""
        kind, day = kind_of(drawn.kind), day_of(at)
        ruling = self.rulings.ruling(drawn.kind, dict(drawn.row), day, by_board=False)
        around = surroundings_from(drawn.snapshot, day)
        advised = kind.proposals(drawn.answers, around)
        return {
            **ruling,
            "proposed": sorted({code for item in advised for code in item.outcomes}),
            "reassess_on": kind.reassess_default(day, around.thresholds),
        }

    def _decision(
        self, drawn: Drawn, subject: Actor, by: Actor, ruling: dict[str, Any], at: datetime
    ) -> None:
        key, self.next_decision = self.next_decision, self.next_decision + 1
        extra = {name: value for name, value in ruling["extra"].items() if value != ""}
        self.decisions.add(
            {
                "id": key,
                "entry_id": drawn.key,
                "sheet_id": self.next_sheet - 1,
                "number": 1,
                "outcome": ruling["outcome"],
                "reason": ruling["reason"],
                "conditions": ruling.get("conditions", ""),
                "grounds": extra.pop("grounds", []),
                "proposed": ruling["proposed"],
                "extra": extra,
                "reassess_on": ruling["reassess_on"],
                "decided_by_id": drawn.employee.decider.pk,
                "decided_as": Party.DECIDER,
                "decided_at": at,
            }
        )
        self.pins.add(drawn.form, day_of(at), Role.DECIDED, at, sheet_id=None, decision_id=key)
        again = ruling["reassess_on"]
        facts = {
            "outcome": ruling["outcome"],
            "decision": 1,
            "decided_as": str(Party.DECIDER),
            "reassess_on": again and again.isoformat(),
            "followed_proposal": not ruling["proposed"] or ruling["outcome"] in ruling["proposed"],
        }
        said = {"reason": ruling["reason"], "conditions": ruling.get("conditions", "")}
        self._tell(Verb.DECIDE, subject, by, at, facts, **said)

    def _registration(self, drawn: Drawn, subject: Actor, at: datetime) -> None:
        by = self.demo.chance.pick(self.registrars)
        self.registrations.add(
            {
                "entry_id": drawn.key,
                "decision_id": self.next_decision - 1,
                "registered_by_id": by.pk,
                "registered_at": at,
            }
        )
        facts = {"decision": 1, "concealed": ""}
        self._tell(Verb.REGISTER, subject, (by.actor_key, by.actor_name), at, facts)
