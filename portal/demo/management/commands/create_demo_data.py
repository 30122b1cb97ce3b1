"""Fill an empty portal with the demo organisation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.demo.building import build_demo, is_filled
from portal.demo.bulk.seeding import Totals, enlarge

DEFAULT_SEED = 2026
SIZES = {
    "people": "total number of people",
    "policies": "total number of policies",
    "versions": "total number of issued versions",
    "entries": "total number of register entries",
}


class Command(BaseCommand):
    help = (
        "Fill an empty portal with the demo organisation; refuses a filled one. Totals larger than"
        " the demo's own are written in bulk; run rebuild_index after that."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
        for name, words in SIZES.items():
            parser.add_argument(f"--{name}", type=int, metavar="N", help=words)
        parser.add_argument(
            "--if-empty", action="store_true", help="a filled portal is left alone and that is fine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        totals = Totals(**{name: options[name] for name in SIZES})
        if any(size is not None and size < 0 for size in vars(totals).values()):
            raise CommandError(_("Een aantal kan niet kleiner zijn dan nul."), returncode=2)
        if is_filled():
            sentence = _("Dit portaal is al gevuld; er is niets veranderd.")
            if options["if_empty"]:
                self.stdout.write(sentence)
                return
            raise CommandError(sentence)
        shows_progress = options["verbosity"] > 0
        demo = build_demo(options["seed"], timezone.now(), shows_progress=shows_progress)
        if totals.ask_for_more:
            enlarge(demo, totals, self.stdout.write)
            self.stdout.write(_("De zoekindex kent dit nog niet: voer rebuild_index uit."))
