"""Requests for correction: whose, and for whom to answer."""

from django.db.models import F, Q, QuerySet

from portal.people.models import CorrectionRequest, Person
from portal.people.roles import Capability


def may_handle(request: CorrectionRequest, person: Person) -> bool:
    """Is this request for this person's role?"""
    wanted = Capability.MODERATE if request.for_moderators else Capability.MANAGE_PEOPLE
    return person.can(wanted)


def handles_corrections(person: Person) -> bool:
    """Does anybody's request come to this person?"""
    return person.can(Capability.MODERATE) or person.can(Capability.MANAGE_PEOPLE)


def corrections_for(person: Person) -> QuerySet[CorrectionRequest]:
    """Everything this person's roles answer, except what they asked themselves; open ones first,
    the oldest on top.
    """
    wanted = Q(pk__in=[])
    if person.can(Capability.MODERATE):
        wanted |= Q(for_moderators=True)
    if person.can(Capability.MANAGE_PEOPLE):
        wanted |= Q(for_moderators=False)
    return (
        CorrectionRequest.objects.filter(wanted)
        .exclude(person=person)
        .select_related("answer")
        .order_by(F("answer__answered_at").asc(nulls_first=True), "asked_at")
    )


def corrections_of(person: Person) -> QuerySet[CorrectionRequest]:
    """What someone asked, newest first, with the answers."""
    return (
        CorrectionRequest.objects.filter(person=person)
        .select_related("answer__answered_by")
        .order_by("-asked_at")
    )
