"""Take a file out of a draft again; nobody has seen it, so nothing of it stays."""

from datetime import datetime

from django.db import transaction

from forms.notifications.models import Draft
from forms.register.models import Attachment
from portal.core.append_only import erasing


def erase_unsent(keys: list[str]) -> None:
    """Delete uploaded files that belong to no declaration."""
    unsent = Attachment.objects.filter(pk__in=keys, sheet_attachments=None)
    files = [attachment.file for attachment in unsent]
    if not files:
        return
    with erasing("bestand in een concept dat niet is verstuurd"):
        unsent.delete()
    for file in files:
        transaction.on_commit(lambda file=file: file.storage.delete(file.name), robust=True)


def remove_file(draft: Draft, key: str, *, now: datetime) -> Draft:
    """A key that is not in the draft changes nothing."""
    if key in draft.attachment_keys:
        draft.attachment_keys = [kept for kept in draft.attachment_keys if kept != key]
        draft.updated_at = now
        draft.save()
        erase_unsent([key])
    return draft
