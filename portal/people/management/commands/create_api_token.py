"""Make a key for programs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.people.actions.create_api_token import create_api_token
from portal.people.selectors import person_by_username


class Command(BaseCommand):
    help = "Maak een sleutel voor Authorization: Bearer, met de rechten van deze persoon."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        person = person_by_username(options["username"])
        if person is None or not person.works_on(day_of(now)):
            raise CommandError(f"Er werkt niemand met de gebruikersnaam {options['username']}.")
        with one_transaction("command"):
            token = create_api_token(person, by=SystemActor("command"), now=now)
        self.stdout.write(token)
