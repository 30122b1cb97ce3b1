"""Is everything that went live recorded, and is what was issued still what it was?"""

from typing import Any

from django.core.management.base import BaseCommand

from content.publication import steps
from content.publication.models import PublicationRecord
from content.publication.selectors import live_without_record


class Command(BaseCommand):
    """verify_publications: exit code 1 when something does not fit."""

    help = (
        "Controleer publicaties: elke live pagina heeft een vastlegging, elke versie haar afdruk."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = [f"{page}: live zonder vastlegging" for page in live_without_record()]
        found += steps.all_problems()
        for problem in found:
            self.stdout.write(problem)
        records = PublicationRecord.objects.count()
        self.stdout.write(f"{records} publicaties nagegaan, {len(found)} afwijkingen.")
        if found:
            raise SystemExit(1)
