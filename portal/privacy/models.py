"""Terms with the day they hold from, holds that go before every term, and what was removed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.models import AppendOnly, ChangedOnlyByAction


class RetentionTerm(ChangedOnlyByAction):
    """How many years a rule keeps things, from a day on, until a later row of that rule.

    ``rule`` is the key of a rule that a room registered (``retention.py``); without a row its own
    default holds.
    """

    rule = models.CharField(_("regel"), max_length=80)
    years = models.PositiveSmallIntegerField(_("jaren"))
    holds_from = models.DateField(_("geldt vanaf"))

    class Meta:
        ordering = ("rule", "-holds_from")
        verbose_name = _("bewaartermijn")
        verbose_name_plural = _("bewaartermijnen")
        constraints = (
            models.UniqueConstraint(fields=["rule", "holds_from"], name="one_term_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.rule}: {self.years}"


class LegalHold(ChangedOnlyByAction):
    """This subject stays whatever its term, for a stated reason, until the hold is lifted.

    ``label`` is how people know the subject, such as its reference; no name.
    """

    subject_type = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=80)
    label = models.CharField(_("onderwerp"), max_length=80)
    reason = models.TextField(_("reden"))
    placed_at = models.DateTimeField(_("geplaatst op"))
    placed_by_key = models.CharField(max_length=80)
    lifted_at = models.DateTimeField(_("opgeheven op"), null=True, blank=True)
    lifted_by_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-placed_at",)
        verbose_name = _("bewaarplicht")
        verbose_name_plural = _("bewaarplichten")
        constraints = (
            models.UniqueConstraint(
                fields=["subject_type", "subject_key"],
                condition=Q(lifted_at__isnull=True),
                name="one_open_hold",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_reason"),
        )

    def __str__(self) -> str:
        return self.label


class RemovalRun(AppendOnly):
    """What one batch of a removal took away: how many things of which sort, by which rule.

    ``run`` is shared by everything of one run of the command. ``counts`` has the number of rows
    per model; ``held`` is how many had reached their term and stayed because of a hold.
    """

    run = models.UUIDField(default=uuid.uuid4)
    rule = models.CharField(max_length=80)
    then = models.CharField(max_length=20)
    years = models.PositiveSmallIntegerField()
    before = models.DateField()
    subjects = models.PositiveIntegerField()
    held = models.PositiveIntegerField()
    counts = models.JSONField()
    by_key = models.CharField(max_length=80)
    removed_at = models.DateTimeField()

    class Meta:
        ordering = ("-removed_at", "-pk")
        indexes = (models.Index(fields=["run"], name="removal_run"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.removed_at:%Y-%m-%d}"
