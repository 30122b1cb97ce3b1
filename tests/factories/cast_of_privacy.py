"""What the cast asks to put right, what is left of old entries, and what was removed."""

from datetime import datetime, timedelta

from forms.register.actions.freeze_figures import freeze_figures
from forms.register.models import AnonymisedEntry
from portal.core.actors import SystemActor
from portal.people.actions.answer_correction import answer_correction
from portal.people.actions.ask_correction import ask_correction
from portal.privacy.models import RemovalRun
from tests.factories.players import Cast

PORTAL = SystemActor("retention")


def privacy(cast: Cast, now: datetime) -> None:
    """A request about an entry that waits, one about oneself that was answered, and old counts."""
    employee = cast.person("employee")
    items = {"forms_register.Decision": "Besluiten", "portal_people.Person": "Naam"}
    asked = {
        item: ask_correction(item=item, items=items, text="Dit klopt niet", by=employee, now=now)
        for item in items
    }
    answer_correction(
        asked["portal_people.Person"],
        outcome="corrected",
        reason="Verbeterd",
        by=cast.person("administrator"),
        now=now,
    )
    cast.objects["correction_request"] = {"pk": asked["forms_register.Decision"].pk}
    long_ago = (now - timedelta(days=365 * 7)).date()
    AnonymisedEntry.objects.create(
        kind="gift",
        status="withdrawn",
        received_on=long_ago,
        finished_on=long_ago,
        anonymised_on=now.date(),
    )
    RemovalRun.objects.create(
        rule="register.gift",
        then="anonymise",
        years=5,
        before=long_ago,
        subjects=1,
        held=0,
        counts={"forms_register.RegisterEntry": 1},
        by_key=PORTAL.actor_key,
        removed_at=now,
    )
    freeze_figures(now.year - 2, by=PORTAL, now=now)
