"""The two ends of the crash test, run beside the server: ``prepare NUMBER`` and ``look``.

They are processes of their own because they use the server's database, not the one of the tests.
"""

import json
import sys
from typing import Any
from uuid import uuid4

import django


def prepare(number: int) -> dict[str, Any]:
    """An employee with a session and drafts that only have to be sent."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from forms.notifications.actions.start_draft import start_draft
    from forms.notifications.models import Draft, NotificationPage
    from forms.notifications.selectors import steps_of
    from tests.factories.register import GIFT_ANSWERS, employee_in_line

    employee, now = employee_in_line(), timezone.now()
    page = NotificationPage.objects.live().get(kind="gift", locale__language_code="nl")
    day = (timezone.localdate(now)).replace(month=1, day=5).isoformat()
    drafts = []
    for _ in range(number):
        draft = start_draft(page, by=employee, now=now, submission_key=uuid4())
        assert draft is not None
        draft.answers = {**GIFT_ANSWERS, "offered_on": day}
        draft.step = len(steps_of(draft.form_version)) + 1
        draft.save()
        drafts.append(str(draft.pk))
    assert Draft.objects.count() == number
    client = Client()
    client.force_login(employee.user)
    return {"session": client.cookies[settings.SESSION_COOKIE_NAME].value, "drafts": drafts}


def look() -> dict[str, Any]:
    """Every entry with what belongs to it, and whether the database is sound."""
    from django.db import connection

    from forms.register.models import RegisterEntry
    from portal.audit.models import AuditEvent, AuditPayload

    events: dict[str, list[str]] = {}
    for event in AuditEvent.objects.filter(type="register_entry.received"):
        events.setdefault(event.subject_key, []).append(str(event.pk))
    payloads = {str(key) for key in AuditPayload.objects.values_list("event_id", flat=True)}
    entries = RegisterEntry.objects.select_related("gift").prefetch_related("sheets")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            state = cursor.fetchone()[0]
        else:
            state = "ok"
    return {
        "integrity": state,
        "entries": [
            {
                "reference": entry.reference,
                "sheets": entry.sheets.count(),
                "has_detail": hasattr(entry, "gift"),
                "events": len(events.get(str(entry.pk), [])),
                "payloads": sum(key in payloads for key in events.get(str(entry.pk), [])),
            }
            for entry in entries
        ],
        "events": sum(map(len, events.values())),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else look()))
