"""An entry as one person meets it: in which quality, with which earlier roles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from forms.register import rules
from forms.register.kinds.registry import kind_of
from forms.register.models import (
    Decision,
    Designation,
    Disclosure,
    Referral,
    RegisterEntry,
    Registration,
)
from forms.register.rules import CaseFacts
from forms.register.selectors.offices import Offices, offices_on
from forms.register.states import TRANSITIONS, Party, Status, Verb
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.people.models import Person
from portal.people.roles import Capability

OFFICER = str(Designation.Office.COMPLIANCE_OFFICER)


def parties_of(
    entry: RegisterEntry,
    actor: Actor,
    offices: Offices | None = None,
    today: date | None = None,
) -> frozenset[Party]:
    """In what qualities someone meets an entry; nobody has another quality in the own one.

    ``offices`` None are those of the day (today), asked only where the entry is with an office.
    """
    if not isinstance(actor, Person):
        return frozenset({Party.SYSTEM})
    if entry.employee_id == actor.pk:
        return frozenset({Party.EMPLOYEE})
    # Who moderates stands in for nobody where a matter is for one reader (domain part 7, item 3).
    moderates = actor.can(Capability.MODERATE) and not entry.is_discreet
    found = _by_office(entry, actor, offices, today) if _is_with_office(entry) else set()
    if entry.decider_id == actor.pk or (
        entry.decider_id is None and entry.route_step != OFFICER and moderates
    ):
        found.add(Party.DECIDER)
    if entry.referred_to and entry.referred_person_id == actor.pk:
        found.add(Party.REFERRED_TO)
    if moderates:
        found.add(Party.MODERATOR)
    if actor.can(Capability.CHECK_REGISTER) and not entry.is_discreet:
        found.add(Party.CONTROLLER)
    return frozenset(found)


def _is_decided_by_officer(entry: RegisterEntry) -> bool:
    return entry.decider_id is None and entry.route_step == OFFICER


def _is_with_office(entry: RegisterEntry) -> bool:
    to_office = bool(entry.referred_to) and entry.referred_person_id is None
    return to_office or _is_decided_by_officer(entry)


def _by_office(
    entry: RegisterEntry, actor: Person, offices: Offices | None, today: date | None
) -> set[Party]:
    """What someone is by designation. Where an office is vacant the moderators stand in, but not
    for what is discreet.
    """
    held = offices or offices_on(today or day_of(timezone.now()))
    stands_in = actor.can(Capability.MODERATE) and not entry.is_discreet

    def acts(office: str) -> bool:
        return held.acts(office, actor) or (stands_in and held.is_vacant(office, entry))

    found = set()
    if _is_decided_by_officer(entry) and acts(OFFICER):
        found.add(Party.DECIDER)
    if entry.referred_to and entry.referred_person_id is None and acts(entry.referred_to):
        found.add(Party.REFERRED_TO)
    return found


def last_registered_decision(entry: RegisterEntry) -> Decision | None:
    """The decision that stands in the register, also while a reassessment runs."""
    registration = (
        Registration.objects.filter(entry=entry)
        .select_related("decision")
        .order_by("-registered_at", "-pk")
        .first()
    )
    return registration.decision if registration else None


def permits(entry: RegisterEntry, decision: Decision | None) -> bool:
    """Does a decision allow the thing? False without one."""
    outcome = kind_of(entry.kind).outcome(decision.outcome) if decision else None
    return bool(outcome and outcome.permits)


def advice_of(person: Person) -> QuerySet[Referral]:
    """What this person handed back to the decider: advice, since no decision."""
    return Referral.objects.filter(moved_by=person, movement=Referral.Movement.HANDED_BACK)


def facts_of(entry: RegisterEntry, actor: Actor, now: datetime | None = None) -> CaseFacts:
    """Everything the rules ask about this entry and this actor; a handful of small queries."""
    today = day_of(now or timezone.now())
    key = actor.pk if isinstance(actor, Person) else None
    deciders = set(Decision.objects.filter(entry=entry).values_list("decided_by", flat=True))
    registrars = set(
        Registration.objects.filter(entry=entry).values_list("registered_by", flat=True)
    )
    employee = entry.employee
    return CaseFacts(
        status=Status(entry.status),
        parties=parties_of(entry, actor, today=today),
        is_own=entry.employee_id == key,
        is_involved=str(key) in entry.involved_keys,
        is_discreet=entry.is_discreet,
        has_decided=key in deciders,
        has_registered=key in registrars,
        has_advised=isinstance(actor, Person)
        and actor.can(Capability.CHECK_REGISTER)
        and advice_of(actor).filter(entry=entry).exists(),
        is_decided=bool(deciders),
        was_registered=bool(registrars),
        is_disclosed=Disclosure.objects.filter(entry=entry, closed_at=None).exists(),
        is_permitted=bool(registrars) and permits(entry, last_registered_decision(entry)),
        can_be_disclosed=kind_of(entry.kind).can_be_disclosed and entry.is_top_management,
        employee_left=bool(employee.ends_on and employee.ends_on <= today),
        referred_to=entry.referred_to,
    )


@dataclass(frozen=True)
class VerbsFor:
    """What someone may do now, and why not the rest that fits the person's quality."""

    allowed: frozenset[Verb]
    refused: Mapping[Verb, tuple[Refusal, ...]]


