"""What the editor of the demo organisation entered in the catalogue of law."""

from datetime import date
from typing import Any

from content.law.actions.put_entry import put_entry
from content.law.models import Law, LegalReference
from content.law.states import Status
from portal.demo.chance import at
from portal.demo.demo import Demo

#: Law, article, paragraph, part, and what it says in a few words.
PLACES = (
    ("aw", "4", "3", "", "De werkgever stelt een gedragscode vast"),
    ("aw", "5", "1", "b", "De werkgever registreert nevenwerkzaamheden"),
    ("aw", "8", "1", "e", "Geen giften vragen of aannemen zonder toestemming"),
    ("aw", "8", "2", "a", "Nevenwerkzaamheden melden"),
    ("avg", "32", "1", "", "Persoonsgegevens worden passend beveiligd"),
    ("bio", "7.2.2", "", "", "Training in bewustzijn"),
    ("woo", "5.1", "2", "e", "Privacy gaat voor bij het openbaar maken van stukken"),
    ("wob", "10", "2", "e", "Privacy gaat voor bij het openbaar maken van stukken"),
)
ENTERED_ON = date(2022, 5, 9)


def enter_law(demo: Demo) -> None:
    """A handful of places; one lapsed with its law and names the article that came instead."""
    by, now = demo.people["redacteur"], demo.past(at(ENTERED_ON))
    laws = {law.code: law for law in Law.objects.all()}
    entered: dict[str, Any] = {}
    for code, article, paragraph, part, gloss in PLACES:
        entered[code] = put_entry(
            LegalReference(
                law=laws[code], article=article, paragraph=paragraph, part=part, gloss=gloss
            ),
            by=by,
            now=now,
        )
    lapsed = entered["wob"]
    lapsed.status, lapsed.status_on = Status.WITHDRAWN, laws["wob"].status_on
    lapsed.successor = entered["woo"]
    put_entry(lapsed, by=by, now=now)
    expected = Law(
        code="verordening-integriteit-zilverdam",
        name="Verordening integriteit Zilverdam 2027",
        status=Status.EXPECTED,
        status_on=date(2027, 1, 1),
    )
    put_entry(expected, by=by, now=now)
