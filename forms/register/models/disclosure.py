"""What the public sees of a permitted side activity of top management (Aw 5.1.c)."""

import uuid

from django.db import models
from django.db.models import Q

from forms.register.models.entry import RegisterEntry
from portal.core.models import ChangedOnlyByAction
from portal.people.models import Person


class Disclosure(ChangedOnlyByAction):
    """A window in which an entry stands in the public extract, with its legal ground.

    At most one is open per entry; it shows the last registered decision. ``public_key`` is what
    the world knows the entry by, the same in each of its windows; no reference of ours follows.
    """

    public_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="disclosures")
    legal_ground = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="disclosures_opened")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_key = models.CharField(max_length=80, blank=True)
    close_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("opened_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["entry"], condition=Q(closed_at__isnull=True), name="one_open_disclosure"
            ),
            models.CheckConstraint(
                condition=~Q(legal_ground=""), name="disclosure_has_legal_ground"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) ^ ~Q(closed_by_key=""),
                name="disclosure_closed_at_and_by",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.opened_at:%Y-%m-%d}"
