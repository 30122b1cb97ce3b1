"""A citizen looks up what the top management does beside the job; an employee sees the figures."""

from datetime import timedelta

import pytest

from forms.register.actions.disclose import disclose
from portal.people.roles import Role
from tests.factories.people import job_function, person_with_role
from tests.factories.register import NOON, employee_in_line, entry_at, received_entry
from tests.live_portal import NARROW, accessibility_faults

#: A year of which every decision term has passed.
LAST_YEAR = NOON - timedelta(days=365)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_citizen_reads_the_public_register(live_portal):
    moderator = person_with_role(Role.MODERATOR)
    director = employee_in_line(
        function=job_function("Directeur", is_top_management=True),
        first_name="Wil",
        last_name="Openbaar",
    )
    entry = entry_at("registered", kind="side_activity", moderator=moderator, employee=director)
    disclose(entry, by=moderator, now=NOON + timedelta(days=1), legal_ground="Aw, artikel 5")

    for page in (live_portal.page, live_portal.new_page(NARROW)):
        page.goto("/openbaar/nevenwerkzaamheden/")
        assert page.get_by_role("rowheader", name="Wil Openbaar").is_visible()
        assert page.get_by_role("link", name="Als tabel (CSV)").is_visible()
        assert accessibility_faults(page) == []
    assert live_portal.complaints == []


def test_an_employee_sees_the_masked_figures_of_the_year(live_portal):
    employee = employee_in_line()
    for _number in range(6):
        received_entry(employee=employee, now=LAST_YEAR, answers={"offered_on": "2025-03-01"})
    page = live_portal.sign_in(employee)
    page.goto("/register/cijfers/2025/")
    assert page.get_by_role("heading", name="Geschenken").is_visible()
    assert accessibility_faults(page) == []
    assert live_portal.complaints == []
