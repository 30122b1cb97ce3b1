"""`run_due`: do everything that falls due by the calendar."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from portal.core import due


class Command(BaseCommand):
    """Meant for a timer, once an hour; running it more often does no harm."""

    help = "Doet wat op tijd gebeuren moet, zoals herinneringen; 1 als een taak mislukt."

    def handle(self, *args: Any, **options: Any) -> None:
        has_failed = False
        with translation.override("nl"):
            for done in due.run_all(timezone.now()):
                has_failed |= bool(done.problem)
                self.stdout.write(f"{done.job.name}: {self._outcome(done)}")
        if has_failed:
            raise SystemExit(1)

    def _outcome(self, done: due.Done) -> str:
        if done.problem:
            return f"mislukt ({done.problem})"
        return "loopt al" if done.is_busy else f"{done.count} {done.job.label}"
