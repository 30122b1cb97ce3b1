"""S34: mails say that something waits, never what; no name or word of a case leaves the portal."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from forms.register.actions.add_remark import add_remark
from forms.register.actions.amend import amend
from forms.register.actions.hand_back import hand_back
from forms.register.actions.reassess import reassess
from forms.register.actions.send_back import send_back
from forms.register.actions.supply_information import supply_information
from forms.register.states import Status
from portal.people.models import Person
from tests.factories.people import department_with_manager, person_with_role
from tests.factories.register import GIFT_ANSWERS, NOON, entry_at

pytestmark = pytest.mark.django_db

WORD = "Kwikzilverslang"
LATER = NOON + timedelta(days=2)
PLANTED = {"giver_name": WORD, "giver_organisation": WORD, "description": WORD, "occasion": WORD}


@pytest.fixture
def everyone() -> Person:
    """An employee in a line of people who all carry the planted word as their name."""
    names: dict[str, Any] = {"first_name": WORD, "last_name": WORD}
    parent = department_with_manager(f"Afdeling {WORD}")
    department = department_with_manager(f"Team {WORD}", parent=parent)
    person_with_role("moderator", **names)
    return person_with_role("employee", department, **names)


def test_s34_no_mail_of_a_whole_life_of_cases_holds_a_planted_word(
    everyone: Person, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        entries = {
            status: entry_at(
                status,
                employee=everyone,
                answers=PLANTED,
                ruling={"reason": f"Omdat {WORD}"},
            )
            for status in Status
        }
        waiting = entries[Status.AWAITING_INFORMATION]
        supply_information(
            waiting,
            by=everyone,
            now=LATER,
            answers={**GIFT_ANSWERS, **PLANTED},
            reason=f"Antwoord {WORD}",
        )
        add_remark(
            entries[Status.IN_REVIEW],
            by=entries[Status.IN_REVIEW].decider,
            now=LATER,
            text=f"Opmerking {WORD}",
        )
        amend(
            entries[Status.RECEIVED],
            by=everyone,
            now=LATER,
            answers={**GIFT_ANSWERS, **PLANTED},
            reason=f"Anders {WORD}",
        )
        referred = entries[Status.REFERRED]
        hand_back(referred, by=referred.referred_person, now=LATER, reason=WORD)
        moderator = person_with_role("moderator")
        send_back(entries[Status.DECIDED], by=moderator, now=LATER, reason=WORD)
        reassess(entries[Status.REGISTERED], by=moderator, now=LATER, reason=WORD)
    assert len(mail.outbox) >= 10
    for message in mail.outbox:
        raw = message.message().as_string()
        body = f"{message.subject}\n{message.body}\n{raw.partition('To:')[0]}"
        assert WORD.lower() not in body.lower(), message.subject
        assert len(message.to) == 1
        assert not message.cc
        assert not message.bcc
        assert not message.attachments
        assert "\n" not in message.subject
