"""What stays when nobody needs to be known any more: the tables of a year, and bare counts."""

import uuid

from django.db import models

from portal.core.models import AppendOnly


class YearFigures(AppendOnly):
    """The one set of masked tables of a year, as everybody sees it from the day it is due.

    Written once: what changes in the register later cannot be found by subtracting two sets.
    ``tables`` holds per kind its code and the shown numbers; ``counted_at`` is the moment whose
    state was counted.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    tables = models.JSONField()
    smallest = models.PositiveIntegerField()
    counted_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return str(self.year)


class AnonymisedEntry(AppendOnly):
    """What is left of an entry whose term ended: enough to count it, nothing to find anyone by.

    It has no reference and no key of the entry it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    status = models.CharField(max_length=24)
    outcome = models.CharField(max_length=40, blank=True)
    received_on = models.DateField()
    finished_on = models.DateField()
    anonymised_on = models.DateField()

    class Meta:
        ordering = ("received_on",)
        indexes = (
            models.Index(fields=["received_on", "kind", "outcome"], name="anonymised_entry_year"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.received_on}"
