"""`score_search`: how well search answers judged questions over a folder of texts."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from content.importing.actions.import_outline import Wishes, import_outline
from content.importing.reading import read_document
from portal.core.actors import SystemActor
from portal.core.refusals import NotAllowed
from portal.core.sources import all_sources
from search import indexing
from search.judging import Scores, average, names_of, score
from search.selectors import search_in

PLACES = 20


class Command(BaseCommand):
    """Imports the texts, asks, and takes everything back."""

    help = "Scoort de zoekmachine op beoordeelde vragen over een map met teksten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("questions", type=Path, help="een vraag per regel, als JSON")
        parser.add_argument(
            "texts", type=Path, help="een map; drie tekens van de naam zijn de sleutel"
        )
        parser.add_argument("--min-ndcg", type=float, default=0.0)
        parser.add_argument("--min-recall", type=float, default=0.0)
        parser.add_argument("--max-zero", type=float, default=1.0)
        parser.add_argument("--run", type=Path, help="schrijf de resultaten als JSON-regels")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = options["questions"].read_text(encoding="utf-8").splitlines()
        questions = [json.loads(line) for line in lines if line.strip()]
        paths = sorted(path for path in options["texts"].iterdir() if path.is_file())
        with transaction.atomic():
            try:
                groups = self._import(paths)
            except NotAllowed as refused:
                raise CommandError(str(refused)) from refused
            rows = [self._ask(question, groups) for question in questions]
            transaction.set_rollback(True)
        if options["run"]:
            with options["run"].open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(run) + "\n" for _, _, run in rows)
        whole = self._table([(kind, scores) for kind, scores, _ in rows])
        floors = whole.ndcg >= options["min_ndcg"] and whole.recall >= options["min_recall"]
        if not floors or whole.zero > options["max_zero"]:
            sys.exit(1)

    def _import(self, paths: list[Path]) -> dict[str, Any]:
        """The groups of the texts, as search knows them, without days."""
        found = []
        for path in tqdm(paths, desc="teksten", file=self.stderr):
            wishes = Wishes(slug=f"score-{path.name[:3]}", change_note=f"Overgenomen: {path.name}")
            imported = import_outline(
                read_document(path), wishes, by=SystemActor("score"), now=timezone.now(), issue=True
            )
            if imported.version:
                found.append(str(imported.version.pk))
        source = next(one for one in all_sources() if one.name == "policies")
        # Twice: the second time compounds are split on the words of all these texts.
        for _ in range(2):
            indexing.reindex(source, found)
        return {f"policies:{group}": (None, None) for group in found}

    def _ask(
        self, question: dict[str, Any], groups: dict[str, Any]
    ) -> tuple[str, Scores, dict[str, Any]]:
        answer = search_in(groups, question["query"], size=PLACES)
        names, anchors = [], []
        for hit in answer.results:
            document = hit.slug.removeprefix("score-")
            names.append(names_of(document, hit.number, hit.heading, hit.path))
            heading = f"{hit.number} {hit.heading}".strip()
            anchors.append({"document": document, "heading": heading})
        run = {"query_id": question["id"], "results": anchors}
        return question["class"], score(names, question["qrels"]), run

    def _table(self, rows: list[tuple[str, Scores]]) -> Scores:
        self.stdout.write(f"{'':12}{'n':>4}{'nDCG@10':>9}{'recall@5':>10}{'zero':>7}")
        for name in [*sorted({kind for kind, _ in rows}), "all"]:
            mine = [scores for kind, scores in rows if name in (kind, "all")]
            mean = average(mine)
            self.stdout.write(
                f"{name:12}{len(mine):4}{mean.ndcg:9.3f}{mean.recall:10.3f}{mean.zero:7.3f}"
            )
        return average(scores for _, scores in rows)
