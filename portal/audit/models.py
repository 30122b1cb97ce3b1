"""What happened, kept without foreign keys so that history outlives its subjects."""

import uuid

from django.db import models

from portal.core.models import AppendOnly


class AuditEvent(AppendOnly):
    """One change of state, or one refused attempt.

    Holds the six fields of BIO2 8.15.01 — action, object, result, origin, actor, time — and no
    personal text: names, old and new values and reasons are in the payload, to which
    ``commitment`` (SHA-256 over salt and payload) ties it.
    """

    class Result(models.TextChoices):
        DONE = "done"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    type = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=80)
    result = models.CharField(max_length=10, choices=Result, default=Result.DONE)
    origin = models.CharField(max_length=20)
    request_id = models.UUIDField(null=True)
    actor_key = models.CharField(max_length=80)
    occurred_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    commitment = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(
                fields=["subject_type", "subject_key", "occurred_at"], name="audit_subject"
            ),
            models.Index(fields=["actor_key", "occurred_at"], name="audit_actor"),
            models.Index(fields=["occurred_at"], name="audit_period"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.subject_type}:{self.subject_key}"


class AuditPayload(AppendOnly):
    """The personal text of one event; the retention role may erase it, nobody may change it."""

    erasable = True

    event_id = models.UUIDField(primary_key=True, editable=False)
    salt = models.CharField(max_length=64)
    data = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.event_id)
