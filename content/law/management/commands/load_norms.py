"""Adds the laws and norms of the lists that come with the portal, or of other lists."""

import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.law.actions.load_first_entries import load_first_entries
from content.law.first_entries import FOLDER
from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor


class Command(BaseCommand):
    help = "Add missing laws, norms and lines of the table of norms; what is there stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, help="holds laws.toml and norms.toml"
        )
        parser.add_argument("--dry-run", action="store_true", help="count only")

    def handle(self, *args: Any, folder: Path, dry_run: bool, **options: Any) -> None:
        try:
            with one_transaction("command"):
                loaded = load_first_entries(
                    by=SystemActor("load_norms"), now=timezone.now(), folder=folder
                )
                if dry_run:
                    transaction.set_rollback(True)
        except (OSError, tomllib.TOMLDecodeError, KeyError) as fault:
            raise CommandError(
                _("De lijst is niet te lezen: %(fault)s") % {"fault": fault}
            ) from fault
        self.stdout.write(
            _("%(laws)s wetten, %(norms)s normen en %(mappings)s regels erbij.") % vars(loaded)
        )
