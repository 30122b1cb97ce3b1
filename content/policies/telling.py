"""Consequences in sentences: what applies on which days, and what to beware of."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from content.policies.consequences import Gap, Overlap, Shift
from portal.core.templatetags.portal import dutch_date


def days(start: date, until: date | None) -> str:
    """A period in running text; both days belong to it and an open end stays open."""
    if until is None:
        return _("vanaf %(start)s") % {"start": dutch_date(start)}
    if until == start:
        return _("op %(day)s") % {"day": dutch_date(start)}
    facts = {"start": dutch_date(start), "until": dutch_date(until)}
    return _("van %(start)s tot en met %(until)s") % facts


def shift_sentence(shift: Shift) -> str:
    """What changes for these days."""
    facts = {"before": shift.before, "after": shift.after, "days": days(shift.start, shift.until)}
    if shift.before is None:
        return _("Versie %(after)s geldt dan %(days)s; anders zou voor die dagen niets gelden.") % (
            facts
        )
    if shift.after is None:
        return _("Versie %(before)s geldt dan niet meer %(days)s; voor die dagen geldt niets.") % (
            facts
        )
    return (
        _("Versie %(before)s geldt dan niet meer %(days)s; voor die dagen geldt versie %(after)s.")
        % facts
    )


def shift_sentences(shifts: Iterable[Shift]) -> list[str]:
    """A sentence per change, or the one that says that nothing changes."""
    return [shift_sentence(shift) for shift in shifts] or [
        _("Aan wat op welke dag geldt, verandert niets.")
    ]


def gap_sentence(gap: Gap) -> str:
    """Days on which nothing applies."""
    facts = {"days": days(gap.start, gap.until)}
    if gap.is_repeal:
        return _("Gat: %(days)s geldt niets, omdat het beleid dan ingetrokken is.") % facts
    return _("Gat: %(days)s geldt niets.") % facts


def overlap_sentence(overlap: Overlap) -> str:
    """Days that two versions claim."""
    facts = {
        "lower": overlap.lower,
        "upper": overlap.upper,
        "days": days(overlap.start, overlap.until),
    }
    return (
        _(
            "Overlap: %(days)s gelden versie %(lower)s en %(upper)s allebei; versie %(upper)s "
            "gaat voor."
        )
        % facts
    )


def numbers(found: Iterable[int]) -> str:
    """Version numbers in running text."""
    named = [str(number) for number in found]
    if len(named) < 2:
        return "".join(named)
    return _("%(first)s en %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}
