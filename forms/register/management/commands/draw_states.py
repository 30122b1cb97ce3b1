"""Draws the lifecycle of a register entry from its table; ``--check`` only compares."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from forms.register.state_diagram import lifecycle_page


class Command(BaseCommand):
    help = "Draw docs/generated/lifecycle.md from the table of states."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say whether it is current.")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "generated" / "lifecycle.md"
        page = lifecycle_page()
        is_current = path.is_file() and path.read_text(encoding="utf-8") == page
        if options["check"]:
            if not is_current:
                self.stderr.write(f"{path} differs from the table of states; run draw_states.")
                sys.exit(1)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