SAID = "–"


def refusals_by_verb(facts: CaseFacts) -> dict[Verb, tuple[Refusal, ...]]:
    """Why each verb is refused, when everything that must be said is said; empty: allowed."""
    asked = {
        Verb.TAKE_UP: rules.refusals_to_take_up(facts),
        Verb.REQUEST_INFORMATION: rules.refusals_to_request_information(facts, SAID),
        Verb.SUPPLY_INFORMATION: rules.refusals_to_supply_information(facts, SAID),
        Verb.RESUME: rules.refusals_to_resume(facts),
        Verb.REFER: rules.refusals_to_refer(
            facts, "", SAID, to_is_known=True, to_is_employee=False
        ),
        Verb.HAND_BACK: rules.refusals_to_hand_back(facts, SAID),
        Verb.RECALL: rules.refusals_to_recall(facts, SAID),
        Verb.DECIDE: rules.refusals_to_decide(
            facts,
            reason=SAID,
            conditions=SAID,
            outcome_is_known=True,
            needs_conditions=False,
            board_decision_number=SAID,
        ),
        Verb.SEND_BACK: rules.refusals_to_send_back(facts, SAID),
        Verb.REGISTER: rules.refusals_to_register(facts),
        Verb.AMEND: rules.refusals_to_amend(facts, SAID),
        Verb.REASSESS: rules.refusals_to_reassess(facts, SAID),
        Verb.CHECK: rules.refusals_to_check(facts, "in_order", ""),
        Verb.DISCLOSE: rules.refusals_to_disclose(facts, SAID),
        Verb.CONCEAL: rules.refusals_to_conceal(facts, SAID),
        Verb.WITHDRAW: rules.refusals_to_withdraw(facts),
        Verb.END: rules.refusals_to_end(facts),
        Verb.REOPEN: rules.refusals_to_reopen(facts, SAID),
    }
    return {verb: tuple(refusals) for verb, refusals in asked.items()}


def verbs_for(entry: RegisterEntry, person: Person) -> VerbsFor:
    """The same answers that the actions give: one list greys out the button and refuses."""
    facts = facts_of(entry, person)
    found = refusals_by_verb(facts)
    fitting = {verb for verb in found if TRANSITIONS[verb].by & facts.parties}
    return VerbsFor(
        frozenset(verb for verb, refusals in found.items() if not refusals),
        {verb: found[verb] for verb in found if verb in fitting and found[verb]},
    )
