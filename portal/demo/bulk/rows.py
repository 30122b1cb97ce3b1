"""The rows that one entry made in bulk leaves in the tables of the register and the trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from forms.register.models import AnswerSheet, Benefit, Decision, RegisterEntry, Registration
from forms.register.states import TRANSITIONS, Party, Status, Verb
from portal.audit.record import canonical, subject_of
from portal.audit.registry import event_type
from portal.demo.bulk.advice import Adviser
from portal.demo.bulk.cases import Case
from portal.demo.bulk.encoding import Moment, with_dashes
from portal.demo.bulk.people import Colleague
from portal.demo.bulk.pinning import Pinning
from portal.demo.bulk.standing import RuleBook, Standing, Standings, snapshot_text
from portal.demo.bulk.tables import Table, Tables
from portal.demo.bulk.trail import Trail, payload_text
from portal.demo.demo import Demo

DECIDED = (Status.DECIDED, Status.REGISTERED)
SUBJECT_TYPE = subject_of(RegisterEntry())[0]
EVENTS = {verb: step.event for verb, step in TRANSITIONS.items()}
#: As text, which costs less than the member of an enumeration.
STEP, PROMPT = str(RegisterEntry.RouteStep.MANAGER), str(AnswerSheet.Prompt.REPORT)
PARTY = str(Party.DECIDER)
REGISTERED_FACTS = canonical({"decision": 1, "concealed": ""})


@dataclass(frozen=True, slots=True)
class Drawn:
    """One entry before it becomes rows, with a moment for each of the four steps it may take."""

    reference: str
    case: Case
    employee: Colleague
    status: Status
    moments: list[Moment]


class EntryRows:
    """Everything an entry writes, table by table."""

    def __init__(self, demo: Demo, details: Mapping[str, Table]) -> None:
        self.chance, self.details = demo.chance, details
        self.trail, self.pinning = Trail(demo.chance), Pinning()
        self.standings, self.rules = Standings(), RuleBook()
        self.entries = Table(
            RegisterEntry,
            *("id", "reference", "submission_key", "kind", "employee_id", "decider_id"),
            *("route_step", "referred_to", "referred_person_id", "status", "outcome", "event_on"),
            *("received_at", "changed_at", "due_on", "reassess_on", "form_version_id"),
            *("department_key", "function_key", "is_top_management", "involved_keys"),
            *("is_discreet", "reassess_cause", "affirmed_on", "stands_in_for_id"),
        )
        self.sheets = Table(
            AnswerSheet,
            *("id", "entry_id", "number", "prompt", "answers", "self_assessment", "reason"),
            *("submitted_at", "submitted_by_id", "form_version_id", "event_on", "snapshot"),
        )
        self.decisions = Table(
            Decision,
            *("id", "entry_id", "sheet_id", "number", "outcome", "reason", "conditions"),
            *("grounds", "proposed", "extra", "reassess_on", "decided_by_id", "decided_as"),
            "decided_at",
        )
        self.registrations = Table(
            Registration, "entry_id", "decision_id", "registered_by_id", "registered_at"
        )
        self.benefits = Table(
            Benefit,
            *("entry_id", "giver_id", "receiver_id", "department_key", "on", "value"),
            *("is_refused", "is_withdrawn"),
        )
        self.next_sheet, self.next_decision = self.sheets.next_key(), self.decisions.next_key()
        registrars = [demo.people[name] for name in ("coordinator", "coordinator2")]
        self.registrars = [(by.pk.hex, by.actor_key, by.actor_name) for by in registrars]
        self.tables = Tables(
            *(self.entries, self.sheets, *details.values(), self.benefits, self.decisions),
            *(self.registrations, self.pinning.table, self.trail.events, self.trail.payloads),
        )
        self.adviser = Adviser()
        for name in EVENTS.values():
            event_type(name)  # KeyError for an undeclared type, before anything is written.

    def add(self, drawn: Drawn) -> None:
        """All rows of one entry, up to its status."""
        key, case, status = self.chance.key(), drawn.case, drawn.status
        received, taken_up, decided, registered = drawn.moments
        standing, rules = self.standings.of(drawn.employee), self.rules.of(received.day)
        subject, reached = (SUBJECT_TYPE, with_dashes(key)), received
        event_on = received.day + timedelta(days=case.days)
        employee, outcome, again = drawn.employee.key.hex, "", None
        self._sheet(key, drawn, standing, event_on)
        self._benefit(key, drawn, standing, event_on)
        self.trail.tell(
            EVENTS[Verb.RECEIVE],
            subject,
            f"person:{drawn.employee.key}",
            received.text,
            case.receipt,
            payload_text(drawn.employee.name),
        )
        if status != Status.RECEIVED:
            reached = taken_up
            by, said = standing.decider_key, payload_text(standing.decider_name)
            self.trail.tell(EVENTS[Verb.TAKE_UP], subject, by, reached.text, "{}", said)
        if status in DECIDED:
            reached, outcome = decided, case.ruling.outcome
            again = self._decision(key, drawn, standing, event_on, subject)
        if status == Status.REGISTERED:
            reached = registered
            self._registration(key, reached, subject)
        self.entries.rows.append(
            (
                *(key, drawn.reference, self.chance.key(), case.kind.code, employee),
                *(standing.decider, STEP, "", None, str(status), outcome, event_on.isoformat()),
                *(received.text, reached.text, (received.day + rules.term).isoformat()),
                *((again if status == Status.REGISTERED else None), case.form.pk.hex),
                *(standing.department, standing.function, standing.is_top_management, "[]"),
                *(False, "", received.day.isoformat(), None),
            )
        )
        self.tables.write_when_full()

    def _sheet(self, key: str, drawn: Drawn, standing: Standing, event_on: date) -> None:
        """The answers, the kind's own row and the sections they were given under."""
        case, received = drawn.case, drawn.moments[0]
        number, self.next_sheet = self.next_sheet, self.next_sheet + 1
        event, (before, after) = event_on.isoformat(), case.around_event
        day = min(event_on, received.day)
        self.sheets.rows.append(
            (
                *(number, key, 1, PROMPT, f"{before}{event}{after}", case.weighed, ""),
                *(received.text, drawn.employee.key.hex, case.form.pk.hex, event),
                snapshot_text(day, standing, self.rules.of(day)),
            )
        )
        self.details[case.kind.code].rows.append((*case.detail, event, key))
        self.pinning.table.rows.extend(
            (*pin, number, None) for pin in self.pinning.of_sheet(case.form, event_on, received)
        )

    def _benefit(self, key: str, drawn: Drawn, standing: Standing, event_on: date) -> None:
        """The row that totals of the giver are made of."""
        given, kind = drawn.case.given, drawn.case.kind
        if given is None:
            return
        sent_back = (
            drawn.status in DECIDED and drawn.case.ruling.outcome in kind.outcomes_without_benefit
        )
        self.benefits.rows.append(
            (
                *(key, given.giver, drawn.employee.key.hex, standing.department),
                *(event_on.isoformat(), given.value, given.is_refused or sent_back, False),
            )
        )

    def _decision(
        self,
        key: str,
        drawn: Drawn,
        standing: Standing,
        event_on: date,
        subject: tuple[str, str],
    ) -> str | None:
        """The decision and what it rests on; returns the day to look at the case again."""
        case, (received, _taken_up, decided, _registered) = drawn.case, drawn.moments
        number, self.next_decision = self.next_decision, self.next_decision + 1
        rules = self.rules.of(min(event_on, received.day))
        ruling, again = case.ruling, self.adviser.reassess_on(case.kind, rules, decided.day)
        advice = self.adviser.on(case, rules, standing.is_top_management, standing.is_vulnerable)
        self.decisions.rows.append(
            (
                *(number, key, self.next_sheet - 1, 1, ruling.outcome, ruling.reason),
                *(ruling.conditions, ruling.grounds, advice.proposed, ruling.extra),
                *(again, standing.decider, PARTY, decided.text),
            )
        )
        self.pinning.table.rows.extend(
            (*pin, None, number) for pin in self.pinning.of_decision(case.form, decided)
        )
        name, by = standing.decider_name, standing.decider_key
        said = payload_text(name, reason=ruling.reason, conditions=ruling.conditions)
        facts = advice.facts_with(again)
        self.trail.tell(EVENTS[Verb.DECIDE], subject, by, decided.text, facts, said)
        return again

    def _registration(self, key: str, registered: Moment, subject: tuple[str, str]) -> None:
        person, by, name = self.registrars[int(self.chance.random() * len(self.registrars))]
        self.registrations.rows.append((key, self.next_decision - 1, person, registered.text))
        event, said = EVENTS[Verb.REGISTER], payload_text(name)
        self.trail.tell(event, subject, by, registered.text, REGISTERED_FACTS, said)
