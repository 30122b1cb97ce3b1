"""Files that employees add; kept under random names, known by what they really are."""

import uuid

from django.db import models

from forms.register.models.sheets import AnswerSheet
from portal.core.models import AppendOnly
from portal.people.models import Person


def random_name(instance: "Attachment", filename: str) -> str:
    """Where the bytes go: nothing of the given name is used (security S28)."""
    return f"register/{instance.pk.hex[:2]}/{instance.pk.hex}"


class Attachment(AppendOnly):
    """One uploaded file. ``name`` is as given and shown escaped only; ``content_type`` follows
    from the bytes, never from the name or the browser. ``question`` is the key of the question it
    was added to; empty for a file that came with a change.
    """

    erasable = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(upload_to=random_name, max_length=120)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    question = models.CharField(max_length=80, blank=True, default="")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="register_attachments")
    uploaded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["uploaded_by", "uploaded_at"], name="attachment_uploaded"),)

    def __str__(self) -> str:
        return self.name


class SheetAttachment(AppendOnly):
    """This file belongs to this answer sheet; later sheets may carry the same file."""

    erasable = True

    sheet = models.ForeignKey(AnswerSheet, models.PROTECT, related_name="sheet_attachments")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="sheet_attachments")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["sheet", "attachment"], name="sheet_attachment_once"),
        )

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.attachment_id}"
