"""What a sample is drawn from, and what of it is left to check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from forms.register.models import Check, Decision, RegisterEntry, Registration, Sample
from forms.register.selectors.facts import advice_of
from forms.register.states import Status
from portal.core.clock import start_of
from portal.people.models import Person


def keys_to_draw_from(kind: str, year: int) -> list[str]:
    """The references of what is registered of a kind and came in during a year, without what is
    discreet.
    """
    entries = RegisterEntry.objects.filter(
        kind=kind,
        status=Status.REGISTERED,
        is_discreet=False,
        received_at__gte=start_of(date(year, 1, 1)),
        received_at__lt=start_of(date(year + 1, 1, 1)),
    )
    return list(entries.order_by().values_list("reference", flat=True))


class Place(StrEnum):
    """Where a drawn entry stands: still to check, checked since the draw, in a new round (or over)
    so that there is nothing to check now, or erased when its retention ended.
    """

    TO_CHECK = "to_check"
    CHECKED = "checked"
    MOVED_ON = "moved_on"
    ERASED = "erased"


@dataclass(frozen=True)
class SampleLine:
    """One drawn entry; ``refused`` is the code why this reader may not be the one to check it."""

    number: int
    entry: RegisterEntry | None
    place: Place
    check: Check | None = None
    refused: str = ""


def samples() -> list[Sample]:
    """All draws, the latest first."""
    return list(Sample.objects.select_related("drawn_by"))


def sample_by_key(key: object) -> Sample | None:
    """One draw."""
    return Sample.objects.select_related("drawn_by").filter(pk=key).first()


def _first_checks(sample: Sample, keys: Iterable[str]) -> dict[str, Check]:
    found = Check.objects.filter(entry__reference__in=list(keys), checked_at__gte=sample.drawn_at)
    rows = found.select_related("checked_by", "entry").order_by("-checked_at", "-pk")
    return {row.entry.reference: row for row in rows}


def left_of(drawn: Iterable[Sample]) -> dict[object, int]:
    """How many entries of each draw are still to check; two queries whatever their number."""
    drawn = list(drawn)
    keys = {key for sample in drawn for key in sample.entry_keys}
    entries = RegisterEntry.objects.filter(reference__in=keys, status=Status.REGISTERED)
    standing = set(entries.values_list("reference", flat=True))
    checks: dict[str, list[datetime]] = {}
    done = Check.objects.filter(entry__reference__in=keys)
    for key, at in done.values_list("entry__reference", "checked_at"):
        checks.setdefault(key, []).append(at)
    return {
        sample.pk: sum(
            key in standing and not any(at >= sample.drawn_at for at in checks.get(key, ()))
            for key in sample.entry_keys
        )
        for sample in drawn
    }


def sample_lines(sample: Sample, person: Person) -> list[SampleLine]:
    """The drawn entries in the order drawn, as this person meets them; six queries."""
    keys = sample.entry_keys
    entries = {row.reference: row for row in RegisterEntry.objects.filter(reference__in=keys)}
    checks = _first_checks(sample, keys)
    own = {
        "decided_by_you": _hands(Decision.objects.filter(decided_by=person), keys),
        "registered_by_you": _hands(Registration.objects.filter(registered_by=person), keys),
        "advised_by_you": _hands(advice_of(person), keys),
    }
    found = []
    for number, key in enumerate(keys, start=1):
        entry, check = entries.get(key), checks.get(key)
        refused = next((code for code, held in own.items() if key in held), "")
        if entry is not None and entry.employee_id == person.pk:
            refused = "own_entry"
        found.append(SampleLine(number, entry, _place(entry, check), check, refused))
    return found


def _hands(rows: QuerySet[Any], keys: list[str]) -> set[str]:
    mine = rows.filter(entry__reference__in=keys)
    return set(mine.values_list("entry__reference", flat=True))


def _place(entry: RegisterEntry | None, check: Check | None) -> Place:
    if entry is None:
        return Place.ERASED
    if check is not None:
        return Place.CHECKED
    return Place.TO_CHECK if entry.status == Status.REGISTERED else Place.MOVED_ON
