"""Hundreds of edits without a plan; then every address ever issued is asked for again.

``PORTAL_EDITS`` is how many (500 unless said), ``PORTAL_EDITS_SEED`` which (1 unless said).
"""

import os

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories.random_editor import RandomEditor

EDITS = int(os.environ.get("PORTAL_EDITS", "500"))
SEED = int(os.environ.get("PORTAL_EDITS_SEED", "1"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="one database is enough for this"),
]


def test_after_hundreds_of_edits_no_address_is_dead_and_every_version_says_the_same(
    people, client_of, capsys
):
    editor = RandomEditor(people, SEED)
    editor.work(EDITS)
    assert editor.done.total() == EDITS
    faults = editor.archive.faults(client_of(people.employee))
    assert faults == []
    call_command("verify_publications")
    print(
        f"{EDITS} edits, {len(editor.archive.issued)} versions, "
        f"{len(editor.archive.addresses())} addresses, {editor.archive.requests} requests; "
        f"{dict(editor.done)}"
    )
