"""What keeps issued texts in order: where they point, whether that answers, who was reminded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.policies.models.root import Policy
from content.policies.models.version import PolicyVersion
from portal.core.models import AppendOnly


class SectionLink(AppendOnly):
    """One link in a version as issued; ``section_id`` is empty for the legal basis of the whole.

    A link to policy of the portal has ``target_slug`` or ``target_section`` (from its address);
    both are looked up when asked, since the target may be issued later, move or lapse.
    """

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="links")
    section_id = models.UUIDField(null=True)
    url = models.TextField()
    target_slug = models.CharField(max_length=255, blank=True)
    target_section = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("verwijzing in een onderdeel")
        verbose_name_plural = _("verwijzingen in onderdelen")
        indexes = (
            models.Index(fields=["target_section"], name="links_to_section"),
            models.Index(fields=["target_slug"], name="links_to_policy"),
        )

    def __str__(self) -> str:
        return self.url


class LinkCheck(models.Model):
    """What an external address answered when it was last asked; refreshed by ``check_links``.

    ``status`` is the HTTP status, empty when there was no answer; ``problem`` a code of
    words.LINK_PROBLEMS, empty when all is well. ``failures`` counts checks in a row that failed.
    """

    url = models.CharField(max_length=2000, unique=True)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=20, blank=True)
    failures = models.PositiveIntegerField(default=0)
    checked_at = models.DateTimeField()
    well_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("controle van een externe link")
        verbose_name_plural = _("controles van externe links")

    def __str__(self) -> str:
        return self.url


class ReviewReminder(AppendOnly):
    """Someone was reminded that a policy is due for review; at most once a day per policy.

    ``to_keys`` are the actor keys of who was told: the owner, else the editors.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="review_reminders")
    review_on = models.DateField()
    day = models.DateField()
    to_keys = models.JSONField(default=list)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("herinnering aan herziening")
        verbose_name_plural = _("herinneringen aan herziening")
        constraints = (
            models.UniqueConstraint(fields=["policy", "day"], name="one_reminder_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.policy_id} {self.day}"
