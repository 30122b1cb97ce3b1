"""Check the audit trail; exit code 1 when something was altered."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.audit.models import AuditEvent
from portal.audit.verification import findings, orphans


class Command(BaseCommand):
    """Recomputes every commitment and looks for payloads without event."""

    help = "Checks that the audit trail still says what was written."

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for finding in chain(findings(), orphans()):
            number += 1
            self.stdout.write(f"{finding.event_id} {finding.what}")
        if number:
            raise CommandError(f"{number} afwijkingen.", returncode=1)
        self.stdout.write(f"{AuditEvent.objects.count()} gebeurtenissen, geen afwijkingen.")
