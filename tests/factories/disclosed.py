"""Side activities of top management that stand in the public extract."""

from datetime import timedelta
from typing import Any

from forms.register.actions.disclose import disclose
from forms.register.models import RegisterEntry
from portal.people.models import Person
from tests.factories.people import job_function
from tests.factories.register import NOON, employee_in_line, entry_at

LATER = NOON + timedelta(days=3)
GROUND = "Ambtenarenwet 2017, artikel 5"


def public_entry(moderator: Person, **given: Any) -> RegisterEntry:
    """Registered as permitted with a condition, and disclosed three days later."""
    director = job_function("Directeur", is_top_management=True)
    employee = given.pop("employee", None) or employee_in_line(
        function=director, first_name="Wil", last_name="Openbaar"
    )
    entry = entry_at(
        "registered",
        kind="side_activity",
        moderator=moderator,
        employee=employee,
        ruling=given.pop("ruling", None)
        or {"outcome": "permitted_with_conditions", "conditions": "Niet onder werktijd"},
        **given,
    )
    return disclose(entry, by=moderator, now=LATER, legal_ground=GROUND)
