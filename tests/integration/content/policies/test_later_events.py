"""What is added after issuing: repeal, annulment, rescission, corrected dates, notes, reasons."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from content.policies.actions.add_note import add_note
from content.policies.actions.annul import annul
from content.policies.actions.correct_dates import correct_dates
from content.policies.actions.give_reason import give_reason
from content.policies.actions.repeal import repeal
from content.policies.actions.rescind import rescind
from content.policies.models import PolicyVersion, VersionEvent
from content.policies.selectors import (
    in_force_version,
    issued_in_year,
    timeline_of,
    versions_known,
    withdrawn_in_year,
)
from content.policies.states import VersionState
from portal.audit.models import AuditEvent
from portal.core import sources
from portal.core.refusals import NotAllowed
from tests.factories.policies import at, issued_policy, next_version

pytestmark = pytest.mark.django_db

NOW = at("2024-03-01 10:00")


@pytest.fixture
def policy():
    policy = issued_policy("geschenken", valid_from=date(2024, 1, 1), now=at("2024-01-01 10:00"))
    next_version(policy, sections=["Anders"], now=at("2024-02-01 10:00"))
    return policy


def number_on(policy, day, now=NOW):
    version = in_force_version(policy, day, now=now)
    return version and version.number


def codes(refused):
    return [refusal.code for refusal in refused.value.refusals]


def test_a_repealed_policy_applies_until_its_last_day(policy, people):
    repeal(
        policy,
        from_on=date(2024, 4, 1),
        reason="Opgegaan in beleid B.",
        by=people.approver,
        now=NOW,
    )
    assert number_on(policy, date(2024, 3, 31)) == 2
    assert number_on(policy, date(2024, 4, 1)) is None
    event = AuditEvent.objects.get(type="policy.repealed")
    assert event.facts["from_on"] == "2024-04-01"
    assert event.subject_key == str(policy.key)


def test_an_annulled_version_gives_way_and_rescinding_brings_it_back(policy, people):
    event = annul(policy, number=2, reason="Onbevoegd.", by=people.approver, now=NOW)
    assert number_on(policy, date(2024, 3, 1)) == 1
    rescind(event, reason="Toch bevoegd.", by=people.approver, now=at("2024-03-02 10:00"))
    assert number_on(policy, date(2024, 3, 1), at("2024-03-02 10:00")) == 2
    with pytest.raises(NotAllowed) as refused:
        rescind(event, reason="Nog eens.", by=people.approver, now=at("2024-03-03 10:00"))
    assert codes(refused) == ["already_undone"]


def test_a_corrected_date_is_added_and_the_version_keeps_the_old_one(policy, people):
    correct_dates(
        policy,
        number=2,
        dates={"valid_from": date(2024, 2, 15)},
        reason="Tikfout in het besluit.",
        by=people.approver,
        now=NOW,
    )
    assert number_on(policy, date(2024, 2, 10)) == 1
    assert PolicyVersion.objects.get(number=2).valid_from is None
    assert timeline_of(policy, now=NOW).dates[2].valid_from == date(2024, 2, 15)
    assert VersionEvent.objects.get().dates == {"valid_from": [None, "2024-02-15"]}


def test_dates_are_not_corrected_into_nonsense(policy, people):
    common = {"reason": "Fout.", "by": people.approver, "now": NOW}
    for dates, code in (
        ({"published_at": date(2024, 1, 1)}, "wrong_date_name"),
        ({"valid_from": None}, "nothing_corrected"),
        ({"valid_until": date(2023, 1, 1)}, "until_before_start"),
    ):
        with pytest.raises(NotAllowed) as refused:
            correct_dates(policy, number=2, dates=dates, **common)
        assert codes(refused) == [code]
    with pytest.raises(NotAllowed) as refused:
        correct_dates(policy, number=9, dates={"valid_from": None}, **common)
    assert codes(refused) == ["version_unknown"]


def test_nothing_is_withdrawn_without_a_reason_or_by_just_anybody(policy, people):
    with pytest.raises(NotAllowed) as refused:
        repeal(policy, from_on=date(2024, 4, 1), reason=" ", by=people.editor, now=NOW)
    assert codes(refused) == ["not_allowed_to_withdraw", "no_reason"]
    with pytest.raises(NotAllowed) as refused:
        annul(policy, number=7, reason="Fout.", by=people.approver, now=NOW)
    assert codes(refused) == ["version_unknown"]
    assert not VersionEvent.objects.exists()


def test_the_same_repeal_or_annulment_twice_is_refused(policy, people):
    common = {"reason": "Fout.", "by": people.approver, "now": NOW}
    repeal(policy, from_on=date(2024, 4, 1), **common)
    annul(policy, number=1, **common)
    with pytest.raises(NotAllowed) as refused:
        repeal(policy, from_on=date(2024, 4, 1), **common)
    assert codes(refused) == ["already_repealed"]
    with pytest.raises(NotAllowed) as refused:
        annul(policy, number=1, **common)
    assert codes(refused) == ["already_annulled"]


def test_a_note_and_a_reason_stand_beside_the_version(policy, people):
    add_note(policy, number=1, note="Lees 'artikel 8'.", by=people.approver, now=NOW)
    version = PolicyVersion.objects.get(number=2)
    section_id = version.sections.first().section_id
    given = give_reason(
        version,
        section_id=section_id,
        motives=["rewritten", "renumbered"],
        reason="Duidelijker.",
        by=people.editor,
        now=NOW,
    )
    assert given.motives == ["rewritten", "renumbered"]
    old = versions_known(policy, now=NOW, day=date(2024, 3, 1))[1]
    assert [note.reason for note in old.notes] == ["Lees 'artikel 8'."]
    with pytest.raises(NotAllowed) as refused:
        give_reason(
            version, section_id=None, motives=["zomaar"], reason="", by=people.employee, now=NOW
        )
    assert codes(refused) == ["not_an_editor", "no_reason", "unknown_motive"]


def test_states_and_periods_say_what_happened_to_each_version(policy, people):
    lines = versions_known(policy, now=NOW, day=date(2024, 3, 1))
    assert [(line.version.number, line.state) for line in lines] == [
        (2, VersionState.IN_FORCE),
        (1, VersionState.SUPERSEDED),
    ]
    assert lines[1].period.until == date(2024, 1, 31)


def test_a_year_shows_what_was_issued_and_withdrawn(policy, people):
    event = annul(policy, number=2, reason="Onbevoegd.", by=people.approver, now=NOW)
    assert [version.number for version in issued_in_year(2024, now=NOW)] == [1, 2]
    assert [one.version.number for one in withdrawn_in_year(2024, now=NOW)] == [2]
    rescind(event, reason="Toch.", by=people.approver, now=NOW)
    assert not withdrawn_in_year(2024, now=NOW)
    assert not issued_in_year(2023, now=NOW)


def test_the_command_repeals_and_annuls_and_says_why_not(policy, capsys):
    call_command("withdraw_policy", "geschenken", "--annul", "1", "--reason", "Onbevoegd.")
    call_command(
        "withdraw_policy", "geschenken", "--repealed-from", "2030-01-01", "--reason", "Voorbij."
    )
    assert "geschenken: ingetrokken vanaf 01-01-2030." in capsys.readouterr().out
    for arguments in (
        ("onbekend", "--annul", "1", "--reason", "x"),
        ("geschenken", "--annul", "99", "--reason", "x"),
        ("geschenken", "--annul", "2", "--reason", " "),
    ):
        with pytest.raises(CommandError) as refused:
            call_command("withdraw_policy", *arguments)
        assert refused.value.returncode == 1


def test_search_hears_of_every_change_after_the_commit(
    policy, people, monkeypatch, django_capture_on_commit_callbacks
):
    heard = []
    monkeypatch.setattr(sources, "_listeners", [lambda *what: heard.append(what)])
    with django_capture_on_commit_callbacks(execute=True):
        repeal(policy, from_on=date(2024, 4, 1), reason="Weg.", by=people.approver, now=NOW)
    ids = {str(pk) for pk in PolicyVersion.objects.values_list("pk", flat=True)}
    assert [(name, set(groups)) for name, groups in heard] == [("policies", ids)]
