"""What was uploaded and waits for an editor's look."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.people.models import Person


class PendingImport(models.Model):
    """The outline found in an uploaded document, between upload and acceptance.

    It is a working paper of one editor: gone when accepted or dropped.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filename = models.CharField(max_length=255)
    outline = models.JSONField()
    uploaded_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-uploaded_at",)
        verbose_name = _("in te lezen document")
        verbose_name_plural = _("in te lezen documenten")

    def __str__(self) -> str:
        return self.filename
