"""Entries whose term ended: the facts stay to be counted, everything about the person goes."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from django.db import transaction

from forms.register.models import AnonymisedEntry, Attachment, RegisterEntry
from forms.register.relations import attachments_of, payloads_of, related, rows_of
from portal.audit.record import record, subject_of
from portal.core.clock import day_of
from portal.privacy.retention import Batch, Removal


def anonymise(
    entries: Sequence[RegisterEntry],
    *,
    batch: Batch,
    finished_on: Callable[[RegisterEntry], date | None],
) -> Removal:
    """Inside the transaction and the open door of a removal (see ``portal/privacy``).

    Sheets, decisions, remarks, files, who read it, and names and reasons in the trail are erased;
    kind, status, outcome and the days on which it came in and was over stay, unconnected. Form
    versions stay: they hold questions, not answers.
    """
    keys = [entry.pk for entry in entries]
    counts = rows_of(keys)
    files = list(attachments_of(keys))
    remains = [
        AnonymisedEntry(
            kind=entry.kind,
            status=entry.status,
            outcome=entry.outcome,
            received_on=day_of(entry.received_at),
            finished_on=finished_on(entry) or day_of(entry.changed_at),
            anonymised_on=day_of(batch.now),
        )
        for entry in entries
    ]
    payloads_of(keys).delete()
    for rows in related(keys).values():
        rows.model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
    Attachment.objects.filter(pk__in=[file.pk for file in files]).delete()
    for file in files:
        transaction.on_commit(partial(file.file.storage.delete, file.file.name), robust=True)
    subjects = [subject_of(entry) for entry in entries]
    RegisterEntry.objects.filter(pk__in=keys).delete()
    AnonymisedEntry.objects.bulk_create(remains)
    for subject in subjects:
        record(
            "register_entry.anonymised",
            subject=subject,
            by=batch.by,
            at=batch.now,
            facts={"run": str(batch.run)},
            payload={},
        )
    return Removal(subjects=len(keys), counts=counts)
