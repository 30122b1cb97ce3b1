"""Throw away what somebody began and left lying, after the days that the organisation chose."""

from datetime import datetime

from django.db import transaction

from forms.notifications.actions.discard_draft import discard_draft
from forms.notifications.models import Draft
from forms.notifications.selectors import drafts_unused_since


def discard_unused_drafts(now: datetime) -> int:
    """How many went, with their files. One that is being changed meanwhile stays."""
    gone = 0
    for unused in drafts_unused_since(now):
        with transaction.atomic():
            rows = Draft.objects.select_for_update(skip_locked=True)
            draft = rows.filter(pk=unused.pk, updated_at=unused.updated_at).first()
            if draft is not None:
                discard_draft(draft)
                gone += 1
    return gone
