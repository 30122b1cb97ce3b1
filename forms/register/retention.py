"""When an entry has been kept long enough: the rules of this room, one per kind.

The years count from the end or the withdrawal; for what is over by itself, and for what was not
permitted and so never ran, from its registration. What still runs has no term.
"""

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forms.register.actions.anonymise import anonymise
from forms.register.actions.erase_givers import (
    erase_givers,
    look_at_givers,
    unnamed_givers,
)
from forms.register.actions.freeze_figures import freeze_due_figures
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import RegisterEntry, Registration
from forms.register.relations import rows_of
from forms.register.states import Status
from portal.core.clock import day_of, start_of
from portal.privacy import retention
from portal.privacy.retention import Batch, Removal, Rule, years_after
from portal.privacy.selectors import Term, held_keys, terms_on

FINISHED = (Status.ENDED, Status.WITHDRAWN)
SUBJECT = RegisterEntry._meta.label_lower
SINCE = _("einde of intrekking, of registratie van wat vanzelf voorbij is")


def rule_key(kind: str) -> str:
    """The key of a kind's rule."""
    return f"register.{kind}"


def _over_when_registered(kind: Kind) -> Q:
    """Which registered entries of a kind are over: all, or those that were not permitted."""
    if kind.ends_by_itself:
        return Q()
    return Q(outcome__in=[outcome.code for outcome in kind.outcomes if not outcome.permits])


def finished_before(kind: Kind, day: date) -> QuerySet[RegisterEntry]:
    """Entries of a kind that were over before a day."""
    moment = start_of(day)
    registered = Q(status=Status.REGISTERED, last_registered_at__lt=moment)
    return (
        RegisterEntry.objects.filter(kind=kind.code)
        .annotate(last_registered_at=Max("registrations__registered_at"))
        .filter(
            Q(status__in=FINISHED, changed_at__lt=moment)
            | (registered & _over_when_registered(kind))
        )
    )


def removable(kind: Kind, before: date) -> QuerySet[RegisterEntry]:
    """The same without what must stay because of a hold."""
    return finished_before(kind, before).exclude(pk__in=_held())


def _held() -> list[Any]:
    # Keys are texts there and identifiers here; holds are few.
    return list(held_keys(SUBJECT).values_list("subject_key", flat=True))


def finished_on(entry: RegisterEntry) -> date | None:
    """The day from which the years of an entry count; None while it runs. At most one query."""
    kind = kind_of(entry.kind)
    if entry.status in FINISHED:
        return day_of(entry.changed_at)
    if entry.status != Status.REGISTERED:
        return None
    outcome = kind.outcome(entry.outcome)
    if not kind.ends_by_itself and (outcome is None or outcome.permits):
        return None
    last: datetime | None = getattr(entry, "last_registered_at", None)
    last = last or entry.registrations.aggregate(last=Max("registered_at"))["last"]
    return day_of(last) if last else None


def kept_until(entry: RegisterEntry, terms: dict[str, Term]) -> date | None:
    """The last day an entry is kept under these terms; None while it runs."""
    since = finished_on(entry)
    return years_after(since, terms[rule_key(entry.kind)].years) if since else None


def terms_of_kinds(today: date) -> dict[str, Term]:
    """The terms of all rules, for ``kept_until``."""
    return terms_on(today)


def look(kind: Kind, before: date) -> Removal:
    """What would go; the counting is that of the removal itself."""
    all_keys = list(finished_before(kind, before).values_list("pk", flat=True))
    held = set(_held())
    keys = [key for key in all_keys if str(key) not in held]
    counts: dict[str, int] = {}
    for start in range(0, len(keys), retention.BATCH):
        for name, number in rows_of(keys[start : start + retention.BATCH]).items():
            counts[name] = counts.get(name, 0) + number
    return Removal(len(keys), len(all_keys) - len(keys), dict(sorted(counts.items())))


def remove(kind: Kind, batch: Batch, most: int) -> Removal:
    """Anonymise the next so many. Locked first, then asked again: a hold that was placed
    meanwhile wins.
    """
    keys = list(removable(kind, batch.before).order_by("pk").values_list("pk", flat=True)[:most])
    locked = RegisterEntry.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    held = set(_held()) if list(locked) else set()
    still = set(removable(kind, batch.before).filter(pk__in=keys).values_list("pk", flat=True))
    entries = [entry for entry in locked if entry.pk in still and str(entry.pk) not in held]
    last = dict(
        Registration.objects.filter(entry__in=keys)
        .order_by()
        .values_list("entry")
        .annotate(Max("registered_at"))
    )
    for entry in entries:
        entry.last_registered_at = last.get(entry.pk)
    return anonymise(entries, batch=batch, finished_on=finished_on) if entries else Removal()


def offer_rules() -> None:
    """One rule per kind; the tables of finished years are kept before anything goes."""
    retention.before_removing(freeze_due_figures)
    for kind in kinds():
        retention.offer(
            Rule(
                key=rule_key(kind.code),
                label=kind.label_plural,
                since=SINCE,
                then="anonymise",
                default_years=kind.retention_years,
                is_due=partial(_is_due, kind),
                look=partial(look, kind),
                remove=partial(remove, kind),
            )
        )
    # After the kinds: by then the entries that named them have gone.
    retention.offer(
        Rule(
            key="register.givers",
            label=_("namen van gevers"),
            since=_("het moment dat geen bewaarde melding de gever nog noemt"),
            then="erase",
            default_years=0,
            is_due=_has_unnamed_givers,
            look=_look_at_givers,
            remove=erase_givers,
        )
    )


def _going(today: date) -> list[UUID]:
    """Every entry that a removal of today takes, whatever its kind."""
    terms = terms_on(today)
    return [
        key
        for kind in kinds()
        for key in removable(
            kind, retention.years_before(today, terms[rule_key(kind.code)].years)
        ).values_list("pk", flat=True)
    ]


def _look_at_givers(today: date) -> Removal:
    return look_at_givers(_going(today))


def _has_unnamed_givers(today: date) -> bool:
    return unnamed_givers().exists()


def _is_due(kind: Kind, before: date) -> bool:
    return removable(kind, before).exists()
