"""What the portal asks of someone who declared earlier: on the home page and on "Mijn"."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.selectors.standing import is_asked
from forms.register.states import Status
from forms.register.words import CAUSES
from portal.core.cards import Card
from portal.core.clock import day_of
from portal.core.tasks import Task
from portal.core.templatetags.portal import dutch_date


def yearly_question(person: Any) -> Card | None:
    """Once a year: is everything still right?"""
    if not person or not is_asked(person, day_of(timezone.now())):
        return None
    return Card(
        _("Kloppen uw meldingen nog?"),
        _("Eén keer per jaar vragen we of er iets is veranderd. Zo niet, dan is één klik genoeg."),
        ((_("Nakijken"), reverse("standing_check")),),
    )


def upkeep_tasks(person: Any) -> Sequence[Task]:
    """The yearly question, own entries that are looked at again, and the last day that comes near;
    three queries.
    """
    today = day_of(timezone.now())
    lines = []
    if is_asked(person, today):
        lines.append(
            Task(
                _("Nakijken of uw meldingen nog kloppen"),
                reverse("standing_check"),
                _("Is er niets veranderd, dan is één klik genoeg."),
            )
        )
    again = RegisterEntry.objects.filter(employee=person, status=Status.IN_REVIEW).exclude(
        reassess_cause__in=["", "activity"]
    )
    for entry in again.order_by("due_on", "pk"):
        lines.append(
            Task(
                _("Kijken of %(kind)s %(reference)s nog klopt")
                % {"kind": str(kind_of(entry.kind).label).lower(), "reference": entry.reference},
                reverse("my_notification", args=[entry.reference]),
                _("Uw melding wordt opnieuw beoordeeld, %(cause)s.")
                % {"cause": CAUSES.get(entry.reassess_cause, "")},
            )
        )
    if person.ends_on and person.ends_on >= today:
        lines.append(
            Task(
                _("Uw meldingen bewaren voor uw laatste dag"),
                reverse("my_notifications"),
                _(
                    "Op %(day)s is uw laatste dag. Daarna eindigen uw meldingen en kunt u er niet"
                    " meer bij."
                )
                % {"day": dutch_date(person.ends_on)},
            )
        )
    return lines
