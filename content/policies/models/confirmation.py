"""A second person says that an editorial edit means the same, although it touched what counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.policies.models.root import Policy
from portal.core.models import AppendOnly


class EditorialConfirmation(AppendOnly):
    """Holds for exactly one content (``fingerprint``) compared with exactly one version (``base``).

    Another edit has another fingerprint and asks for a new confirmation. ``alarms`` are the places
    that were touched as they were shown (``TouchedPlace.as_data``). Issuing copies this into the
    version, so that its history says who confirmed and why.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="confirmations")
    fingerprint = models.CharField(max_length=64)
    base = models.PositiveIntegerField()
    alarms = models.JSONField(default=list)
    reason = models.TextField()
    by_key = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bevestiging van een redactionele wijziging")
        verbose_name_plural = _("bevestigingen van redactionele wijzigingen")
        ordering = ("recorded_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["policy", "fingerprint", "base"], name="one_confirmation_per_content"
            ),
        )

    def __str__(self) -> str:
        return f"{self.policy_id} {self.base} {self.by_name}"

    def as_data(self) -> dict[str, object]:
        """What the version keeps of it."""
        return {
            "by_key": self.by_key,
            "by_name": self.by_name,
            "reason": self.reason,
            "at": self.recorded_at.isoformat(),
            "base": self.base,
            "alarms": self.alarms,
        }
