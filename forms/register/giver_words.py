"""Totals of givers in words: what is unknown is said, never guessed."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms.register.totals import Total


def amount(value: Decimal) -> str:
    """Euros and cents in the reader's notation, without the sign."""
    return str(number_format(value, decimal_pos=2, force_grouping=True))


def worth(number: int, known: Decimal, unknown: int) -> str:
    """A sum that says how much of it is known."""
    if number == unknown:
        return _("waarde onbekend") if number else f"€ {amount(known)}"
    if not unknown:
        return f"€ {amount(known)}"
    least = _("ten minste € %(known)s") % {"known": amount(known)}
    rest = ngettext(
        "van %(unknown)s is de waarde onbekend", "van %(unknown)s is de waarde onbekend", unknown
    ) % {"unknown": unknown}
    return f"{least}, {rest}"


def total(given: Total) -> str:
    """What was taken, and how many things."""
    number = ngettext("%(number)s melding", "%(number)s meldingen", given.number) % {
        "number": given.number
    }
    return f"{worth(given.number, given.known, given.unknown)} ({number})"


def refused(given: Total) -> str:
    """What was refused, sent back or paid for oneself; empty when nothing was."""
    if not given.refused_number:
        return ""
    number = ngettext("%(number)s melding", "%(number)s meldingen", given.refused_number) % {
        "number": given.refused_number
    }
    value = worth(given.refused_number, given.refused_known, given.refused_unknown)
    return f"{value} ({number})"
