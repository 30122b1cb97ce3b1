"""Uploaded documents that wait for an editor's look; each editor sees the own ones."""

from uuid import UUID

from django.db.models import QuerySet

from content.importing.models import PendingImport
from content.importing.outline import Outline, outline_from_data
from portal.people.models import Person


def waiting_for(person: Person) -> QuerySet[PendingImport]:
    """What this editor uploaded and did not yet accept or drop, newest first."""
    return PendingImport.objects.filter(uploaded_by=person).defer("outline")


def pending_of(person: Person, pending_id: UUID) -> PendingImport | None:
    """One of them."""
    return PendingImport.objects.filter(uploaded_by=person, pk=pending_id).first()


def outline_of(pending: PendingImport) -> Outline:
    """The outline that was found."""
    return outline_from_data(pending.outline)
