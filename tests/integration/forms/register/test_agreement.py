"""An agreement about a move: written down, answered by each side, and what can rest on it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from forms.register.actions.amend import amend
from forms.register.actions.reply_to_agreement import reply_to_agreement
from forms.register.actions.write_agreement import write_agreement
from forms.register.selectors import dossier
from forms.register.selectors.agreements import agreements_of
from portal.core.models import ChangedElsewhereError
from portal.core.refusals import NotAllowed
from portal.people.roles import Role
from tests.factories.people import person_with_role
from tests.factories.register import ANSWERS, NOON, decided, entry_at

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
TALKED = date(2026, 3, 2)
WEIGHED = {"interests_weighed": "Het nieuwe werk gaat door; alleen aanbestedingen vallen weg"}


def codes(refused):
    return [refusal.code for refusal in refused.value.refusals]


def written(entry, **terms):
    usual = {"access_limits": "Geen toegang tot aanbestedingen", "agreed_on": TALKED}
    return write_agreement(entry, by=entry.decider, now=NOON + 3 * HOUR, **{**usual, **terms})


def cool_off(entry):
    ruling = {"outcome": "cooling_off_agreed", "extra": WEIGHED, "reason": "Samen afgesproken"}
    return decided(entry, now=NOON + 5 * HOUR, **ruling)


def test_a_cooling_off_is_decided_only_on_what_both_confirmed_about_these_answers():
    entry = entry_at("in_review", kind="job_transition")
    employee, decider = entry.employee, entry.decider

    def reply(by, number, answer="confirmed", reason=""):
        given = {"number": number, "answer": answer, "reason": reason}
        return reply_to_agreement(entry, by=by, now=NOON + 4 * HOUR, **given)

    def refused_with():
        with pytest.raises(NotAllowed) as refused:
            cool_off(entry)
        return codes(refused)

    assert refused_with() == ["agreement_missing"]
    first = written(entry)
    reply(decider, 1)
    assert refused_with() == ["agreement_unconfirmed"]
    reply(employee, 1, "declined", "Zo kan ik mijn werk niet afmaken")
    assert refused_with() == ["agreement_unconfirmed"]

    written(entry, tasks_limited="Lopende dossiers af", no_contact_until=date(2026, 12, 31))
    with pytest.raises(NotAllowed) as refused:
        reply(employee, 1)
    assert codes(refused) == ["agreement_replaced"]
    reply(employee, 2)
    reply(decider, 2)
    changed = {**ANSWERS["job_transition"], "new_role": "Directeur"}
    amend(entry, by=employee, now=NOON + 4 * HOUR, answers=changed, reason="Andere functie")
    entry.refresh_from_db()
    assert refused_with() == ["agreement_outdated"]

    written(entry)
    reply(employee, 3)
    reply(decider, 3)
    entry = cool_off(entry)
    assert (entry.status, entry.outcome) == ("decided", "cooling_off_agreed")
    assert entry.decisions.get().reassess_on == date(2026, 6, 30)

    shown = dossier(entry).agreements
    assert [(item.is_declined, item.is_latest, item.counts) for item in shown] == [
        (True, False, False),
        (False, False, False),
        (False, True, True),
    ]
    first.access_limits = "Anders"
    with pytest.raises(ChangedElsewhereError):
        first.save()


def test_nobody_but_the_two_sides_has_a_say():
    entry = entry_at("in_review", kind="job_transition")
    moderator, stranger = person_with_role(Role.MODERATOR), person_with_role(Role.MANAGER)
    for by in (moderator, stranger, entry.employee):
        with pytest.raises(NotAllowed):
            write_agreement(entry, by=by, now=NOON + HOUR, agreed_on=TALKED, tasks_limited="Niets")
    written(entry)
    for by in (moderator, stranger):
        with pytest.raises(NotAllowed):
            reply_to_agreement(entry, by=by, now=NOON + 4 * HOUR, number=1, answer="confirmed")
    assert agreements_of(entry)[0].replies == []
    gift = entry_at("in_review", kind="gift")
    with pytest.raises(NotAllowed) as refused:
        written(gift)
    assert codes(refused) == ["agreement_not_for_kind"]


def test_each_side_reads_and_answers_on_its_own_page(client_of):
    entry = entry_at("in_review", kind="job_transition")
    desk, own = client_of(entry.decider), client_of(entry.employee)
    case, mine = (
        reverse(name, args=[entry.reference]) for name in ("desk_entry", "my_notification")
    )
    writing = reverse("desk_agreement", args=[entry.reference])
    assert writing in desk.get(case).content.decode()

    day = {"agreed_on_0": "2", "agreed_on_1": "3", "agreed_on_2": "2026"}
    refused = desk.post(writing, day)
    assert refused.status_code == 409
    assert "Schrijf minstens één afspraak op" in refused.content.decode()
    assert desk.post(writing, {**day, "tasks_limited": "Geen nieuwe klussen"}).status_code == 302

    answering = reverse("my_notification_agreement", args=[entry.reference, 1])
    page = own.get(mine).content.decode()
    assert answering in page
    assert "Geen nieuwe klussen" in page
    assert own.post(answering, {"answer": "declined"}).status_code == 200
    assert own.post(answering, {"answer": "confirmed"}).status_code == 302
    assert own.get(answering).status_code == 404
    replying = reverse("desk_agreement_reply", args=[entry.reference, 1])
    assert "Geen nieuwe klussen" in desk.get(replying).content.decode()
    assert desk.post(replying, {"answer": "confirmed"}).status_code == 302
    assert "Door beiden bevestigd" in own.get(mine).content.decode()
    assert "Geen nieuwe klussen" in desk.get(case).content.decode()
    assert entry.reads.filter(reader=entry.decider).count() == 3
