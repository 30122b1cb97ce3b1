"""The matrix of rights as data, and the requests that its rows stand for."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client

from tests.factories.players import ROLES, Cast
from tests.factories.walk import address, ask, client_of, verdict

FILE = Path(__file__).resolve().parent.parent / "integration" / "security" / "matrix.csv"

#: What is typed at the desk, by the address of the verb.
DEEDS: Mapping[str, Mapping[str, Any]] = {
    "in-behandeling-nemen": {},
    "beslissen": {"outcome": "keep", "reason": "Past bij de regels"},
    "aanvulling-vragen": {"question": "Hoe kwam dit zo?"},
    "hervatten": {},
    "voorleggen": {"to": "board", "reason": "Twijfel"},
    "teruggeven": {"reason": "Zelf beslissen"},
    "terughalen": {"reason": "Toch zelf"},
    "registreren": {},
    "terugsturen": {"reason": "De reden ontbreekt"},
    "controleren": {"finding": "in_order"},
    "opnieuw-beoordelen": {"reason": "Andere functie"},
    "openbaar-maken": {"legal_ground": "Aw 5.1.c"},
    "niet-langer-openbaar": {"reason": "Niet meer nodig"},
    "beeindigen": {"reason": ""},
    "heropenen": {"reason": "Toch niet voorbij"},
}
#: The least that the editor of the CMS can read; it answers with what is still missing.
EDITOR: Mapping[str, Any] = {"title": "Titel", "slug": "titel", "body-count": "0"} | {
    "legal_basis-count": "0"
}
#: What is typed on other pages, by the last part of their route.
TYPED: Mapping[str, Mapping[str, Any]] = {
    "<slug:content_type_model_name>/<int:parent_page_id>/": EDITOR,
    "pages/<int:page_id>/edit/": EDITOR,
    "<int:revision_id>/revert/": EDITOR,
    "pages/<int:page_id>/copy/": {"new_title": "K", "new_slug": "k", "new_parent_page": "3"},
    "choose-external-link/": {"external-link-chooser-url": "https://voorbeeld.invalid"},
    "opmerking/": {"text": "Gezien"},
    "uitvoeren/": {"purpose": "Vragen van de raad", "form": "csv"},
    "afspraken/": {
        "tasks_limited": "Geen nieuwe dossiers",
        **{f"agreed_on_{part}": str(value) for part, value in enumerate((2, 3, 2026))},
    },
    "afspraken/<int:number>/": {"answer": "confirmed"},
    "intrekken/": {"reason": ""},
    "beeindigen/": {"reason": ""},
    "opnieuw-beoordelen/": {"reason": "Andere functie"},
    "opstellen/": {"introduction": "Inleiding", "conclusions": "Conclusies"},
    "vaststellen/": {
        "adopted_on": "2026-01-10",
        "adopted_by": "College",
        "adoption_reference": "2026/2",
    },
    "controle/<str:subject_type>/<str:subject_key>/": {"purpose": "Steekproef van dit jaar"},
}


@dataclass(frozen=True)
class Row:
    """One address in one method, with the verdict that each role must get."""

    route: str
    objects: str
    method: str
    expected: Mapping[str, str]

    def address(self, cast: Cast) -> str:
        """The address of the objects in this cast."""
        given: dict[str, Any] = {}
        for name in self.objects.split():
            given |= {"slug": name} if name in DEEDS else cast.objects[name]
        return address(self.route, given) + str(given.get("?", ""))

    def typed(self) -> dict[str, Any]:
        """What the form is filled with."""
        if self.method != "POST":
            return {}
        for name in self.objects.split():
            if name in DEEDS:
                return dict(DEEDS[name])
        return next((dict(TYPED[end]) for end in TYPED if self.route.endswith(end)), {})


def rows() -> list[Row]:
    """All rows of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                line["route"],
                line["object"],
                line["method"],
                {role: line[role] for role in ROLES},
            )
            for line in csv.DictReader(lines, delimiter=";")
        ]


def verdicts(cast: Cast, role: str, wanted: list[Row]) -> Iterator[tuple[Row, str]]:
    """What this role really gets for each row."""
    client: Client = client_of(cast, role)
    for row in wanted:
        answer, _ = ask(client, row.method, row.address(cast), row.typed())
        yield row, verdict(answer)
