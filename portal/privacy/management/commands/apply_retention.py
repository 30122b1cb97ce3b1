"""`apply_retention [--dry-run]`: let go of what reached its term."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation

from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.privacy.actions.apply_retention import apply_retention
from portal.privacy.selectors import Outlook, outlook
from portal.privacy.words import THEN

BY = SystemActor("retention")


class Command(BaseCommand):
    """Nothing goes by itself: somebody, or a timer somebody set, runs this."""

    help = "Anonimiseert of wist wat zijn bewaartermijn heeft gehad; --dry-run telt alleen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="tellen wat zou verdwijnen, niets veranderen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        with translation.override("nl"):
            is_dry = options["dry_run"]
            lines = outlook(day_of(now)) if is_dry else apply_retention(by=BY, now=now)
            for line in lines:
                self._tell(line)
            total = sum(line.removal.subjects for line in lines)
            ending = "zouden verdwijnen" if is_dry else "verdwenen"
            self.stdout.write(f"{total} {ending}.")

    def _tell(self, line: Outlook) -> None:
        removal = line.removal
        if not (removal.subjects or removal.held):
            return
        self.stdout.write(
            f"{line.rule.key}: {removal.subjects} {THEN[line.rule.then]} "
            f"(van voor {line.before:%d-%m-%Y}, {line.term.years} jaar); "
            f"{removal.held} onder bewaarplicht"
        )
        for model, number in sorted(removal.counts.items()):
            self.stdout.write(f"  {model} {number}")
