"""Whom to remind of what today: the cases are read here, ``reminding`` says what is due."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from forms.register.models import InformationRequest, RegisterEntry, Reminder, ReminderLine
from forms.register.reminding import (
    EARS,
    TOLD_TOGETHER,
    Ear,
    Occasion,
    Terms,
    Waiting,
    due_of,
    gravest,
    says_again,
)
from forms.register.selectors.changed_rules import changed_sections, to_look_at
from forms.register.selectors.offices import Offices, offices_on
from forms.register.selectors.standing import people_asked
from forms.register.states import OPEN, Status
from portal.core.clock import day_of
from portal.parameters.models import Threshold
from portal.parameters.selectors import values_on
from portal.people.lines import lines_above
from portal.people.models import Person
from portal.people.selectors import absent_on, moderators

AT_ONCE = 500
Name = Threshold.Name


@dataclass(frozen=True)
class Line:
    """One thing to say to one person. ``entry`` is None for what concerns no single entry."""

    occasion: Occasion
    about_on: date
    entry: RegisterEntry | None = None

    def is_at_desk(self, person: Person) -> bool:
        """Is it dealt with at the desk, or by this person as the employee?"""
        if self.entry is None:
            return self.occasion is Occasion.RULE_CHANGED
        return self.entry.employee_id != person.pk


@dataclass(frozen=True)
class People:
    """Who can be told anything today, asked once per run."""

    today: date
    moderators: list[Person]
    offices: Offices
    told_already: frozenset[Any]

    def hears(self, person: Person | None, away: frozenset[str]) -> bool:
        """Works here, is there, has an address, and heard nothing yet today."""
        return (
            person is not None
            and bool(person.email)
            and person.works_on(self.today)
            and str(person.pk) not in away
            and person.pk not in self.told_already
        )


def terms_on(today: date) -> Terms:
    """The terms of reminding as they hold on a day; one query."""
    held = {name: int(item.value) for name, item in values_on(today).items()}
    return Terms(
        term=held[str(Name.DECISION_TERM_DAYS)],
        half_percent=held[str(Name.REMINDER_HALF_PERCENT)],
        escalate_after=held[str(Name.ESCALATION_DAYS)],
        information_after=held[str(Name.INFORMATION_REMINDER_DAYS)],
        repeat_after=held[str(Name.REMINDER_REPEAT_DAYS)],
    )


def to_remind(now: datetime) -> dict[Person, list[Line]]:
    """Everything to be said today, by person; per 500 entries a fixed number of queries."""
    today = day_of(now)
    terms = terms_on(today)
    people = People(
        today,
        list(moderators(today)),
        offices_on(today),
        frozenset(Reminder.objects.filter(day=today).values_list("person_id", flat=True)),
    )
    found: dict[Person, list[Line]] = defaultdict(list)
    for entries in _in_parts(_candidates(terms, today)):
        for person, line in _about_entries(entries, terms, people):
            found[person].append(line)
    for person, line in (*_about_changed_rules(now, terms, people), *_yearly(terms, people)):
        found[person].append(line)
    return found


def _in_parts(entries: QuerySet[RegisterEntry]) -> Iterator[list[RegisterEntry]]:
    part: list[RegisterEntry] = []
    for entry in entries.iterator(chunk_size=AT_ONCE):
        part.append(entry)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _candidates(terms: Terms, today: date) -> QuerySet[RegisterEntry]:
    """Open entries that may have something due; those early in their term need no look."""
    asked = InformationRequest.objects.filter(entry=OuterRef("pk")).order_by("-requested_at")
    return (
        RegisterEntry.objects.filter(
            Q(due_on__lte=terms.looks_ahead_to(today))
            | Q(status=Status.AWAITING_INFORMATION)
            | Q(reassess_cause__in=TOLD_TOGETHER),
            status__in=OPEN,
        )
        .select_related("employee", "decider", "referred_person")
        .annotate(asked_at=Subquery(asked.values("requested_at")[:1]))
        .order_by("due_on", "pk")
    )


def _case(entry: Any) -> Waiting:
    return Waiting(
        Status(entry.status),
        entry.due_on,
        asked_on=day_of(entry.asked_at) if entry.asked_at else None,
        is_reassessed=entry.reassess_cause in TOLD_TOGETHER,
    )


def _about_entries(
    entries: list[RegisterEntry], terms: Terms, people: People
) -> Iterator[tuple[Person, Line]]:
    due = {entry.pk: due_of(_case(entry), terms, people.today) for entry in entries}
    escalated = {
        entry.employee_id
        for entry in entries
        if any(item.occasion is Occasion.ESCALATED for item in due[entry.pk])
    }
    above = lines_above(escalated, people.today) if escalated else {}
    said = _said_about(entries)
    away = _away(entries, above, people)
    for entry in entries:
        lines: dict[Person, list[Line]] = defaultdict(list)
        for item in due[entry.pk]:
            for ear in EARS[item.occasion]:
                for person in _who(ear, entry, above.get(entry.employee_id, []), people, away):
                    last = said.get((person.pk, entry.pk, item.occasion, item.about_on))
                    if says_again(item.occasion, last, terms, people.today):
                        lines[person].append(Line(item.occasion, item.about_on, entry))
        for person, possible in lines.items():
            weighty = gravest(line.occasion for line in possible)
            yield person, next(line for line in possible if line.occasion is weighty)


def _said_about(entries: Iterable[RegisterEntry]) -> dict[tuple[Any, Any, str, date], date]:
    rows = (
        ReminderLine.objects.filter(entry__in=[entry.pk for entry in entries])
        .values_list("reminder__person_id", "entry_id", "occasion", "about_on")
        .annotate(last=Max("reminder__day"))
    )
    return {(person, entry, what, about): last for person, entry, what, about, last in rows}


def _away(
    entries: Iterable[RegisterEntry], above: dict[Any, list[Person]], people: People
) -> frozenset[str]:
    keys = {person.pk for person in people.moderators}
    keys |= {person.pk for line in above.values() for person in line}
    for entry in entries:
        keys |= {entry.employee_id, entry.decider_id, entry.referred_person_id}
    keys |= {key for holders in people.offices.holders.values() for key in holders}
    return absent_on(keys - {None}, people.today)


def _who(
    ear: Ear,
    entry: RegisterEntry,
    above: list[Person],
    people: People,
    away: frozenset[str],
) -> list[Person]:
    """Who hears it in this quality; never the employee as a party in the own entry."""
    if ear is Ear.EMPLOYEE:
        return [entry.employee] if people.hears(entry.employee, away) else []
    if ear is Ear.ACTING:
        chosen = _acting(entry, people, away)
    elif ear is Ear.ABOVE:
        chosen = [] if entry.is_discreet else _above(entry, above, away)[:1]
    else:
        chosen = people.moderators
    never = {str(entry.employee_id), *entry.involved_keys}
    return [
        person for person in chosen if str(person.pk) not in never and people.hears(person, away)
    ]


def _acting(entry: RegisterEntry, people: People, away: frozenset[str]) -> list[Person]:
    """Who has it in hand; an office its holders; where nobody is there the moderators, who may
    know of a discreet entry that it is late, not what it says.
    """
    is_referred = entry.status == Status.REFERRED
    person = entry.referred_person if is_referred else entry.decider
    if person is not None and person.works_on(people.today) and str(person.pk) not in away:
        return [person]
    office = entry.referred_to if is_referred else entry.route_step
    holders = people.offices.holders.get(office, frozenset()) - {entry.employee_id}
    return list(Person.objects.filter(pk__in=holders)) if holders else people.moderators


def _above(entry: RegisterEntry, line: list[Person], away: frozenset[str]) -> list[Person]:
    if entry.decider_id is None:
        return []
    keys = [person.pk for person in line]
    place = keys.index(entry.decider_id) + 1 if entry.decider_id in keys else 0
    return [person for person in line[place:] if str(person.pk) not in away]


def _said_at_large(occasion: Occasion) -> dict[tuple[Any, date], date]:
    rows = (
        ReminderLine.objects.filter(entry=None, occasion=occasion)
        .values_list("reminder__person_id", "about_on")
        .annotate(last=Max("reminder__day"))
    )
    return {(person, about): last for person, about, last in rows}


def _about_changed_rules(
    now: datetime, terms: Terms, people: People
) -> Iterator[tuple[Person, Line]]:
    """Moderators hear once of every day on which a rule under decisions changed."""
    changed = changed_sections(now)
    if not changed:
        return
    said = _said_at_large(Occasion.RULE_CHANGED)
    away = absent_on([person.pk for person in people.moderators], people.today)
    for person in people.moderators:
        if not people.hears(person, away):
            continue
        for since in sorted({change.since for change in changed}):
            if (person.pk, since) in said:
                continue
            of_day = [change for change in changed if change.since == since]
            if to_look_at(person, of_day).exists():
                yield person, Line(Occasion.RULE_CHANGED, since)
                break


def _yearly(terms: Terms, people: People) -> Iterator[tuple[Person, Line]]:
    """Who is asked whether all is still right; again after the repeat term."""
    asked = [person for person in people_asked(people.today) if person.email]
    if not asked:
        return
    away = absent_on([person.pk for person in asked], people.today)
    last_said: dict[Any, date] = {}
    for (person_key, _about), last in _said_at_large(Occasion.YEARLY_CHECK).items():
        last_said[person_key] = max(last, last_said.get(person_key, last))
    for person in asked:
        again = says_again(Occasion.YEARLY_CHECK, last_said.get(person.pk), terms, people.today)
        if again and people.hears(person, away):
            yield person, Line(Occasion.YEARLY_CHECK, people.today)
