"""Secret addresses at which someone follows what changes in policy."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import ChangedOnlyByAction
from portal.people.models import Person


class FeedToken(ChangedOnlyByAction):
    """A secret address of a person for programs that follow a feed; only its hash is kept.

    It opens the feed and nothing else, with what the person may read at that moment.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="feed_tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("feedadres")
        verbose_name_plural = _("feedadressen")
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return f"{self.person} {self.created_at:%Y-%m-%d}"
