"""Whoever of the staff is shown what an employee declared, is seen by that employee: on screen, in
files, exports and the trail, by whatever route.
"""

from typing import Any

import pytest
from django.db import transaction

from forms.register.models import Read
from tests.factories.matrix import Row, rows
from tests.factories.players import ENTRY, Cast
from tests.factories.walk import client_of

pytestmark = pytest.mark.django_db

STAFF = ("moderator", "auditor")
#: Where entries can show; the walk of all addresses by all roles is that of the matrix.
DOORS = ("behandelen/", "meldingen/", "controle/", "register/", "correcties/", "verantwoording/")
#: Lists of names of givers, without who was given what; opening one of them is a reading.
WITHOUT_RECEIVERS = ("behandelen/gevers/",)


def shown_and_recorded(cast: Cast, role: str, row: Row) -> tuple[bool, int]:
    """Did the answer hold planted words of an entry, and how many readings did it leave?"""
    person, client = cast.person(role), client_of(cast, role)
    mine = Read.objects.filter(reader=person)
    with transaction.atomic():
        before = mine.count()
        answer: Any = getattr(client, row.method.lower())(row.address(cast), row.typed())
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        left = mine.count() - before
        transaction.set_rollback(True)
    return ENTRY.encode() in body, left


def test_no_route_shows_an_entry_without_a_reading(cast: Cast) -> None:
    dark: list[str] = []
    seen: set[str] = set()
    # The first state of an entry per address: what a page shows hardly hangs on it.
    own = {
        (row.route, row.method, *row.objects.split()[1:]): row
        for row in reversed(rows())
        if row.route.startswith(DOORS) and "nothing" not in row.objects
    }
    for role in STAFF:
        for row in own.values():
            shown, recorded = shown_and_recorded(cast, role, row)
            if not shown or row.route in WITHOUT_RECEIVERS:
                continue
            seen.add(row.route)
            if not recorded:
                dark.append(f"{role} {row.method} {row.address(cast)}")
    assert dark == []
    assert "behandelen/<str:reference>/" in seen


def test_a_file_and_the_trail_are_readings_too(cast: Cast, client_of: Any) -> None:
    entry = cast.entries["registered"]
    moderator, auditor = cast.person("moderator"), cast.person("auditor")
    trail = f"/controle/forms_register.registerentry/{entry.pk}/"
    purpose = {"purpose": "Steekproef van dit jaar"}
    assert ENTRY in client_of(auditor).post(trail, purpose).content.decode()
    read = Read.objects.get(entry=entry, reader=auditor)
    assert (read.channel, read.purpose, read.purpose_text) == (
        "trail",
        "auditor",
        purpose["purpose"],
    )
    file = cast.objects["attachment"]["attachment_id"]
    before = Read.objects.filter(reader=moderator, channel="file").count()
    client_of(moderator).get(f"/meldingen/bijlage/{file}/")
    assert Read.objects.filter(reader=moderator, channel="file").count() == before + 1
    empty = client_of(moderator).post(f"/behandelen/{entry.reference}/opmerking/", {"text": ""})
    assert ENTRY in empty.content.decode()
    assert Read.objects.filter(entry=entry, reader=moderator, channel="screen").exists()
