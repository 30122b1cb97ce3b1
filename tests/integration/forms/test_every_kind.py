"""Every kind of declaration goes from sending through deciding into the register."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forms.notifications.selectors import pages_in
from forms.register.actions.amend import amend
from forms.register.actions.register import register
from forms.register.actions.take_up import take_up
from forms.register.kinds.registry import kinds
from forms.register.privacy import holding_of
from forms.register.selectors import dossier, entries_of, entry_for, questions_of
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.people import person_with_role
from tests.factories.register import ANSWERS, OUTCOMES, decided, employee_in_line, received_entry

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_every_kind_has_its_page_in_both_languages_and_its_usual_answers() -> None:
    codes = [kind.code for kind in kinds()]
    assert codes == list(pages_in("nl")) == list(pages_in("en"))
    assert set(codes) == set(ANSWERS)
    assert {kind.slug for kind in kinds()} == {
        *("nevenwerkzaamheden", "geschenk", "uitnodiging", "financieel-belang", "priverelatie"),
        *("overstap", "belangenbehartiger", "inkoopbelang"),
    }


def test_every_kind_is_sent_decided_and_registered(client_of) -> None:
    employee, moderator = employee_in_line(), person_with_role(Role.MODERATOR)
    for kind in kinds():
        entry = received_entry(kind.code, employee=employee, now=NOON)
        entry = take_up(entry, by=entry.decider, now=NOON + HOUR)
        entry = decided(entry, now=NOON + 2 * HOUR)
        other_hands = entry.decider if kind.is_discreet else moderator
        entry = register(entry, by=other_hands, now=NOON + 3 * HOUR)

        assert (entry.status, entry.outcome) == ("registered", OUTCOMES[kind.code]), kind.code
        found = entry_for(employee, entry.reference)
        assert found is not None
        whole = dossier(found)
        assert whole.detail is not None, kind.code
        assert " – " in whole.summary or kind.is_discreet, kind.code
        outcome, held = kind.outcome(entry.outcome), holding_of(kind)
        assert whole.standing_decision
        assert outcome
        assert held.collect
        assert whole.standing_decision.outcome_label == str(outcome.label)
        assert held.collect(employee)[0]["reference"] == entry.reference

    client = client_of(employee)
    for entry in entries_of(employee):
        assert client.get(reverse("my_notification", args=[entry.reference])).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        lines = [
            getattr(entry, kind.code, None) for entry in entries_of(employee) for kind in kinds()
        ]
    assert len([line for line in lines if line]) == len(kinds())
    assert len(asked) == 1


def test_what_changed_is_asked_when_a_side_activity_changes_and_not_before() -> None:
    entry = received_entry("side_activity", now=NOON)
    form = entry.form_version
    assert "change_side" not in {question.key for question in questions_of(form)}
    assert "change_side" not in entry.sheets.get().answers
    again = {"by": entry.employee, "now": NOON + HOUR, "reason": "Meer uren"}
    answers = {**ANSWERS["side_activity"], "hours_per_week": "8"}

    with pytest.raises(NotAllowed) as refused:
        amend(entry, answers=answers, **again)
    amend(entry, answers={**answers, "change_side": "activity"}, **again)

    assert [(one.code, one.field) for one in refused.value.refusals] == [
        ("answer_missing", "change_side")
    ]
    assert entry.sheets.latest("number").answers["change_side"] == "activity"


@pytest.mark.parametrize(
    ("kind", "answers", "due"),
    [
        ("invitation", {"event_date": "2026-03-20"}, date(2026, 3, 19)),
        ("invitation", {"event_date": "2026-03-03"}, date(2026, 3, 2)),
        ("invitation", {"event_date": "2026-03-02"}, date(2026, 4, 13)),
        ("purchase_conflict", {"starts_on": "2030-05-01"}, date(2026, 4, 13)),
    ],
)
def test_what_has_to_be_decided_beforehand_has_a_term_before_it(kind, answers, due) -> None:
    assert received_entry(kind, now=NOON, answers=answers).due_on == due


def test_a_trip_that_began_cannot_be_extended_any_more_also_not_by_the_action() -> None:
    trip = {
        **{"request_kind": "trip_extension", "extension_at": "end", "extension_hours": "48"},
        **{"extra_cost": "0", "extra_cost_by_me": True, "event_date": "2026-03-20"},
    }
    entry = received_entry("invitation", now=NOON, answers=trip)
    entry = take_up(entry, by=entry.decider, now=NOON + HOUR)
    departed = datetime(2026, 3, 20, 8, tzinfo=UTC)

    with pytest.raises(NotAllowed) as refused:
        decided(entry, now=departed, outcome="approved", extra={})
    declined = decided(entry, now=departed, outcome="decline", extra={"override_reason": "Te laat"})

    assert "outcome_unknown" in {one.code for one in refused.value.refusals}
    assert declined.outcome == "decline"
