"""The decider puts the entry to someone else: second line, board or compliance officer."""

from datetime import datetime
from functools import partial

from forms.register import notices, rules
from forms.register.actions.moving import move
from forms.register.models import Referral, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.selectors.routes import next_in_line, places_to_refer
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person

To = RegisterEntry.ReferredTo


def refer(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    to: str,
    reason: str,
    person: Person | None = None,
) -> RegisterEntry:
    """``person`` may name a compliance officer; the second line follows from the departments.

    What goes to the board or to an unnamed compliance officer waits for whoever is designated
    (``Designation``), with the moderators standing in where nobody is.
    """
    with change(TRANSITIONS[Verb.REFER].event, of=entry, by=by, now=now) as step:
        entry = step.record
        today = day_of(now)
        target = next_in_line(entry, today) if to == To.SECOND_LINE else person
        if to == To.BOARD:
            target = None
        step.refuse(
            rules.refusals_to_refer(
                facts_of(entry, by, now),
                to,
                reason,
                to_is_known=to in places_to_refer(entry, today),
                to_is_employee=target is not None and target.pk == entry.employee_id,
            )
        )
        entry.referred_to, entry.referred_person = to, target
        move(entry, Verb.REFER, now)
        Referral.objects.create(
            entry=entry,
            movement=Referral.Movement.REFERRED,
            referred_to=to,
            person=target,
            reason=reason.strip(),
            moved_by=by,
            moved_at=now,
        )
        step.keep(to=to, person=target.actor_key if target else "")
        step.keep_erasable(reason=reason.strip())
        step.afterwards(partial(notices.referred, entry.pk))
    return entry
