"""S23: the strict policy stands on every answer of ours, letter for letter."""

import pytest

from tests.factories.matrix import rows
from tests.factories.players import ROLES, Cast
from tests.factories.walk import ask, client_of

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
#: Uploaded files get a stricter policy still: nothing at all may run in them.
FILES = ("documenten/", "meldingen/bijlage/", "beleid-bijlage/")


@pytest.mark.parametrize("role", ["anonymous", "employee", "moderator"])
def test_s23_every_answer_of_ours_carries_the_strict_policy(cast: Cast, role: str) -> None:
    assert role in ROLES
    client, faults = client_of(cast, role), []
    for row in rows():
        if row.route.startswith(("cms/", *FILES)) or row.method != "GET":
            continue
        answer, body = ask(client, "GET", row.address(cast))
        given = {part.strip() for part in answer.get("Content-Security-Policy", "").split(";")}
        if given != POLICY:
            faults.append(f"{row.address(cast)}: {sorted(given ^ POLICY)}")
        if b" style=" in body or b"<script>" in body or b" onclick=" in body:
            faults.append(f"{row.address(cast)}: inline style or script")
        if answer.get("X-Frame-Options") != "DENY":
            faults.append(f"{row.address(cast)}: may be framed")
    assert faults == []
