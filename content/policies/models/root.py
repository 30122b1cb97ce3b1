"""The root of a policy: it outlives its page."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.policies import addresses
from content.policies.words import KINDS
from portal.core.models import AppendOnly, ChangedOnlyByAction
from portal.people.models import Audience, Person


class Policy(ChangedOnlyByAction):
    """One lasting subject with its numbered versions; locked while a number is given out.

    Owner, audience, review date and openness hold for the policy as it is today, old versions
    included; they are taken from the working copy when a version is issued. ``deleted_at`` is set
    when the page is gone: the policy then keeps its address and its versions.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=255, blank=True, db_index=True)
    title = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=20, choices=KINDS, blank=True)
    policy_owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="owned_policies"
    )
    audience = models.ForeignKey(
        Audience, models.PROTECT, null=True, blank=True, related_name="policies"
    )
    review_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    authentic_language = models.CharField(max_length=10, default="nl")
    derived_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="derivatives"
    )
    begun_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("beleidsdocument")
        verbose_name_plural = _("beleidsdocumenten")

    def __str__(self) -> str:
        return self.title or str(self.key)

    @property
    def audit_key(self) -> str:
        """How the trail names this policy."""
        return str(self.key)

    def get_absolute_url(self) -> str:
        return addresses.policy_url(self.slug)


class PolicyAddress(AppendOnly):
    """A slug under which a policy is or was found; it is never given to another policy."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="addresses")
    slug = models.SlugField(max_length=255, unique=True)
    since_at = models.DateTimeField()

    class Meta:
        ordering = ("since_at", "pk")
        verbose_name = _("adres")
        verbose_name_plural = _("adressen")

    def __str__(self) -> str:
        return self.slug


class ContentEdit(AppendOnly):
    """Someone changed what the next version will say.

    One row per save that made the content different from the save before (``fingerprint``).
    ``is_baseline`` marks what issuing left behind: authors are counted from there. ``by_key`` is
    empty when a program saved without naming an actor.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="edits")
    fingerprint = models.CharField(max_length=64)
    is_baseline = models.BooleanField(default=False)
    by_key = models.CharField(max_length=80, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bewerking")
        verbose_name_plural = _("bewerkingen")
        indexes = (models.Index(fields=["policy", "id"], name="edits_of_policy"),)

    def __str__(self) -> str:
        return f"{self.policy_id} {self.by_key} {self.recorded_at:%Y-%m-%d %H:%M}"
