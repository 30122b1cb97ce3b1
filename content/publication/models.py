"""Everything that went live or off, by whom and when; kept without foreign keys."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import AppendOnly


class PublicationRecord(AppendOnly):
    """One thing that went live or off: a page, and later also an account or an extract.

    ``subject_type`` and ``subject_key`` name it lastingly (for a page its type and id), ``version``
    is the number it was issued under where it has one.
    """

    class What(models.TextChoices):
        PUBLISHED = "published", _("gepubliceerd")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        DELETED = "deleted", _("verwijderd")

    what = models.CharField(max_length=10, choices=What)
    subject_type = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=80)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10)
    revision_id = models.BigIntegerField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    by_key = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("publicatie")
        verbose_name_plural = _("publicaties")
        indexes = (
            models.Index(
                fields=["subject_type", "subject_key", "recorded_at"], name="publ_subject"
            ),
            models.Index(fields=["recorded_at"], name="publ_period"),
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.what} {self.recorded_at:%Y-%m-%d}"
