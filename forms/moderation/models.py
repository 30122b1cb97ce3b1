"""Files with many entries, made as a job."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.moderation.states import ExportState
from portal.core.models import ChangedOnlyByAction
from portal.core.table_files import TableForm
from portal.people.models import Person


def folder_of_exports() -> Path:
    """Where the files are; beside the uploads, which every process shares, and as closed."""
    return Path(settings.MEDIA_ROOT) / "exports"


class Export(ChangedOnlyByAction):
    """A list of the register that someone asked for as a file; ``wanted`` are its filters.

    ``moved_at`` is the last sign of life of the job, ``rows`` how far it came. ``sha256`` and
    ``size`` (bytes) stand there once the file is whole, and only then is it offered (S57).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="exports")
    asked_at = models.DateTimeField()
    purpose = models.TextField(_("doel"))
    wanted = models.JSONField()
    form = models.CharField(max_length=8, choices=[(form.value, form.value) for form in TableForm])
    language = models.CharField(max_length=10)
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in ExportState]
    )
    moved_at = models.DateTimeField()
    rows = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    completed_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        ordering = ("-asked_at", "pk")
        verbose_name = _("bestand met meldingen")
        verbose_name_plural = _("bestanden met meldingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ExportState]),
                name="export_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.COMPLETE.value)
                | (~Q(sha256="") & Q(size__isnull=False, completed_at__isnull=False)),
                name="export_complete_has_hash",
            ),
        )
        indexes = (
            models.Index(fields=["state", "moved_at"], name="export_state"),
            models.Index(fields=["asked_by", "-asked_at"], name="export_asked_by"),
        )

    def __str__(self) -> str:
        return f"{self.pk}.{self.form}"

    @property
    def folder(self) -> Path:
        """Of this export alone; gone when it is not offered."""
        return folder_of_exports() / str(self.pk)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / f"register.{self.form}"
