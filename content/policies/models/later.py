"""What came after issuing: events, successions, translations, reasons."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.policies.models.root import Policy
from content.policies.models.version import PolicyVersion
from content.policies.words import EVENT_KINDS, SUCCESSIONS
from portal.core.models import AppendOnly, ChangedOnlyByAction


class VersionEvent(AppendOnly):
    """Something that happened to a policy (a repeal) or to one of its versions (all other kinds).

    ``from_on`` is the first day of a repeal; ``dates`` are corrections as
    ``{"valid_until": [old, new]}`` in ISO dates; ``undoes`` is the repeal or annulment that a
    rescission takes back. ``reason`` is the text of an editorial note too.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="events")
    version = models.ForeignKey(
        PolicyVersion, models.PROTECT, null=True, blank=True, related_name="events"
    )
    kind = models.CharField(max_length=20, choices=EVENT_KINDS)
    from_on = models.DateField(null=True)
    dates = models.JSONField(default=dict)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    reason = models.TextField()
    by_key = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        ordering = ("recorded_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="repealed", from_on__isnull=False, undoes__isnull=True)
                | Q(kind="rescinded", from_on__isnull=True, undoes__isnull=False)
                | Q(
                    kind__in=["annulled", "dates_corrected", "note_added"],
                    version__isnull=False,
                    from_on__isnull=True,
                    undoes__isnull=True,
                ),
                name="event_has_what_its_kind_needs",
            ),
        )

    def __str__(self) -> str:
        return f"{self.policy_id} {self.kind} {self.recorded_at:%Y-%m-%d}"


class SectionSuccession(AppendOnly):
    """What became of a section: merged into or split into others, or lapsed (``became`` empty)."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="successions")
    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="successions")
    section_id = models.UUIDField()
    became = models.UUIDField(null=True)
    kind = models.CharField(max_length=10, choices=SUCCESSIONS)

    class Meta:
        verbose_name = _("opvolging van een onderdeel")
        verbose_name_plural = _("opvolging van onderdelen")
        indexes = (models.Index(fields=["section_id"], name="successors_of_section"),)

    def __str__(self) -> str:
        return f"{self.section_id} {self.kind}"


class SectionTranslation(ChangedOnlyByAction):
    """A section's text in another language, for exactly the source text with this hash.

    The titles of a policy are kept alike: ``section_id`` is then the policy's key, ``heading`` the
    title and ``text`` the official title.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="translations")
    section_id = models.UUIDField()
    source_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    heading = models.CharField(max_length=300)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    by_key = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    translated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vertaling van een onderdeel")
        verbose_name_plural = _("vertalingen van onderdelen")
        constraints = (
            models.UniqueConstraint(
                fields=["section_id", "source_hash", "language"], name="one_translation_per_text"
            ),
        )

    def __str__(self) -> str:
        return f"{self.heading} ({self.language})"


class ChangeReason(AppendOnly):
    """Why a section changed in a version, in an editor's words; the newest row counts.

    Without ``section_id`` it is about the whole. ``motives`` are codes of states.Motive.
    """

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="reasons")
    section_id = models.UUIDField(null=True)
    motives = models.JSONField(default=list)
    reason = models.TextField()
    by_key = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reden van een wijziging")
        verbose_name_plural = _("redenen van wijzigingen")
        ordering = ("recorded_at", "pk")

    def __str__(self) -> str:
        return f"{self.version_id} {self.motives}"
