"""What the people room offers on the home page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.cards import Card
from portal.people.correction_requests import corrections_for, handles_corrections


def waiting_corrections(person: Any) -> Card | None:
    """Requests for correction without an answer, for who answers them; none, no card."""
    if not person or not handles_corrections(person):
        return None
    number = corrections_for(person).filter(answer=None).count()
    if not number:
        return None
    link = (_("Naar de verzoeken"), reverse("correction_requests"))
    return Card(_("Verzoeken om correctie"), "", (link,), number)
