"""What the verbs share: setting the status by the table, and letting the entry follow its sheet."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from forms.register.kinds.base import Answers
from forms.register.kinds.registry import kind_of
from forms.register.models import Disclosure, RegisterEntry
from forms.register.selectors.routes import route_of
from forms.register.states import UNFINISHED, Status, Verb, status_after
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.parameters.models import Threshold
from portal.parameters.selectors import value_on

DEFAULT_TERM = Decimal(42)


def move(entry: RegisterEntry, verb: Verb, now: datetime) -> None:
    """Set the status that the table gives and save; the caller asked the refusals."""
    entry.status = status_after(verb, Status(entry.status))
    entry.changed_at = now
    if entry.status != Status.REFERRED:
        entry.referred_to, entry.referred_person = "", None
    if entry.status not in UNFINISHED:
        entry.reassess_cause, entry.stands_in_for = "", None
    entry.save()


def term_from(day: date) -> date:
    """The last day of the decision term that starts on a day."""
    try:
        days = value_on(str(Threshold.Name.DECISION_TERM_DAYS), day)
    except KeyError:
        days = DEFAULT_TERM
    return day + timedelta(days=int(days))


def term_of(entry: RegisterEntry, day: date) -> date:
    """The term of an entry that starts on a day; where it has to be decided before the thing
    begins, and that still lies ahead, no later than the day before.
    """
    last, event = term_from(day), entry.event_on
    if event and event > day and kind_of(entry.kind).decided_before_event:
        return min(last, max(day, event - timedelta(days=1)))
    return last


def start_over(entry: RegisterEntry, now: datetime, answers: Answers | None = None) -> None:
    """A new round: the route of today and a new term; ``answers`` None are the latest kept."""
    today = day_of(now)
    follow_route(entry, today, answers)
    entry.due_on = term_of(entry, today)


def follow_route(entry: RegisterEntry, today: date, answers: Answers | None = None) -> None:
    """The decider whom the route of the kind names today; the caller saves."""
    route = route_of(entry, today, answers=answers)
    entry.decider, entry.route_step = route.decider, route.step
    entry.stands_in_for = route.instead_of


def rebuild_detail(entry: RegisterEntry, answers: Answers, *, is_first: bool) -> None:
    """Write the kind's typed row again from the latest answers; a first sheet has none to look
    for.
    """
    kind = kind_of(entry.kind)
    rows = RegisterEntry._meta.get_field(kind.detail_name).related_model.objects
    values = kind.detail_values(answers)
    if is_first:
        rows.create(entry=entry, **values)
    else:
        rows.update_or_create(entry=entry, defaults=values)


def close_disclosure(entry: RegisterEntry, *, by: Actor, now: datetime, reason: str) -> str:
    """Close the open disclosure, if there is one; returns its key or an empty text."""
    row = Disclosure.objects.filter(entry=entry, closed_at=None).first()
    if row is None:
        return ""
    row.closed_at, row.closed_by_key, row.close_reason = now, by.actor_key, reason
    row.save()
    return str(row.pk)
