"""Fill an empty portal with the demo organisation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.demo.building import build_demo, is_filled

DEFAULT_SEED = 2026


class Command(BaseCommand):
    help = "Fill an empty portal with the demo organisation; refuses a filled one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
        parser.add_argument(
            "--if-empty", action="store_true", help="a filled portal is left alone and that is fine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if is_filled():
            sentence = _("Dit portaal is al gevuld; er is niets veranderd.")
            if options["if_empty"]:
                self.stdout.write(sentence)
                return
            raise CommandError(sentence)
        build_demo(options["seed"], timezone.now(), shows_progress=options["verbosity"] > 0)
