"""The people of the demo organisation: departments, functions, staff and their roles."""

import unicodedata
from collections import Counter
from datetime import date, timedelta
from typing import Any

from portal.demo.chance import Chance, at
from portal.demo.demo import DIRECTORY, Demo
from portal.demo.reading import toml
from portal.people.actions.assign_role import assign_role
from portal.people.actions.join_person import join_person
from portal.people.actions.put_department import put_department
from portal.people.actions.put_job_function import put_job_function
from portal.people.models import Audience, Person
from portal.people.roles import Role

PASSWORD = "welkom-in-de-demo"
SIZE = 60
EXTERNALS = 6
#: The portal's first day; who was there already is taken over on it.
FIRST_DAY = date(2018, 5, 1)
INFIXES = {"van", "de", "den", "der", "ten", "ter"}

ROLES: dict[str, tuple[Role, ...]] = {
    "leidinggevende": (Role.MANAGER,),
    "coordinator": (Role.MODERATOR,),
    "coordinator2": (Role.MODERATOR,),
    "redacteur": (Role.EDITOR,),
    "goedkeurder": (Role.APPROVER,),
    "auditor": (Role.AUDITOR,),
    "controller": (Role.CONTROLLER, Role.MANAGER),
    "secretaris": (Role.MANAGER,),
    "beheerder": (Role.ADMINISTRATOR,),
}
SIGN_IN = ("medewerker", *ROLES)


def build_organisation(demo: Demo, size: int = SIZE) -> None:
    """Departments, functions, audiences, ``size`` people and their roles, by the real actions."""
    data = toml("people.toml")
    _departments_and_functions(demo, data)
    people = [*_named(data), *_generated(demo, data, size - len(data["people"]))]
    for number, fields in enumerate(demo.each(people, "Mensen en afdelingen"), start=1):
        demo.people[fields["username"]] = _join(demo, number, fields)
    _managers(demo, data)
    _roles(demo)
    _audiences(demo, data)


def split_name(last_name: str) -> tuple[str, str]:
    """Particle and surname: "van den Brink" becomes "van den" and "Brink"."""
    words = last_name.split(" ")
    count = next((place for place, word in enumerate(words) if word not in INFIXES), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def username_of(first_name: str, surname: str, taken: Counter[str]) -> str:
    """A name to sign in with, in plain letters, once each."""
    plain = f"{first_name}.{surname}".casefold().replace("\u0131", "i")
    folded = unicodedata.normalize("NFKD", plain)
    name = "".join(sign for sign in folded if sign.isascii() and (sign.isalnum() or sign == "."))
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}{taken[name]}"


def _departments_and_functions(demo: Demo, data: dict[str, Any]) -> None:
    now = at(FIRST_DAY)
    for row in data["departments"]:
        demo.departments[row["code"]] = put_department(
            row["code"],
            name=row["name"],
            parent=demo.departments.get(row.get("parent", "")),
            manager=None,
            by=DIRECTORY,
            now=now,
        )
    for row in data["functions"]:
        demo.functions[row["code"]] = put_job_function(
            row["code"],
            name=row["name"],
            by=DIRECTORY,
            now=now,
            is_top_management=row.get("top_management", False),
            is_vulnerable=row.get("vulnerable", False),
            is_designated=row.get("designated", False),
        )


def _named(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**row, "password": PASSWORD if row["username"] in SIGN_IN else None}
        for row in data["people"]
    ]


def _generated(demo: Demo, data: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """People with drawn names; every function of the list that is not by name only occurs once."""
    posts = [
        (function["code"], department)
        for function in data["functions"]
        for department in function["departments"]
        for _ in range(function["share"])
    ]
    once = list(dict.fromkeys(posts))
    demo.chance.shuffle(once)
    drawn = [*once, *(demo.chance.pick(posts) for _ in range(count))][:count]
    taken: Counter[str] = Counter()
    return [
        drawn_person(demo.chance, data["names"], taken, post, demo.today, place < EXTERNALS)
        for place, post in enumerate(reversed(drawn))
    ]


def drawn_person(
    chance: Chance,
    names: dict[str, list[str]],
    taken: Counter[str],
    post: tuple[str, str],
    today: date,
    is_external: bool,
) -> dict[str, Any]:
    """Name, post and first day of someone who does not exist."""
    first, last = chance.pick(names["first"]), chance.pick(names["last"])
    days_here = chance.randint(120, 900) if is_external else chance.randint(1200, 4500)
    started_on = today - timedelta(days=days_here)
    return {
        "username": username_of(first, split_name(last)[1], taken),
        "first_name": first,
        "last_name": last,
        "function": post[0],
        "department": post[1],
        "started_on": started_on,
        "kind": Person.Kind.EXTERNAL if is_external else Person.Kind.EMPLOYEE,
        "ends_on": today + timedelta(days=chance.randint(30, 360)) if is_external else None,
    }


def _join(demo: Demo, number: int, fields: dict[str, Any]) -> Person:
    infix, surname = split_name(fields["last_name"])
    return join_person(
        key=f"Z{1000 + number}",
        username=fields["username"],
        first_name=fields["first_name"],
        infix=infix,
        last_name=surname,
        email=f"{fields['username']}@zilverdam.example",
        department=demo.departments[fields["department"]],
        function=demo.functions[fields["function"]],
        kind=fields.get("kind", Person.Kind.EMPLOYEE),
        starts_on=fields["started_on"],
        ends_on=fields.get("ends_on"),
        password=fields.get("password"),
        by=DIRECTORY,
        now=at(max(fields["started_on"], FIRST_DAY)),
    )


def _managers(demo: Demo, data: dict[str, Any]) -> None:
    for row in data["departments"]:
        demo.departments[row["code"]] = put_department(
            row["code"],
            name=row["name"],
            parent=demo.departments.get(row.get("parent", "")),
            manager=demo.people[row["manager"]],
            by=DIRECTORY,
            now=at(FIRST_DAY, 10),
        )


def _roles(demo: Demo) -> None:
    """The administrator's own role comes from the directory; all others from the administrator."""
    heads = {row.manager.user.username: (Role.MANAGER,) for row in demo.departments.values()}
    wanted = {"beheerder": ROLES["beheerder"], **heads, **ROLES}
    for username, roles in wanted.items():
        person = demo.people[username]
        by = (
            DIRECTORY
            if username == "beheerder"
            else Person.objects.get(pk=demo.people["beheerder"].pk)
        )
        first = max(person.starts_on or FIRST_DAY, FIRST_DAY)
        for role in roles:
            assign_role(person, role, by=by, now=at(first, 11), starts_on=first)
    for username, person in demo.people.items():
        # Loaded anew: the roles of a person are remembered with the object.
        demo.people[username] = Person.objects.select_related("user").get(pk=person.pk)


def _audiences(demo: Demo, data: dict[str, Any]) -> None:
    for row in data["audiences"]:
        audience, _ = Audience.objects.update_or_create(
            key=row["key"], defaults={"name": row["name"]}
        )
        audience.functions.set(demo.functions[code] for code in row.get("functions", ()))
