"""S01: without signing in every address shows nothing, except the written list."""

import pytest

from tests.factories.matrix import Row, rows
from tests.factories.players import SECRETS, Cast
from tests.factories.walk import ask, client_of, verdict

pytestmark = pytest.mark.django_db

#: What is open to everyone, with the objects for which it is (design: public addresses).
OPEN = {
    ("healthz", ""),
    ("readyz", ""),
    ("inloggen/", ""),
    ("beleid/", ""),
    ("beleid/feed.atom", ""),
    ("beleid/feed.json", ""),
    # Whoever has the secret address is let in by it, signed in or not.
    ("beleid/feed/<str:token>/feed.atom", "feed"),
    ("beleid/feed/<str:token>/feed.json", "feed"),
    ("verantwoording/", ""),
    ("openbaar/nevenwerkzaamheden/", ""),
    (r"^openbaar/nevenwerkzaamheden/?\.csv$", ""),
    (r"^openbaar/nevenwerkzaamheden/?\.json$", ""),
    ("openbaar/nevenwerkzaamheden.schema.json", ""),
    ("openbaar/nevenwerkzaamheden/wijzigingen.atom", ""),
    ("openbaar/nevenwerkzaamheden/wijzigingen.json", ""),
    ("openbaar/nevenwerkzaamheden/<uuid:key>/", "disclosed"),
    *(
        (f"verantwoording/<int:year>/{rest}", "adopted")
        for rest in ("", "cijfers.csv", "cijfers/<slug:key>/")
    ),
    *(
        (f"beleid/<slug:slug>/{rest}", "public")
        for rest in (
            "",
            "versies/",
            "versies/<int:number>/",
            "versies/<int:number>/pdf/",
            "op/<day:day>/",
            "versies/<int:number>/wijzigingen/",
            "vergelijk/<int:a>/<int:b>/",
        )
    ),
    *(
        (f"api/v1/policies/<slug:slug>{rest}", "public")
        for rest in ("", "/versions", "/versions/<int:number>", "/compare/<int:a>/<int:b>")
    ),
    ("beleid/<slug:slug>/wijzigingen/<int:year>/", "public concept"),
    ("beleid-bijlage/<uuid:key>/", "public"),
    ("s/<uuid:section_id>/", "public"),
    ("s/<uuid:section_id>/v/<int:number>/", "public"),
}
#: The address of the sign-in page is repeated in the redirect, so this is without it.
SHORT = 200


def shows_nothing(row: Row, cast: Cast) -> str:
    """Empty when a stranger learns nothing here, else what was wrong."""
    client = client_of(cast, "anonymous")
    answer, body = ask(client, row.method, row.address(cast), row.typed())
    said = verdict(answer)
    where = f"{row.method} {row.address(cast)}"
    if said not in ("sign-in", "token", "no", "missing", "method"):
        return f"{where}: {answer.status_code}"
    if said == "missing" and body != ask(client, "GET", "/dit/is-er-niet/")[1]:
        text = body.decode()
        if any(word in text for word in SECRETS):
            return f"{where}: {said} shows a closed word"
    elif said in ("sign-in", "token", "method") and len(body) > SHORT:
        return f"{where}: {len(body)} bytes"
    return ""


@pytest.mark.parametrize("language", ["", "/en"])
def test_s01_a_stranger_gets_nothing_from_any_address(cast: Cast, language: str) -> None:
    closed = [row for row in rows() if (row.route, row.objects) not in OPEN]
    found = [shows_nothing(row, cast) for row in closed] if not language else _english(cast, closed)
    assert [fault for fault in found if fault] == []


def _english(cast: Cast, closed: list[Row]) -> list[str]:
    """The same pages under /en/, which has no addresses of its own."""
    client, faults = client_of(cast, "anonymous"), []
    outside = ("cms/", "api/", "_util/", "documenten/", "healthz", "readyz")
    for row in closed:
        if row.method == "GET" and not row.route.startswith(outside):
            answer, _ = ask(client, "GET", "/en" + row.address(cast))
            if verdict(answer) not in ("sign-in", "missing", "method"):
                faults.append(f"/en{row.address(cast)}: {answer.status_code}")
    return faults


def test_s01_the_written_list_is_really_open(cast: Cast) -> None:
    client = client_of(cast, "anonymous")
    wanted = {(row.route, row.objects): row for row in rows() if row.method == "GET"}
    assert set(wanted) >= OPEN
    for key in sorted(OPEN):
        answer, body = ask(client, "GET", wanted[key].address(cast))
        assert verdict(answer) == "in", key
        assert not any(word.encode() in body for word in SECRETS), key
