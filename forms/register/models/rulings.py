"""What was decided, by other hands registered, and by yet others checked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import AppendOnly
from portal.people.models import Person


class Decision(AppendOnly):
    """The decider's ruling with its reason; a later ruling stands beside it.

    ``sheet`` holds the answers that were judged: what is amended later is not covered by it.
    ``proposed`` are the outcome codes that the rules advised; ``extra`` the kind's own fields
    (see ``Kind.decision_questions``).
    """

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="decisions")
    sheet = models.ForeignKey(
        "forms_register.AnswerSheet", models.PROTECT, related_name="decisions"
    )
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    grounds = models.JSONField(default=list)
    proposed = models.JSONField(default=list)
    extra = models.JSONField(default=dict)
    reassess_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="decisions")
    decided_as = models.CharField(
        max_length=20, choices=[("decider", "decider"), ("referred_to", "referred_to")]
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="decision_number"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="decision_has_reason"),
        )
        # Like cases: the latest decisions, whatever the size of the register.
        indexes = (models.Index(fields=["-decided_at"], name="decision_decided_at"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.outcome}"


class Registration(AppendOnly):
    """A decision entered in the register by someone who did not take it."""

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="registrations")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="registration")
    registered_by = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ("registered_at",)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.registered_at:%Y-%m-%d}"


class Check(AppendOnly):
    """A compliance check of a registered entry, with its finding (measure table of source 002)."""

    erasable = True

    class Finding(models.TextChoices):
        IN_ORDER = "in_order", _("in orde")
        REMARK = "remark", _("in orde met opmerking")
        NOT_IN_ORDER = "not_in_order", _("niet in orde")

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="checks")
    finding = models.CharField(max_length=20, choices=Finding)
    text = models.TextField(blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="register_checks")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ("checked_at",)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.finding}"
