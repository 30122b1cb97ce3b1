"""What issuing the working copy would mean in time, in sentences for who is about to decide."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.policies.consequences import STANDING, later_standing, overlaps, shifts, unmeant_gaps
from content.policies.selectors.foreseen import Foreseen, foreseen
from content.policies.telling import (
    days,
    gap_sentence,
    numbers,
    overlap_sentence,
    shift_sentence,
)
from content.policies.validity import Period, VersionFacts
from portal.core.clock import day_of


def planned(page: Any, now: datetime) -> VersionFacts:
    """The working copy as the version it would become, number aside."""
    return VersionFacts(
        number=0,
        published_at=page.published_at or now,
        recorded_at=now,
        valid_from=page.valid_from,
        valid_until=page.valid_until,
        retroactive_from=page.retroactive_from,
        corrects=page.corrects,
    )


def consequences_in_time(page: Any, now: datetime) -> list[str]:
    """Which days the new version takes and from which, what stays, and warnings; two queries."""
    seen = foreseen(page.policy, now=now, version=planned(page, now))
    return [
        *_applies(seen, page),
        *_replaces(seen),
        *_stays(seen, now),
        *_left_behind(seen, page),
        *_warnings(seen, now),
    ]


def _applies(seen: Foreseen, page: Any) -> Iterator[str]:
    number = seen.next_number
    own = seen.after.periods_of(number)
    facts = {"number": number, "base": page.corrects, "periods": _spans(own)}
    if not own:
        yield _("De nieuwe versie %(number)s geldt op geen enkele dag: andere gaan voor.") % facts
    elif page.corrects:
        yield (
            _("Versie %(number)s herstelt een fout in versie %(base)s en geldt %(periods)s.")
            % facts
        )
    else:
        yield _("De nieuwe versie %(number)s geldt %(periods)s.") % facts


def _spans(periods: tuple[Period, ...]) -> str:
    return ", ".join(days(one.start, one.until) for one in periods)


def _replaces(seen: Foreseen) -> Iterator[str]:
    for shift in shifts(seen.before, seen.after):
        if shift.before is not None:
            yield shift_sentence(shift)


def _stays(seen: Foreseen, now: datetime) -> Iterator[str]:
    """Prepared versions keep their days whatever is issued before them."""
    number, today = seen.next_number, day_of(now)
    states = seen.after.states(today)
    later = [
        one
        for one, state in states.items()
        if one != number and state in STANDING and _starts_after(seen, one, number)
    ]
    if later:
        facts = {"later": numbers(later)}
        yield (
            ngettext(
                "De voorbereide versie %(later)s blijft staan en gaat op haar eigen dag in.",
                "De voorbereide versies %(later)s blijven staan en gaan op hun eigen dag in.",
                len(later),
            )
            % facts
        )
    corrected = later_standing(seen.after, number, today)
    if seen.after.versions[number].corrects is not None and corrected:
        words = ngettext(
            "Deze correctie staat daarmee nog niet in de latere versie %(later)s. Neem haar na het "
            "uitgeven over op het scherm Versies.",
            "Deze correctie staat daarmee nog niet in de latere versies %(later)s. Neem haar na "
            "het uitgeven over op het scherm Versies.",
            len(corrected),
        )
        yield words % {"later": numbers(corrected)}


def _starts_after(seen: Foreseen, one: int, number: int) -> bool:
    own, other = seen.after.periods_of(number), seen.after.periods_of(one)
    return bool(own and other) and other[0].start > own[0].start


def _left_behind(seen: Foreseen, page: Any) -> Iterator[str]:
    """The text was begun from another version than the one it takes over from."""
    if page.corrects:
        return
    begun = page.follows
    for shift in shifts(seen.before, seen.after):
        if shift.before not in (None, begun) and shift.after == seen.next_number and begun:
            yield _(
                "Let op: deze tekst is begonnen uit versie %(begun)s, maar neemt het over van "
                "versie %(before)s. Wat alleen in versie %(before)s staat, staat hier niet in."
            ) % {"begun": begun, "before": shift.before}
            return


def _warnings(seen: Foreseen, now: datetime) -> Iterator[str]:
    """Gaps and overlaps: those that are new, and those that are not over yet."""
    today, number = day_of(now), seen.next_number
    known_gaps, known_overlaps = set(unmeant_gaps(seen.before)), set(overlaps(seen.before))
    for gap in unmeant_gaps(seen.after):
        if gap not in known_gaps or gap.until is None or gap.until >= today:
            yield gap_sentence(gap)
    for overlap in overlaps(seen.after):
        own = number in (overlap.lower, overlap.upper)
        if own or overlap not in known_overlaps or overlap.until >= today:
            yield overlap_sentence(overlap)
