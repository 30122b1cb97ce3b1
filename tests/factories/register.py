"""Entries for tests: ``entry_at(Status.REGISTERED, kind="gift")`` walks the real actions there."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any
from uuid import uuid4

from forms.register.actions.decide import decide
from forms.register.actions.end import end
from forms.register.actions.keep_form_version import keep_form_version
from forms.register.actions.receive import receive
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.request_information import request_information
from forms.register.actions.take_up import take_up
from forms.register.actions.withdraw import withdraw
from forms.register.kinds.registry import kind_of
from forms.register.models import FormVersion, RegisterEntry
from forms.register.states import Status
from portal.core.actors import SystemActor
from portal.people.models import Department, Person
from portal.people.roles import Role
from tests.factories import kinds
from tests.factories.people import department_with_manager, person_with_role

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TESTER = SystemActor("test")


def _usual() -> dict[str, ModuleType]:
    """What each kind is usually answered with, by its code."""
    found = [
        import_module(place.name) for place in iter_modules(kinds.__path__, f"{kinds.__name__}.")
    ]
    return {module.__name__.rpartition(".")[2]: module for module in found}


USUAL = _usual()
ANSWERS: Mapping[str, Mapping[str, Any]] = {kind: one.ANSWERS for kind, one in USUAL.items()}
OUTCOMES: Mapping[str, str] = {kind: one.OUTCOME for kind, one in USUAL.items()}
EXTRA: Mapping[str, Mapping[str, Any]] = {kind: one.EXTRA for kind, one in USUAL.items()}
GIFT_ANSWERS, SIDE_ACTIVITY_ANSWERS = ANSWERS["gift"], ANSWERS["side_activity"]


def self_assessment_of(kind: str) -> dict[str, str]:
    """All items answered with no, and the wish to report; empty for kinds without."""
    asked = kind_of(kind).self_assessment
    return {**{item.key: "no" for item in asked.items}, "result": "report"} if asked else {}


def form_version_of(kind: str, *, page_key: str = "", **content: Any) -> FormVersion:
    """The kept form of a notification page of this kind."""
    return keep_form_version(
        kind, page_key=page_key or f"page-{kind}", by=TESTER, now=NOON, **content
    )


def employee_in_line(parent: Department | None = None, **fields: Any) -> Person:
    """An employee with a manager who has a manager: both lines exist."""
    top = parent or department_with_manager()
    return person_with_role(Role.EMPLOYEE, department_with_manager(parent=top), **fields)


def received_entry(
    kind: str = "gift",
    *,
    employee: Person | None = None,
    now: datetime = NOON,
    answers: Mapping[str, Any] | None = None,
    **given: Any,
) -> RegisterEntry:
    """A declaration just received; ``answers`` replace some of the usual ones."""
    return receive(
        kind,
        by=employee or employee_in_line(),
        now=now,
        form_version=given.pop("form_version", None) or form_version_of(kind),
        answers={**ANSWERS[kind], **(answers or {})},
        submission_key=given.pop("submission_key", None) or uuid4(),
        self_assessment=self_assessment_of(kind),
        **given,
    )


def decided(entry: RegisterEntry, *, now: datetime = NOON, **ruling: Any) -> RegisterEntry:
    """Decided by the entry's own decider, with the kindest outcome unless told otherwise."""
    return decide(
        entry,
        **{
            "by": entry.decider,
            "now": now,
            "outcome": OUTCOMES[entry.kind],
            "reason": "Past bij de regels",
            "extra": EXTRA[entry.kind],
            **ruling,
        },
    )


def entry_at(
    status: Status | str,
    *,
    kind: str = "gift",
    moderator: Person | None = None,
    now: datetime = NOON,
    ruling: Mapping[str, Any] | None = None,
    **given: Any,
) -> RegisterEntry:
    """An entry in this status; each step an hour after the one before."""
    status, hour = Status(status), timedelta(hours=1)
    entry = received_entry(kind, now=now, **given)
    if status is Status.RECEIVED:
        return entry
    if status is Status.WITHDRAWN:
        return withdraw(entry, by=entry.employee, now=now + hour)
    entry = take_up(entry, by=entry.decider, now=now + hour)
    later = now + 2 * hour
    if status is Status.IN_REVIEW:
        return entry
    if status is Status.AWAITING_INFORMATION:
        return request_information(entry, by=entry.decider, now=later, question="Hoe kwam dit zo?")
    if status is Status.REFERRED:
        return refer(entry, by=entry.decider, now=later, to="second_line", reason="Twijfel")
    entry = decided(entry, now=later, **(ruling or {}))
    if status is Status.DECIDED:
        return entry
    # What is discreet stays with its decider.
    registrar = entry.decider if entry.is_discreet else moderator
    entry = register(entry, by=registrar or person_with_role(Role.MODERATOR), now=now + 3 * hour)
    if status is Status.REGISTERED:
        return entry
    return end(entry, by=entry.employee, now=now + 4 * hour)
