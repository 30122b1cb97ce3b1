"""Mail about requests for correction: that there is one, never what it is about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from portal.core.clock import day_of
from portal.people.models import CorrectionRequest, Person
from portal.people.roles import Role
from portal.people.selectors import people_with_role

ASKED = (_("Verzoek om correctie"), _("Iemand vraagt om gegevens te verbeteren."))
ANSWERED = (_("Antwoord op uw verzoek"), _("Er is een antwoord op uw verzoek om correctie."))


def correction_asked(pk: UUID) -> None:
    """Call who may answer it."""
    request = CorrectionRequest.objects.get(pk=pk)
    role = Role.MODERATOR if request.for_moderators else Role.ADMINISTRATOR
    people = people_with_role(role, day_of(timezone.now())).exclude(pk=request.person_id)
    _send(ASKED, people, "/correcties/")


def correction_answered(pk: UUID) -> None:
    """Tell who asked."""
    request = CorrectionRequest.objects.select_related("person").get(pk=pk)
    _send(ANSWERED, [request.person], "/mijn/gegevens/")


def _send(notice: tuple[Any, Any], people: Iterable[Person], path: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        subject, sentence = (str(text) for text in notice)
        text = render_to_string(
            "emails/people/notice.txt",
            {
                "sentence": sentence,
                "link": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
                "organisation": settings.ORGANISATION_NAME,
            },
        )
        for person in people:
            if person.email:
                EmailMessage(subject, text, to=[person.email]).send()
