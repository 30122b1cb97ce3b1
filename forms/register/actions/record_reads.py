"""Many entries opened at once: a row for each that its employee sees, one event for all."""

from collections.abc import Iterable
from datetime import datetime

from forms.register.models import Read, RegisterEntry
from portal.people.models import Person


def record_reads(
    entries: Iterable[RegisterEntry],
    *,
    by: Person,
    now: datetime,
    purpose: str,
    channel: str,
    purpose_text: str = "",
) -> int:
    """Call inside an open change, whose event says how many; the reader's own entries are no
    reading. Returns how many rows.
    """
    rows = [
        Read(
            entry=entry,
            reader=by,
            purpose=purpose,
            purpose_text=purpose_text.strip(),
            channel=channel,
            read_at=now,
        )
        for entry in entries
        if entry.employee_id != by.pk
    ]
    Read.objects.bulk_create(rows)
    return len(rows)
