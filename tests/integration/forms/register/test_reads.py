"""Lists, dossiers and figures: what each reader gets, in a fixed number of queries."""

from datetime import date, timedelta

import pytest

from forms.register.actions.amend import amend
from forms.register.actions.record_read import record_read
from forms.register.models import RegisterEntry
from forms.register.selectors import (
    counts_in_year,
    dossier,
    due_for_reassessment,
    earlier_entries,
    entries_of,
    has_desk,
    like_cases,
    proposals_for,
    queue_lines,
    queue_of,
    refusals_to_answers,
    register_of,
    timeline,
    verbs_for,
)
from forms.register.states import Status, Verb
from portal.people.models import Person
from portal.people.roles import Role
from tests.factories.people import person_with_role
from tests.factories.register import (
    GIFT_ANSWERS,
    NOON,
    SIDE_ACTIVITY_ANSWERS,
    employee_in_line,
    entry_at,
    form_version_of,
    received_entry,
    self_assessment_of,
)

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
LATER = NOON + timedelta(days=3)


def test_the_queue_of_a_decider_holds_open_work_and_nothing_else():
    employee = employee_in_line()
    entries = {status: entry_at(status, employee=employee) for status in Status}
    decider = entries[Status.RECEIVED].decider
    assert {entry.status for entry in queue_of(decider)} == {
        Status.RECEIVED,
        Status.IN_REVIEW,
        Status.AWAITING_INFORMATION,
        Status.REFERRED,
    }
    second = entries[Status.REFERRED].referred_person
    assert [entry.status for entry in queue_of(second)] == [Status.REFERRED]
    assert list(queue_of(employee)) == []


def test_the_queue_of_a_moderator_holds_what_waits_for_registration_or_has_nobody_else():
    head = employee_in_line().employments.get().department.parent.manager
    orphan, waiting = received_entry(employee=head), entry_at("decided")
    entry_at("in_review")
    moderator = person_with_role(Role.MODERATOR)
    assert set(queue_of(moderator)) == {orphan, waiting}


def test_nobody_finds_the_own_entry_in_the_queue():
    moderator = person_with_role(Role.MODERATOR)
    entry_at("decided", employee=moderator)
    assert list(queue_of(moderator)) == []


def test_lines_tell_age_and_term():
    entry = received_entry()
    (line,) = queue_lines(entry.decider, TODAY + timedelta(days=50))
    assert (line.age_days, line.days_left, line.is_late) == (50, -8, True)


def test_the_queue_takes_the_same_queries_whatever_its_length(query_count):
    employee = employee_in_line()
    first = received_entry(employee=employee)
    decider = Person.objects.get(pk=first.decider_id)

    def show():
        for line in queue_lines(Person.objects.get(pk=decider.pk), TODAY):
            assert str(line.entry.employee), line.kind.label

    few = query_count(show)
    for _number in range(5):
        received_entry(employee=employee)
    assert query_count(show) == few


def test_own_entries_take_one_query_with_their_summaries(query_count):
    employee = employee_in_line()
    for kind in ("gift", "side_activity", "gift"):
        received_entry(kind, employee=employee)

    def show():
        for entry in entries_of(employee):
            assert getattr(entry, entry.kind).description

    assert query_count(show) == 1


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.MODERATOR, True),
        (Role.CONTROLLER, True),
        (Role.AUDITOR, True),
        (Role.EDITOR, False),
        (Role.ADMINISTRATOR, False),
        (Role.MANAGER, False),
    ],
)
def test_the_register_is_listed_for_those_who_keep_or_check_it(role, sees):
    entry = entry_at("registered")
    assert (entry in register_of(person_with_role(role))) is sees


def test_a_desk_is_for_who_has_something_to_do_there():
    entry = entry_at("referred")
    assert has_desk(entry.decider)
    assert has_desk(person_with_role(Role.MODERATOR))
    assert not has_desk(entry.employee)


def test_the_dossier_tells_everything_in_words():
    entry = entry_at("registered", kind="side_activity")
    record_read(entry, by=entry.decider, now=LATER)
    found = dossier(entry)
    shown = {answer.key: answer.value for answer in found.latest.shown}
    assert shown["activity_kind"] == "Bestuursfunctie in vereniging of stichting"
    assert shown["start_date"] == "1 april 2026"
    assert shown["is_paid"] == "Nee"
    assert shown["takes_place_in"] == "In eigen tijd"
    assert len(found.latest.self_assessment) == 10
    assert found.standing_decision.outcome_label == "Geen risico, geregistreerd"
    assert found.standing_decision.extra[0].value == "Nee"
    assert found.standing_decision.registration.registered_by
    assert found.reads[0].reader == entry.decider


def test_the_dossier_keeps_the_questions_as_they_were_asked():
    from forms.register.kinds.base import Question, QuestionType
    from forms.register.kinds.registry import kind_of

    extra = Question("extra-1", "Was er taart?", QuestionType.YES_NO)
    form = form_version_of("gift", questions=[*kind_of("gift").questions, extra])
    entry = received_entry(form_version=form, answers={"extra-1": True})
    last = dossier(entry).latest.shown[-1]
    assert (last.label, last.value) == ("Was er taart?", "Ja")


