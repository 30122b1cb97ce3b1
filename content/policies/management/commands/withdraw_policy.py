"""Withdraw a policy from a day, or annul one of its versions."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.policies.actions.annul import annul
from content.policies.actions.repeal import repeal
from content.policies.models import PolicyAddress
from content.policies.words import sentences
from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor
from portal.core.refusals import NotAllowed


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is geen datum in de vorm 2026-07-01") from None


class Command(BaseCommand):
    """withdraw_policy SLUG (--repealed-from D | --annul N) --reason TEXT."""

    help = "Trek beleid in vanaf een dag, of vernietig één versie; de tekst blijft leesbaar."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="adres van het beleid, ook een vroeger adres")
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument(
            "--repealed-from", type=_day, metavar="D", help="eerste dag zonder dit beleid"
        )
        how.add_argument("--annul", type=int, metavar="N", help="nummer van de versie")
        parser.add_argument("--reason", required=True, help="waarom; lezers zien dit")

    def handle(self, *args: Any, **options: Any) -> None:
        found = PolicyAddress.objects.filter(slug=options["slug"]).select_related("policy").first()
        if found is None:
            raise CommandError(f"Er is geen beleid met het adres {options['slug']}.", returncode=1)
        common = {"reason": options["reason"], "by": SystemActor("command"), "now": timezone.now()}
        try:
            with one_transaction("command"):
                if options["annul"] is None:
                    repeal(found.policy, from_on=options["repealed_from"], **common)
                else:
                    annul(found.policy, number=options["annul"], **common)
        except NotAllowed as refused:
            raise CommandError(" ".join(sentences(refused.refusals)), returncode=1) from None
        if options["annul"] is None:
            done = f"ingetrokken vanaf {options['repealed_from']:%d-%m-%Y}"
        else:
            done = f"versie {options['annul']} vernietigd"
        self.stdout.write(f"{found.policy.slug}: {done}.")
