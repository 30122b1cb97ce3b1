"""The account of a year: a draft that can be compiled again, and what was adopted, for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import AppendOnly, ChangedOnlyByAction


class AccountabilityReport(ChangedOnlyByAction):
    """The draft of one year. ``figures`` are as computed at ``compiled_at`` (see figures.py)."""

    year = models.PositiveSmallIntegerField(_("jaar"), unique=True)
    introduction = models.TextField(_("inleiding"), blank=True)
    conclusions = models.TextField(_("conclusies en plannen"), blank=True)
    figures = models.JSONField(default=list)
    compiled_at = models.DateTimeField()
    compiled_by_key = models.CharField(max_length=80)

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return str(self.year)


class AdoptedReport(AppendOnly):
    """An account as adopted, with its figures frozen. A later edition stands beside it."""

    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    introduction = models.TextField(blank=True)
    conclusions = models.TextField(blank=True)
    figures = models.JSONField()
    compiled_at = models.DateTimeField()
    adopted_on = models.DateField()
    adopted_by = models.CharField(max_length=200)
    adoption_reference = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-year", "-edition")
        constraints = (
            models.UniqueConstraint(fields=["year", "edition"], name="one_report_per_edition"),
        )

    def __str__(self) -> str:
        return f"{self.year} ({self.edition})"
