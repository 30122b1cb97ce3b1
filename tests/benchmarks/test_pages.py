"""What the main pages cost in a portal the size of a large municipality."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from portal.people.models import Person


@pytest.fixture(scope="session")
def indexed(seeded: None, django_db_blocker: Any) -> None:
    """Everything can be found."""
    with django_db_blocker.unblock():
        call_command("rebuild_index", verbosity=0)


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(user__username=username).user)
    return client


PAGES = [
    ("home", "medewerker", "/"),
    ("policy_index", "medewerker", "/beleid/"),
    ("policy", "medewerker", "/beleid/gedragscode/"),
    ("policy_versions", "medewerker", "/beleid/gedragscode/versies/"),
    ("policy_comparison", "medewerker", "/beleid/gedragscode/vergelijk/2/3/"),
    ("search", "medewerker", "/zoeken/?q=mag+ik+een+geschenk+aannemen"),
    ("declare", "medewerker", "/melden/geschenk/"),
    ("my_declarations", "medewerker", "/mijn/meldingen/"),
    ("desk", "leidinggevende", "/behandelen/"),
    ("register", "coordinator", "/behandelen/register/"),
    ("trail", "auditor", "/controle/"),
    ("account", "medewerker", "/verantwoording/2025/"),
]


@pytest.mark.parametrize(("name", "username", "path"), PAGES, ids=[page[0] for page in PAGES])
def test_page(
    indexed: None, within_budget: Callable[..., Any], name: str, username: str, path: str
) -> None:
    client = signed_in(username)

    def visit() -> None:
        assert client.get(path).status_code == 200

    within_budget(name, visit)
