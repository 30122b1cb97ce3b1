"""`rebuild_index`: make the search index again, or see whether it is right."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from search import engines, indexing
from search.engines.base import EngineError
from search.engines.elasticsearch import all_documents
from search.models import SearchDocument, WaitingForEngine


class Command(BaseCommand):
    """Reads every source again; questions are answered meanwhile."""

    help = "Bouwt de zoekindex opnieuw op, of vergelijkt haar (--check; 1 bij verschillen)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="alleen vergelijken")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            (self._check if options["check"] else self._rebuild)(not options["verbosity"])
        except EngineError as error:
            self.stderr.write(f"De zoekserver antwoordt niet: {error}")
            sys.exit(1)

    def _rebuild(self, quiet: bool) -> None:
        with (
            tqdm(desc="woorden", unit=" teksten", disable=quiet, file=self.stderr) as words,
            tqdm(desc="teksten", unit=" teksten", disable=quiet, file=self.stderr) as documents,
        ):
            bars = {"words": words, "documents": documents}
            total = indexing.rebuild(lambda phase, count: bars[phase].update(count))
        if engines.has_server():
            rows = tqdm(
                all_documents(), total=total, desc="zoekserver", disable=quiet, file=self.stderr
            )
            last = WaitingForEngine.objects.order_by("-pk").values_list("pk", flat=True).first()
            engines.server().rebuild(rows)
            WaitingForEngine.objects.filter(pk__lte=last or 0).delete()
        self.stdout.write(f"{total} teksten in de index.")

    def _check(self, quiet: bool) -> None:
        with tqdm(desc="teksten", unit=" teksten", disable=quiet, file=self.stderr) as bar:
            found = indexing.differences(lambda phase, count: bar.update(count))
        if engines.has_server():
            found["waiting"] = WaitingForEngine.objects.count()
            found["server"] = abs(engines.server().count() - SearchDocument.objects.count())
        for name, count in found.items():
            self.stdout.write(f"{name}: {count}")
        if any(found.values()):
            sys.exit(1)