def test_the_dossier_takes_the_same_queries_however_much_happened(query_count):
    entry = entry_at("registered")

    def read():
        dossier(RegisterEntry.objects.select_related("gift", "employee").get(pk=entry.pk))

    few = query_count(read)
    amend(entry, by=entry.employee, now=LATER, answers=GIFT_ANSWERS, reason="Zo")
    for hour in range(3):
        record_read(entry, by=entry.decider, now=LATER + timedelta(hours=hour))
    assert query_count(read) == few


def test_the_timeline_tells_each_step_with_who_and_what_was_said(query_count):
    entry = entry_at("registered", ruling={"reason": "Kleinigheid"})
    items = timeline(entry)
    assert [item.verb for item in items] == [
        Verb.RECEIVE,
        Verb.TAKE_UP,
        Verb.DECIDE,
        Verb.REGISTER,
    ]
    assert items[2].sentence == "Besluit genomen: Mag gehouden worden"
    assert items[2].text == "Kleinigheid"
    assert items[2].by == entry.decider.full_name
    assert query_count(lambda: timeline(entry)) == 2


def test_the_rules_advise_by_the_thresholds_of_the_event_day():
    from decimal import Decimal

    from portal.core.actors import SystemActor
    from portal.parameters.actions.set_threshold import set_threshold

    entry = received_entry(answers={"estimated_value": "40.00"})
    assert proposals_for(entry) == []
    set_threshold(
        "gift_value_guideline",
        value=Decimal(10),
        holds_from=date(2026, 2, 28),
        by=SystemActor("test"),
        now=NOON,
    )
    assert proposals_for(entry) == []
    later = received_entry(
        answers={
            "estimated_value": "40.00",
            "offered_on": "2026-03-01",
            "courtesy_reason": "Staatsbezoek",
        }
    )
    assert [proposal.code for proposal in proposals_for(later)] == ["courtesy"]


def test_what_receive_would_refuse_can_be_asked_before():
    found = refusals_to_answers(
        form_version_of("side_activity"),
        {**SIDE_ACTIVITY_ANSWERS, "end_date": "2026-01-01"},
        self_assessment_of("side_activity"),
        employee_in_line(),
        TODAY,
    )
    assert [(refusal.code, refusal.field) for refusal in found] == [
        ("end_before_start", "end_date")
    ]


def test_like_cases_name_nobody_and_leave_out_the_persons_own():
    mine = entry_at("registered")
    other = entry_at(
        "registered",
        kind="gift",
        answers={"giver_organisation": "Ander Bedrijf"},
        ruling={"outcome": "return", "reason": "Het bedrag is te groot"},
    )
    same = entry_at("registered", ruling={"reason": "Besproken met Wilhelmina"})
    named = f"Besproken met {other.employee.full_name} en P. Gever van Gever en Zonen"
    entry_at("registered", ruling={"reason": named})

    cases = like_cases(mine)

    assert [case.is_same_giver for case in cases] == [True, True, False]
    assert cases[0].reason == "Besproken met [naam] en [naam] van [organisatie]"
    assert (cases[1].reason, cases[1].is_whole) == (None, False)
    assert (cases[2].reason, cases[2].outcome_label) == (
        "Het bedrag is te groot",
        "Moet terug naar de gever",
    )
    assert other.employee.full_name not in str(cases)
    assert same.reference not in str(cases)


def test_earlier_entries_are_of_the_same_person_and_as_far_as_the_reader_may_look():
    employee, moderator = employee_in_line(), person_with_role(Role.MODERATOR)
    first = received_entry(employee=employee)
    other_kind = received_entry("side_activity", employee=employee)
    received_entry()
    entry = received_entry(employee=employee)
    stranger = person_with_role(Role.MANAGER)
    assert list(earlier_entries(entry, stranger)) == [first]
    assert set(earlier_entries(entry, moderator)) == {first, other_kind}
    assert set(earlier_entries(entry, entry.decider)) == {first, other_kind}


def test_due_decisions_wait_for_the_moderator():
    moderator = person_with_role(Role.MODERATOR)
    entry = entry_at("registered", kind="side_activity", moderator=moderator)
    assert not due_for_reassessment(moderator, date(2027, 3, 1)).exists()
    assert list(due_for_reassessment(moderator, date(2027, 3, 2))) == [entry]
    assert not due_for_reassessment(entry.decider, date(2027, 3, 2)).exists()


def test_a_year_is_counted_by_kind_and_outcome_in_two_queries(query_count):
    employee = employee_in_line()
    entry_at("registered", employee=employee)
    received_entry(employee=employee)
    received_entry("side_activity", employee=employee, now=NOON.replace(year=2025))
    found = {(row.kind, row.outcome): row.number for row in counts_in_year(2026)}
    assert found == {("gift", ""): 1, ("gift", "keep"): 1}
    assert query_count(lambda: counts_in_year(2026)) == 2


def test_a_refused_button_says_why():
    entry = entry_at("decided")
    person = person_with_role(Role.MODERATOR)
    found = verbs_for(entry, person)
    assert Verb.REGISTER in found.allowed
    assert found.refused[Verb.DISCLOSE][0].code == "wrong_status"


def test_receiving_stays_within_its_budget_of_queries(query_count):
    employee, form = employee_in_line(), form_version_of("gift")
    employee = Person.objects.get(pk=employee.pk)
    assert query_count(lambda: received_entry(employee=employee, form_version=form)) <= 25
