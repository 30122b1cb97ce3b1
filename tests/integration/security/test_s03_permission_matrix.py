"""S03, S04, S08, S09: who gets what from every route is data in ``matrix.csv``; the code obeys it.

A cell says what a role gets: ``in`` (served, or sent on inside the portal), ``no`` (closed area),
``missing`` (an object one may not see), ``refused`` (seen, but not to be done), ``sign-in``,
``token`` (the API's 401), ``method``, or ``crash`` at three screens of the CMS that always do.
In the same answers no closed word may stand for who may not read what holds it.
"""

from collections.abc import Mapping

import pytest

from tests.factories import players as parts
from tests.factories.matrix import Row, rows
from tests.factories.players import ROLES, SECRETS, Cast
from tests.factories.walk import ask, client_of, routes, verdict

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WRITERS = {"editor", "approver", "administrator", "superuser"}
REGISTRARS = {"moderator", "moderator2"}
#: Who may come across which planted word. The CMS shows a page or file to who may work on it.
MAY_READ: Mapping[str, set[str]] = {
    parts.POLICY: WRITERS | {"other_manager", "auditor", "controller"},
    parts.DRAFT: WRITERS,
    parts.ENTRY: REGISTRARS | {"employee", "manager", "director", "controller", "auditor"},
    parts.REPORT: REGISTRARS | {"approver", "auditor", "controller"},
    parts.IMPORT: {"editor"},
    parts.PAPER: WRITERS,
    parts.NEWS: WRITERS,
    parts.DISCREET: {"employee", "manager"},
}


def test_s04_every_route_has_its_row_and_every_row_its_route() -> None:
    listed = {row.route for row in rows()}
    assert set(routes()) - listed == set(), "routes without a row in matrix.csv"
    assert listed - set(routes()) == set(), "rows of routes that are gone"
    for route in listed:
        methods = {row.method for row in rows() if row.route == route}
        assert {"GET", "POST"} <= methods, f"{route} is asked in {methods} only"


#: The CMS' own try-out of its error page, a chooser of which we offer no form, and an upload
#: without a file: all three stop after the right was asked.
CRASHING = {
    "cms/failwhale/",
    "cms/snippets/choose/search/synonym/create/",
    "cms/localize/translate/<int:translation_id>/pofile/upload/",
}


def test_s03_nothing_of_ours_may_crash() -> None:
    crashing = {row.route for row in rows() if "crash" in row.expected.values()}
    assert crashing <= CRASHING


@pytest.mark.parametrize("role", ROLES)
def test_s03_s08_s09_each_cell_of_the_matrix(cast: Cast, role: str) -> None:
    client, faults, asked = client_of(cast, role), [], 0
    closed = [word.encode() for word in SECRETS if role not in MAY_READ[word]]
    for row in rows():
        answer, body = ask(client, row.method, row.address(cast), row.typed())
        asked += 1
        faults += _faults(row, row.expected[role], verdict(answer), closed, body)
    print(f"{role}: {asked} cells")
    assert not faults, "\n".join(faults)
    assert asked == len(rows())


def _faults(row: Row, expected: str, got: str, closed: list[bytes], body: bytes) -> list[str]:
    where = f"{row.method} {row.route} [{row.objects}]"
    found = [] if got == expected else [f"{where}: expected {expected}, got {got}"]
    return found + [f"{where}: shows {word.decode()}" for word in closed if word in body]


#: Second doors to the same objects: searches, choosers and reports, asked with a neutral word.
SIDE_DOORS = (
    "/zoeken/?q=tekst",
    "/zoeken/?q=deel&scope=history",
    "/api/v1/search?q=tekst",
    "/cms/pages/search/?q=beleid",
    "/cms/pages/search/results/?q=concept",
    "/cms/choose-page/?page_type=content_policies.policypage",
    "/cms/choose-page/search/?q=beleid",
    "/cms/api/main/pages/?child_of=2&fields=*",
    "/cms/api/main/pages/?search=beleid&fields=_,title",
    "/cms/api/main/documents/?fields=*",
    "/cms/documents/chooser/results/?q=bijlage",
    "/cms/images/chooser/results/?q=plaatje",
    "/cms/tag-autocomplete/?term=a",
    "/cms/person_chooser/results/?q=proef",
    "/cms/reports/site-history/?export=csv",
    "/cms/reports/aging-pages/?export=csv",
    "/cms/reports/workflow/?export=csv",
    "/cms/reports/page-types-usage/?export=csv",
    "/cms/users/?export=csv",
    "/cms/localize/reports/translations/?export=csv",
)


@pytest.mark.parametrize("role", ROLES)
def test_s08_side_doors_show_nothing_closed(cast: Cast, role: str) -> None:
    client = client_of(cast, role)
    closed = [word for word in SECRETS if role not in MAY_READ[word]]
    faults = []
    for path in SIDE_DOORS:
        answer, body = ask(client, "GET", path)
        assert answer.status_code < 500, path
        faults += [f"{path}: shows {word}" for word in closed if word in body.decode()]
    assert not faults, "\n".join(faults)
