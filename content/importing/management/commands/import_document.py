"""Import documents from the command line."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.importing.actions.import_outline import Wishes, import_outline
from content.importing.reading import read_document
from content.importing.words import DOUBTS, refusal_sentence, sentence
from content.policies.words import KINDS
from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor
from portal.core.refusals import NotAllowed

IMPORT = SystemActor("import")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is geen datum als 2026-03-01") from error


class Command(BaseCommand):
    """One line ``slug number`` per file on standard output; what is doubtful on standard error."""

    help = "Reads documents into policy pages; all of them or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--kind", choices=[kind for kind, _ in KINDS], default="")
        parser.add_argument("--language", choices=["nl", "en"], default="nl")
        parser.add_argument("--title", default="")
        parser.add_argument("--slug", default="")
        parser.add_argument("--valid-from", type=_day)
        parser.add_argument("--valid-until", type=_day)
        parser.add_argument("--retroactive-from", type=_day)
        parser.add_argument("--published", type=_day, dest="published_on")
        parser.add_argument("--corrects", type=int)
        parser.add_argument("--issue", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if len(options["paths"]) > 1 and (options["slug"] or options["title"]):
            raise CommandError("--slug en --title gaan met één bestand.", returncode=2)
        lines = []
        try:
            with one_transaction("command"):
                lines = [self._import(path, options) for path in options["paths"]]
        except NotAllowed as refused:
            for refusal in refused.refusals:
                self.stderr.write(refusal_sentence(refusal))
            raise CommandError("Er is niets ingelezen.", returncode=1) from refused
        for line in lines:
            self.stdout.write(line)

    def _import(self, path: Path, options: dict[str, Any]) -> str:
        outline = read_document(path)
        names = ("kind", "language", "title", "slug", "corrects", "published_on")
        dates = ("valid_from", "valid_until", "retroactive_from")
        wishes = Wishes(
            **{name: options[name] for name in (*names, *dates)},
            change_note=f"Overgenomen uit {path.name}",
        )
        imported = import_outline(
            outline, wishes, by=IMPORT, now=timezone.now(), issue=options["issue"]
        )
        for doubt in outline.doubts:
            self.stderr.write(f"{path.name}: {sentence(doubt.code, doubt.facts, DOUBTS)}")
        for line in imported.report:
            self.stderr.write(f"{path.name}: {line}")
        number = imported.version.number if imported.version else "-"
        return f"{imported.page.slug} {number}"
