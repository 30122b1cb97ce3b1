"""What the desk offers on the home page."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forms.moderation.selectors import reads_register
from forms.register.models import RegisterEntry
from forms.register.selectors import queue_of
from forms.register.selectors.offices import offices_on
from forms.register.states import OPEN
from portal.core.cards import Card
from portal.core.clock import day_of
from portal.people.roles import Capability


def _late(queue: QuerySet[RegisterEntry]) -> int:
    return queue.filter(due_on__lt=day_of(timezone.now()), status__in=OPEN).count()


def _holds_office(person: Any) -> bool:
    return bool(offices_on(day_of(timezone.now())).held_by(person))


def waiting(person: Any) -> Card | None:
    """How many entries wait for this person, who decides or moderates by role or by office."""
    if not person:
        return None
    if not (person.can(Capability.DECIDE) or reads_register(person) or _holds_office(person)):
        return None
    queue = queue_of(person)
    number = queue.count()
    late = _late(queue) if number else 0
    text = _("Hiervan zijn er %(late)s over de termijn.") % {"late": late} if late else ""
    return Card(_("Te behandelen"), text, ((_("Naar de lijst"), reverse("desk")),), number)
