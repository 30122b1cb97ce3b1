"""`check_links`: do the outside links in the texts in force still answer?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from tqdm import tqdm

from content.policies.actions.check_links import TIMEOUT, check_links
from content.policies.selectors.links import ExternalLink, external_links
from content.policies.words import LINK_PROBLEMS


class Command(BaseCommand):
    """Asks outside servers; meant for a timer, once a week."""

    help = "Controleert externe links in geldende teksten; 1 als er een niet antwoordt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--timeout", type=float, default=TIMEOUT, help="seconden per verzoek (%(default)s)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["timeout"] <= 0:
            raise CommandError("--timeout moet groter dan nul zijn.", returncode=2)
        now = timezone.now()
        with tqdm(
            desc="links", unit=" adressen", disable=not options["verbosity"], file=self.stderr
        ) as bar:
            count = check_links(now, timeout=options["timeout"], told=lambda: bar.update())
        bad = [link for link in external_links(now) if _is_bad(link)]
        with translation.override("nl"):
            for link in bad:
                self.stdout.write(_line(link))
            self.stdout.write(f"{count} adressen gecontroleerd, {len(bad)} verwijzingen niet goed.")
        if bad:
            raise SystemExit(1)


def _is_bad(link: ExternalLink) -> bool:
    return link.check is None or bool(link.check.problem)


def _line(link: ExternalLink) -> str:
    section = f"{link.section.number} {link.section.heading}".strip() if link.section else "-"
    status, problem = "-", LINK_PROBLEMS["wrong_address"]
    if link.check is not None:
        status, problem = str(link.check.status or "-"), LINK_PROBLEMS[link.check.problem]
    return "\t".join((link.version.policy.slug, section, link.url, status, str(problem)))
