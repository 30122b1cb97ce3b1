"""What is told to one reader is known to nobody else: planted words and a name, per door."""

from datetime import timedelta

import pytest
from django.urls import reverse

from forms.register.actions.add_remark import add_remark
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.request_information import request_information
from forms.register.actions.supply_information import supply_information
from forms.register.models import RegisterEntry
from forms.register.selectors import (
    due_for_reassessment,
    earlier_entries,
    entry_for,
    like_cases,
    parties_of,
    queue_of,
    register_of,
)
from forms.register.selectors.figures import RECEIVED, count_year
from portal.audit.models import AuditEvent
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.people import department_with_manager, person_with_role
from tests.factories.register import NOON, decided, employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
WORD, NAME = "Mistletoebloesem", "Stillewater"
OTHERS = (Role.MODERATOR, Role.CONTROLLER, Role.AUDITOR, Role.ADMINISTRATOR, Role.MANAGER)
LISTING = {Role.MODERATOR, Role.CONTROLLER, Role.AUDITOR}


@pytest.fixture
def told(mailoutbox, django_capture_on_commit_callbacks):
    """A private relation with the word in every text that somebody typed, registered; mail kept."""
    with django_capture_on_commit_callbacks(execute=True):
        entry = entry_at(
            "in_review",
            kind="private_relation",
            employee=employee_in_line(first_name="Ysbrand", last_name=NAME),
            answers={"work_affected": f"Toetsen van {WORD}", "hierarchical": True},
        )
        decider = entry.decider
        request_information(entry, by=decider, now=NOON + 2 * HOUR, question=f"Wie is {WORD}?")
        entry.refresh_from_db()
        reply = f"{WORD} is een collega"
        entry = supply_information(entry, by=entry.employee, now=NOON + 3 * HOUR, reason=reply)
        add_remark(entry, by=decider, now=NOON + 4 * HOUR, text=f"Besproken: {WORD}")
        entry = decided(
            entry,
            now=NOON + 5 * HOUR,
            outcome="work_agreements",
            reason=f"Vanwege {WORD}",
            conditions=f"Geen toets van {WORD}",
        )
        assert entry in queue_of(decider)
        entry = register(entry, by=decider, now=NOON + 6 * HOUR)
    return entry


def doors(entry: RegisterEntry) -> list[str]:
    key = entry.reference
    trail = reverse("control:trail", args=["forms_register.registerentry", entry.pk])
    return [
        reverse("home"),
        reverse("desk"),
        reverse("desk") + "?kind=private_relation",
        reverse("desk_register"),
        reverse("desk_register") + "?kind=private_relation",
        reverse("desk_discreet"),
        reverse("desk_entry", args=[key]),
        reverse("desk_act", args=[key, "beslissen"]),
        reverse("desk_act", args=[key, "controleren"]),
        reverse("my_notification", args=[key]),
        reverse("register_year", args=[2026]),
        reverse("control:overview"),
        reverse("control:overview") + f"?actor_key={entry.employee.actor_key}",
        trail,
        f"/zoeken/?q={WORD}",
        f"/api/v1/search?q={WORD}",
    ]


def test_s16_nobody_else_learns_whose_or_what_through_any_door(told, client_of, mailoutbox):
    for role in OTHERS:
        person = person_with_role(role)
        client = client_of(person)
        for door in doors(told):
            page = client.get(door).content.decode()
            for word in (NAME, f"van {WORD}", f"{WORD} is", "Geen toets"):
                assert word not in page, (role, door)
            if "/controle/" not in door:
                assert str(told.pk) not in page, (role, door)
            if told.reference not in door:
                listed = role in LISTING and door == reverse("desk_discreet")
                assert (told.reference in page) is listed, (role, door)
        exported = client.post(reverse("desk_export"))
        text = b"".join(exported) if exported.streaming else exported.content
        for word in (told.reference, NAME, WORD):
            assert word.encode() not in text
        assert entry_for(person, told.reference) is None
        assert parties_of(told, person) == frozenset()
        for listed in (queue_of(person), register_of(person)):
            assert told not in listed
        assert told not in due_for_reassessment(person, day_of(NOON) + timedelta(days=999))

    sent = "".join(mail.subject + mail.body for mail in mailoutbox)
    assert [word for word in (WORD, NAME) if word in sent] == []
    receivers = {address for mail in mailoutbox for address in mail.to}
    assert receivers <= {told.employee.email, told.decider.email}


def test_s16_the_control_room_sees_that_something_happened_and_when(told, client_of):
    auditor = client_of(person_with_role(Role.AUDITOR))
    trail = reverse("control:trail", args=["forms_register.registerentry", told.pk])
    before = auditor.get(trail).content.decode()
    assert "Besluit geregistreerd" in before
    answer = auditor.post(trail, {"purpose": "Steekproef van dit kwartaal"})
    opened = answer.content.decode()
    for word in (WORD, NAME, told.decider.full_name, "work_agreements", "private_relation"):
        assert word not in opened, word
    for actor in (told.employee, told.decider):
        found = auditor.get(reverse("control:overview"), {"actor_key": actor.actor_key})
        assert str(told.pk) not in found.content.decode()
    told_by_facts = AuditEvent.objects.filter(subject_key=str(told.pk)).values_list("facts")
    assert not [facts for (facts,) in told_by_facts if {"kind", "outcome"} & set(facts)]


def test_the_two_it_concerns_read_it_whole(told, client_of):
    for person, name in ((told.employee, "my_notification"), (told.decider, "desk_entry")):
        page = client_of(person).get(reverse(name, args=[told.reference])).content.decode()
        for text in (f"Toetsen van {WORD}", f"Geen toets van {WORD}", f"Wie is {WORD}?"):
            assert text in page, (name, text)


def test_a_year_counts_discreet_entries_together_and_never_by_outcome(told):
    for _ in range(5):
        received_entry("private_relation", now=NOON)
    table = next(t for t in count_year(2026)["tables"] if t["kind"] == "private_relation")
    assert table["lines"] == [[RECEIVED, 6]]


def test_no_office_and_no_role_stands_in_for_the_one_it_was_told_to():
    moderator = person_with_role(Role.MODERATOR)
    alone = person_with_role(Role.EMPLOYEE, department_with_manager())
    entry = entry_at("in_review", kind="private_relation", employee=alone)
    for to in ("board", "compliance_officer", "second_line"):
        with pytest.raises(NotAllowed):
            refer(entry, by=entry.decider, now=NOON + 2 * HOUR, to=to, reason="Twijfel")
    with pytest.raises(NotAllowed) as refused:
        received_entry("private_relation", employee=alone, answers={"addressed_to": "second_line"})
    assert [refusal.code for refusal in refused.value.refusals] == ["nobody_to_address"]
    entry.decider = None
    assert parties_of(entry, moderator) == frozenset()


def test_addressed_past_the_own_manager_it_goes_to_the_next_and_stays_there():
    employee = employee_in_line()
    answers = {"addressed_to": "second_line"}
    entry = entry_at("registered", kind="private_relation", employee=employee, answers=answers)
    own = employee.employments.get().department
    assert entry.decider == own.parent.manager
    assert entry_for(own.manager, entry.reference) is None
    later = received_entry("private_relation", employee=employee)
    assert later.decider == own.manager
    assert list(earlier_entries(later, own.manager)) == []
    assert like_cases(later) == []
