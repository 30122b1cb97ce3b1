"""Bring people, departments and functions in line with the staff directory."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.integrations.directory import DirectoryRefusedError, DirectoryRow, read_directory
from portal.people.actions.sync_directory import sync_directory
from portal.people.directory_plan import SyncPlan, plan_sync
from portal.people.words import fault_lines, sentences


class Command(BaseCommand):
    help = "Verwerk de personeelslijst: wie komt erbij, wisselt van plek of gaat weg."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV-bestand, zie docs/directory.md")
        parser.add_argument("--dry-run", action="store_true", help="toon alleen wat er verandert")
        parser.add_argument(
            "--allow-large-change",
            action="store_true",
            help="ook als meer dan een vijfde van de mensen verdwijnt",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_directory(self._content(options["file"]))
            plan = self._carry_out(rows, options)
        except DirectoryRefusedError as refused:
            lines = fault_lines(refused.faults)
            raise CommandError("\n".join(["Er is niets verwerkt.", *lines])) from None
        except NotAllowed as refused:
            raise CommandError("\n".join(["Er is niets verwerkt.", *sentences(refused)])) from None
        self._report(plan, dry_run=options["dry_run"])

    def _content(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} is niet te lezen: {error.strerror}.") from None

    def _carry_out(self, rows: list[DirectoryRow], options: dict[str, Any]) -> SyncPlan:
        now = timezone.now()
        if options["dry_run"]:
            return plan_sync(rows, day_of(now))
        with one_transaction("command"):
            return sync_directory(
                rows,
                by=SystemActor("directory"),
                now=now,
                large_change_allowed=options["allow_large_change"],
            )

    def _report(self, plan: SyncPlan, *, dry_run: bool) -> None:
        for row in plan.joiners:
            name = " ".join(part for part in (row.first_name, row.infix, row.last_name) if part)
            self.stdout.write(f"erbij    {row.key} {name} ({row.department_name})")
        for person, row in plan.returners:
            self.stdout.write(f"terug    {row.key} {person.full_name} ({row.department_name})")
        for person, row in plan.movers:
            where = f"{row.department_name}, {row.function_name}"
            self.stdout.write(f"wisselt  {row.key} {person.full_name} naar {where}")
        for person, details in plan.changes:
            what = ", ".join(sorted(details))
            self.stdout.write(f"wijzigt  {person.directory_key} {person.full_name}: {what}")
        for person, ends_on in plan.last_days:
            until = f"tot en met {ends_on}" if ends_on else "zonder einddatum"
            self.stdout.write(f"blijft   {person.directory_key} {person.full_name} {until}")
        for person, last_day in plan.leavers:
            self.stdout.write(f"weg      {person.directory_key} {person.full_name} na {last_day}")
        counts = (
            f"{len(plan.joiners) + len(plan.returners)} erbij, {len(plan.movers)} wisselen, "
            f"{len(plan.changes) + len(plan.last_days)} gewijzigd, {len(plan.leavers)} weg"
        )
        self.stdout.write(f"{'Niets veranderd (proef)' if dry_run else 'Verwerkt'}: {counts}.")
