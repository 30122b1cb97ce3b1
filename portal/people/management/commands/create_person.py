"""Add one person by hand: the first administrator, or someone the directory does not know."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify

from portal.audit.transaction import one_transaction
from portal.core.actors import SystemActor
from portal.core.refusals import NotAllowed
from portal.integrations.directory import LOCAL_PREFIX, USERNAME
from portal.people.actions.assign_role import assign_role
from portal.people.actions.join_person import join_person
from portal.people.actions.put_department import put_department
from portal.people.actions.put_job_function import put_job_function
from portal.people.models import Department, JobFunction, Person
from portal.people.roles import Role
from portal.people.words import ROLES, sentences

DEFAULT_DEPARTMENT = "Algemeen"
ACTOR = SystemActor("command")
LONGEST_USERNAME = 80


class Command(BaseCommand):
    help = (
        "Voeg een persoon toe met een rol. Het wachtwoord komt uit PORTAL_PASSWORD of --password;"
        " zonder wachtwoord kan de persoon nog niet inloggen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument(
            "--department", default="", help="code of naam; bestaat die niet, dan nieuw"
        )
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")
        parser.add_argument("--email", default="")
        parser.add_argument("--password", default=os.environ.get("PORTAL_PASSWORD") or None)

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"]
        if not USERNAME.fullmatch(username) or len(username) > LONGEST_USERNAME - len(LOCAL_PREFIX):
            raise CommandError(f"{username} kan geen gebruikersnaam zijn.")
        try:
            with one_transaction("command"):
                self._create(username, options)
        except NotAllowed as refused:
            raise CommandError("\n".join(sentences(refused))) from None

    def _create(self, username: str, options: dict[str, Any]) -> None:
        now = timezone.now()
        role = Role(options["role"])
        department = self._department(options["department"] or DEFAULT_DEPARTMENT)
        function = JobFunction.objects.filter(code=role.value).first() or put_job_function(
            role.value, name=str(ROLES[role]).capitalize(), by=ACTOR, now=now
        )
        person = join_person(
            key=f"{LOCAL_PREFIX}{username}"[:40],
            username=username,
            first_name=options["first_name"] or username,
            last_name=options["last_name"],
            email=options["email"],
            department=department,
            function=function,
            password=options["password"],
            by=ACTOR,
            now=now,
        )
        if role != Role.EMPLOYEE:
            assign_role(person, role, by=ACTOR, now=now)
        if role == Role.MANAGER:
            self._lead(department, person)
        if options["password"] is None:
            self.stderr.write(
                f"{username} heeft nog geen wachtwoord: geef PORTAL_PASSWORD mee, of gebruik"
                f" daarna changepassword {username}."
            )

    def _department(self, wanted: str) -> Department:
        known = Department.objects.filter(code=wanted).first()
        known = known or Department.objects.filter(name__iexact=wanted).order_by("pk").first()
        if known is not None:
            return known
        self.stderr.write(f"De afdeling {wanted} is nieuw.")
        return put_department(
            slugify(wanted)[:40] or wanted[:40],
            name=wanted,
            parent=None,
            manager=None,
            by=ACTOR,
            now=timezone.now(),
        )

    def _lead(self, department: Department, person: Person) -> None:
        if department.manager is not None:
            self.stderr.write(
                f"{department.name} wordt al geleid door {department.manager.full_name}."
            )
            return
        put_department(
            department.code,
            name=department.name,
            parent=department.parent,
            manager=person,
            by=ACTOR,
            now=timezone.now(),
        )
