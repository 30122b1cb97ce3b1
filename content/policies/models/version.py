"""What was issued: frozen, self-contained, never updated, never deleted."""

from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.policies import addresses
from content.policies.models.root import Policy
from content.policies.words import CHANGE_KINDS, KINDS
from portal.core.models import AppendOnly


class PolicyVersion(AppendOnly):
    """A numbered text of a policy with everything that belongs to it.

    ``published_at`` is claimed (ahead: embargo; long ago: imported history, and
    ``published_is_assumed`` when nobody knew), ``recorded_at`` is our clock. The dates are as
    issued; later corrections are VersionEvents. ``follows`` and ``corrects`` are numbers within
    the policy. ``source`` is the stream as edited; sections carry the text that readers see.
    ``content_hash`` covers the text
    with its attachments and references, ``record_hash`` that and every other column (hashes.py).
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    follows = models.PositiveIntegerField(null=True, blank=True)
    corrects = models.PositiveIntegerField(null=True, blank=True)

    title = models.CharField(max_length=255)
    official_title = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=KINDS)
    language = models.CharField(max_length=10)
    scope = models.TextField(blank=True)
    norms = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    legal_basis = models.JSONField(default=list)
    policy_owner = models.CharField(max_length=200)
    audience = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(default=False)
    review_on = models.DateField(null=True)

    adopted_on = models.DateField(null=True)
    adopted_by = models.CharField(max_length=200, blank=True)
    adoption_reference = models.CharField(max_length=200, blank=True)

    published_at = models.DateTimeField()
    published_is_assumed = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    retroactive_from = models.DateField(null=True)

    change_kind = models.CharField(max_length=10, choices=CHANGE_KINDS)
    change_note = models.TextField()
    #: Who confirmed that an editorial edit which touched what counts means the same, and why.
    confirmation = models.JSONField(null=True, default=None)

    authors = models.JSONField(default=list)
    issued_by_key = models.CharField(max_length=80)
    issued_by_name = models.CharField(max_length=200)

    page_id = models.BigIntegerField(null=True)
    revision_id = models.BigIntegerField(null=True)
    source = models.JSONField(encoder=DjangoJSONEncoder)
    content_hash = models.CharField(max_length=64)
    record_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("versie")
        verbose_name_plural = _("versies")
        ordering = ("policy_id", "number")
        constraints = (
            models.UniqueConstraint(fields=["policy", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(corrects__lt=models.F("number")),
                name="corrects_an_older_version",
            ),
        )
        indexes = (
            models.Index(fields=["published_at"], name="versions_published"),
            models.Index(fields=["recorded_at"], name="versions_recorded"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def get_absolute_url(self) -> str:
        return addresses.version_url(self.policy.slug, self.number)

    @property
    def is_imported(self) -> bool:
        """Was this version issued by the import, without a second person?"""
        return self.issued_by_key == "system:import"

    def base_among(self, known: Iterable[int]) -> int | None:
        """What to compare this version with: the one it corrects or goes on from, else (when that
        is not known to the reader) the highest number below; None for a first version.
        """
        earlier = {number for number in known if number < self.number}
        return self.follows if self.follows in earlier else max(earlier, default=None)


class VersionSection(AppendOnly):
    """One section as issued. ``path`` are the headings above, ``text`` its words without markup."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="sections")
    section_id = models.UUIDField()
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    level = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=300)
    path = models.JSONField(default=list)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    references = models.JSONField(default=list)
    text_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("onderdeel van een versie")
        verbose_name_plural = _("onderdelen van versies")
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["version", "section_id"], name="section_once"),
            models.UniqueConstraint(fields=["version", "position"], name="position_once"),
        )
        indexes = (models.Index(fields=["section_id"], name="homes_of_section"),)

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()

    @property
    def anchor(self) -> str:
        """The id of this section's heading on a page."""
        return f"s-{self.section_id}"


class VersionAttachment(AppendOnly):
    """A picture or file of a version, with its own bytes. ``key``, made of them, is its address."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="attachments")
    key = models.UUIDField()
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    alternative = models.TextField(blank=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bijlage van een versie")
        verbose_name_plural = _("bijlagen van versies")
        constraints = (models.UniqueConstraint(fields=["version", "key"], name="attachment_once"),)
        indexes = (models.Index(fields=["key"], name="attachment_address"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return addresses.attachment_url(str(self.key))
