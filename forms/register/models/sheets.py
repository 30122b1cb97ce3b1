"""What was asked and what was answered, with the rules of that day pinned to it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import AppendOnly
from portal.people.models import Person


class FormVersion(AppendOnly):
    """The questions, options, help and sections of one notification page as shown; kept for ever.

    ``page_key`` is the lasting key of the page; ``content`` is plain data with the keys
    ``introduction``, ``questions``, ``self_assessment`` and ``sections``. The same content on the
    same page is one version.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    page_key = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["page_key", "language", "number"], name="form_version_number"
            ),
        )
        indexes = (
            models.Index(fields=["page_key", "language", "content_hash"], name="form_version_hash"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.number}"


class AnswerSheet(AppendOnly):
    """The answers of one moment, beside the earlier ones and never over them.

    ``snapshot`` holds department, manager, function and thresholds of the event day;
    ``reason`` says why an amendment or supplement was made.
    """

    erasable = True

    class Prompt(models.TextChoices):
        REPORT = "report", _("melding")
        AMENDMENT = "amendment", _("wijziging")
        INFORMATION = "information", _("aanvulling")
        REASSESSMENT = "reassessment", _("herbeoordeling")

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    prompt = models.CharField(max_length=20, choices=Prompt)
    answers = models.JSONField()
    self_assessment = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="answer_sheets")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="sheets")
    event_on = models.DateField(null=True)
    snapshot = models.JSONField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="answer_sheet_number"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.number}"


class PinnedSection(AppendOnly):
    """The policy section that held for a sheet or a decision, as it stood then.

    ``none_in_force`` says that on the event day nothing was; the row of the day received stands
    beside it.
    """

    erasable = True

    class Role(models.TextChoices):
        EVENT = "event", _("op de dag van de gebeurtenis")
        RECEIVED = "received", _("op de dag van ontvangst")
        NONE_IN_FORCE = "none_in_force", _("niets van kracht")
        DECIDED = "decided", _("op de dag van het besluit")

    sheet = models.ForeignKey(AnswerSheet, models.PROTECT, null=True, related_name="pins")
    decision = models.ForeignKey(
        "forms_register.Decision", models.PROTECT, null=True, related_name="pins"
    )
    role = models.CharField(max_length=20, choices=Role)
    section_id = models.CharField(max_length=40)
    policy_key = models.CharField(max_length=80)
    version_number = models.PositiveIntegerField(null=True)
    section_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sheet__isnull=True) ^ Q(decision__isnull=True),
                name="pinned_section_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(role="none_in_force") ^ Q(version_number__isnull=False),
                name="pinned_section_version_or_none",
            ),
        )
        indexes = (
            models.Index(fields=["section_id"], name="pinned_section_section"),
            models.Index(
                fields=["section_id", "version_number"],
                name="pinned_section_version",
                condition=Q(role="decided"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.section_id} {self.version_number or '–'}"
