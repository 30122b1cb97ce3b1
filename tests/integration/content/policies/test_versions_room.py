"""The versions room in the CMS: who sees it, what each form asks, says and does."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from content.policies.actions.annul import annul
from content.policies.actions.begin_from_version import begin_from_version
from content.policies.actions.repeal import repeal
from content.policies.models import VersionEvent
from content.policies.selectors import timeline_of
from content.publication.publisher import publishing_as
from tests.factories.policies import (
    at,
    issued_policy,
    next_version,
    policy_page,
    section,
    working_copy,
)

pytestmark = pytest.mark.django_db

NOW = at("2026-06-15 10:00")
REASON = {"reason": "Besluit van het college."}


@pytest.fixture(autouse=True)
def _june() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def policy() -> Any:
    """Version 1 until 2026, version 2 in force, version 3 prepared for 2027."""
    policy = issued_policy(valid_from=date(2025, 1, 1), now=at("2025-01-01 09:00"))
    next_version(policy, sections=["Nu"], valid_from=date(2026, 1, 1), now=at("2025-12-01 09:00"))
    next_version(
        policy, sections=["Straks"], valid_from=date(2027, 1, 1), now=at("2026-06-01 09:00")
    )
    return policy


def address(name: str, policy: Any, *rest: int) -> str:
    return reverse(f"policies_cms:{name}", args=[policy.pk, *rest])


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


def in_force(policy: Any, day: date) -> int | None:
    return timeline_of(policy, now=NOW).in_force(day)


def test_who_works_on_policy_sees_every_version_with_its_days_and_state(policy, people, client_of):
    for person in (people.editor, people.approver, people.administrator):
        page = text(client_of(person).get(address("versions", policy)))
        assert "Vanaf 1 januari 2027: <a" in page
        assert (
            page.index('id="versie-3"') < page.index('id="versie-2"') < page.index('id="versie-1"')
        )
        assert "toekomstig" in page
    assert "Begin uit versie 2" in text(client_of(people.editor).get(address("versions", policy)))


def test_others_do_not_come_in(policy, people, client_of):
    for person in (people.employee, people.auditor, people.controller, people.moderator):
        for url in (
            reverse("policies_cms:overview"),
            address("versions", policy),
            address("consequences", policy),
            address("repeal", policy),
            address("begin", policy, 1),
        ):
            answer = client_of(person).get(url)
            assert answer.status_code == 403 or answer.url == "/cms/", (person, url)


def test_what_a_role_may_not_do_is_not_offered_and_refused(policy, people, client_of):
    editor, approver = client_of(people.editor), client_of(people.approver)
    assert "Wie beleid goedkeurt, kan het intrekken" in text(
        editor.get(address("versions", policy))
    )
    assert "Begin uit versie" not in text(approver.get(address("versions", policy)))
    for url in (
        address("repeal", policy),
        address("annul", policy, 1),
        address("dates", policy, 1),
        address("note", policy, 1),
    ):
        assert editor.post(url, {**REASON, "stage": "confirm"}).status_code in (302, 403)
        assert approver.get(url).status_code == 200
    assert approver.post(address("begin", policy, 1), {"purpose": "new"}).status_code in (302, 403)
    assert not VersionEvent.objects.exists()
    assert working_copy(policy).follows == 3


def test_annulling_says_which_version_takes_the_days_and_is_confirmed(policy, people, client_of):
    approver, url = client_of(people.approver), address("annul", policy, 2)
    asked = text(approver.post(url, {**REASON, "stage": "check"}))
    sentence = (
        "Versie 2 geldt dan niet meer van 1 januari 2026 tot en met 31 december 2026; "
        "voor die dagen geldt versie 1."
    )
    assert sentence in asked
    assert "Besluit van het college." in asked
    assert not VersionEvent.objects.exists()
    done = text(approver.post(url, {**REASON, "stage": "confirm"}, follow=True))
    assert "Versie 2 is vernietigd" in done
    assert in_force(policy, date(2026, 6, 15)) == 1
    again = text(approver.post(url, {**REASON, "stage": "check"}))
    assert "Versie 2 is al vernietigd." in again


def test_without_a_reason_nothing_happens_and_what_was_typed_is_kept(policy, people, client_of):
    approver, url = client_of(people.approver), address("repeal", policy)
    answer = text(approver.post(url, {"from_on": "2026-09-01", "reason": " ", "stage": "confirm"}))
    assert 'href="#id_reason"' in answer
    assert 'value="2026-09-01"' in answer
    answer = text(approver.post(url, {"from_on": "31-31-2026", **REASON, "stage": "check"}))
    assert 'href="#id_from_on"' in answer
    assert "Besluit van het college." in answer
    back = text(approver.post(url, {"from_on": "2026-09-01", **REASON, "stage": "change"}))
    assert 'value="2026-09-01"' in back
    assert "Besluit van het college." in back
    assert not VersionEvent.objects.exists()


def test_repealing_asks_whether_prepared_versions_are_annulled_too(policy, people, client_of):
    approver, url = client_of(people.approver), address("repeal", policy)
    typed = {"from_on": "2026-09-01", **REASON}
    asked = text(approver.post(url, {**typed, "stage": "check"}))
    assert "van 1 september 2026 tot en met 31 december 2026; voor die dagen geldt niets." in asked
    assert "Versie 3, die ingaat op 1 januari 2027" in asked
    again = text(approver.post(url, {**typed, "annul": ["3"], "stage": "check"}))
    assert "Versie 3 geldt dan niet meer vanaf 1 januari 2027; voor die dagen geldt niets." in again
    assert 'value="3" checked' in again
    approver.post(url, {**typed, "annul": ["3"], "stage": "confirm"})
    assert in_force(policy, date(2026, 8, 31)) == 2
    assert in_force(policy, date(2027, 6, 1)) is None
    assert sorted(VersionEvent.objects.values_list("kind", flat=True)) == ["annulled", "repealed"]


def test_prepared_versions_still_start_when_nobody_annuls_them(policy, people, client_of):
    url = address("repeal", policy)
    client_of(people.approver).post(url, {"from_on": "2026-09-01", **REASON, "stage": "confirm"})
    assert in_force(policy, date(2026, 12, 31)) is None
    assert in_force(policy, date(2027, 1, 1)) == 3


def test_a_repeal_or_annulment_is_rescinded(policy, people, client_of):
    repealed = repeal(policy, from_on=date(2026, 7, 1), reason="Weg.", by=people.approver, now=NOW)
    approver, url = client_of(people.approver), address("rescind", policy, repealed.pk)
    assert url in text(approver.get(address("versions", policy)))
    asked = text(approver.post(url, {**REASON, "stage": "check"}))
    assert "anders zou voor die dagen niets gelden" in asked
    approver.post(url, {**REASON, "stage": "confirm"})
    assert in_force(policy, date(2026, 7, 1)) == 2
    page = text(approver.get(address("versions", policy)))
    assert "(later herroepen)" in page
    assert url not in page
    assert "Deze gebeurtenis is al herroepen." in text(approver.post(url, {**REASON}))
    other = issued_policy("ander")
    assert approver.get(address("rescind", other, repealed.pk)).status_code == 404


def test_dates_are_corrected_with_the_consequence_first(policy, people, client_of):
    approver, url = client_of(people.approver), address("dates", policy, 3)
    assert 'value="2027-01-01"' in text(approver.get(url))
    typed = {"valid_from": "2027-03-01", "valid_until": "", "retroactive_from": "", **REASON}
    asked = text(approver.post(url, {**typed, "stage": "check"}))
    assert (
        "Versie 3 geldt dan niet meer van 1 januari 2027 tot en met 28 februari 2027; "
        "voor die dagen geldt versie 2." in asked
    )
    approver.post(url, {**typed, "stage": "confirm"})
    assert VersionEvent.objects.get().dates == {"valid_from": ["2027-01-01", "2027-03-01"]}
    page = text(approver.get(address("versions", policy)))
    assert "1 maart 2027 (gecorrigeerd; was: 1 januari 2027)" in page
    same = text(approver.post(url, {**typed, "stage": "check"}))
    assert "Er is geen datum die verandert." in same
    wrong = text(approver.post(url, {**typed, "valid_until": "2026-01-01", "stage": "check"}))
    assert 'href="#id_valid_until"' in wrong


def test_a_last_day_leaves_a_gap_that_is_said_before_it_is_there(policy, people, client_of):
    typed = {"valid_from": "2026-01-01", "valid_until": "2026-11-30", **REASON, "stage": "check"}
    asked = text(client_of(people.approver).post(address("dates", policy, 2), typed))
    assert "Gat: van 1 december 2026 tot en met 31 december 2026 geldt niets." in asked


def test_a_note_is_added_and_changes_no_day(policy, people, client_of):
    approver, url = client_of(people.approver), address("note", policy, 1)
    asked = text(approver.post(url, {"reason": "Zie bijlage.", "stage": "check"}))
    assert "Aan wat op welke dag geldt, verandert niets." in asked
    approver.post(url, {"reason": "Zie bijlage.", "stage": "confirm"})
    assert VersionEvent.objects.get().kind == "note_added"
    assert "Zie bijlage." in text(approver.get(address("versions", policy)))


def test_addresses_of_what_is_not_there_are_missing(policy, people, client_of):
    approver, editor = client_of(people.approver), client_of(people.editor)
    for name in ("annul", "dates", "note"):
        assert approver.get(address(name, policy, 9)).status_code == 404
    assert approver.get(address("rescind", policy, 9)).status_code == 404
    for name in ("begin", "carry_list"):
        assert editor.get(address(name, policy, 9)).status_code == 404
    assert editor.get(address("carry_list", policy, 2)).status_code == 404
    assert editor.get(reverse("policies_cms:versions", args=[0])).status_code == 404


def test_an_editor_begins_from_a_version_and_confirms_losing_work(policy, people, client_of):
    editor, url = client_of(people.editor), address("begin", policy, 1)
    assert "may_drop" not in text(editor.get(url))
    answer = editor.post(url, {"purpose": "correction"}, follow=True)
    assert "De werkversie is nu de tekst van versie 1." in text(answer)
    assert working_copy(policy).corrects == 1
    draft = working_copy(policy)
    draft.scope = "Iedereen"
    draft.save_revision(user=people.editor.user)
    refused = text(editor.post(url, {"purpose": "new"}))
    assert 'href="#id_may_drop"' in refused
    assert working_copy(policy).scope == "Iedereen"
    editor.post(url, {"purpose": "new", "may_drop": "on"})
    assert working_copy(policy).corrects is None
    assert 'href="#id_purpose_0"' in text(editor.post(url, {}))


def test_a_correction_is_carried_over_on_screen(people, client_of):
    one, two = (UUID(int=number) for number in (1, 2))

    def both(first: str, second: str) -> list[Any]:
        return [
            section("Eén", f"<p>{first}</p>", id=one),
            section("Twee", f"<p>{second}</p>", id=two),
        ]

    policy = issued_policy(
        sections=both("oud", "oud"), valid_from=date(2026, 1, 1), now=at("2026-01-01 09:00")
    )
    next_version(policy, sections=both("oud", "later"), valid_from=date(2027, 1, 1), now=NOW)
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    next_version(policy, sections=both("goed", "hersteld"), corrects=1, now=NOW)
    editor, url = client_of(people.editor), address("carry", policy, 3, 2)
    assert url in text(editor.get(address("carry_list", policy, 3)))
    shown = text(editor.get(url))
    assert "gaat vanzelf mee" in shown
    assert "in beide veranderd: kies" in shown
    assert "<ins>later</ins>" in shown
    assert "<ins>hersteld</ins>" in shown
    refused = text(editor.post(url, {}))
    assert f'href="#id_choice-{two}_0"' in refused
    assert working_copy(policy).follows == 3
    answer = editor.post(url, {f"choice-{two}": "theirs"}, follow=True)
    assert "De werkversie is versie 2 met correctie 3 erin." in text(answer)
    draft = working_copy(policy)
    assert [block.value["body"][0].value.source for block in draft.body] == [
        "<p>goed</p>",
        "<p>hersteld</p>",
    ]
    assert client_of(people.approver).get(url).status_code in (302, 403)


def test_a_policy_without_a_page_keeps_its_screen(policy, people, client_of):
    with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
        policy.pages.get().delete()
    editor, approver = client_of(people.editor), client_of(people.approver)
    listed = text(editor.get(reverse("policies_cms:overview"), {"zonder-pagina": "1"}))
    assert address("versions", policy) in listed
    assert "geen pagina meer" in listed
    page = text(editor.get(address("versions", policy)))
    assert "De pagina is verwijderd" in page
    assert "Begin uit versie" not in page
    assert "geen werkversie" in text(editor.get(address("consequences", policy)))
    refused = text(editor.post(address("begin", policy, 1), {"purpose": "new"}))
    assert "heeft geen pagina meer" in refused
    approver.post(address("annul", policy, 3), {**REASON, "stage": "confirm"})
    assert in_force(policy, date(2027, 6, 1)) == 2


def test_what_is_under_embargo_is_shown_to_who_works_on_it(policy, people, client_of):
    next_version(policy, sections=["Geheim"], now=NOW, published_at=at("2026-12-01 09:00"))
    page = text(client_of(people.editor).get(address("versions", policy)))
    assert "onder embargo tot 1 december 2026" in page


def test_the_list_is_searched(policy, people, client_of):
    editor, url = client_of(people.editor), reverse("policies_cms:overview")
    assert "Niets gevonden." in text(editor.get(url, {"q": "bestaat niet"}))
    assert "Gedragscode" in text(editor.get(url, {"q": "gedrags"}))


def test_queries_do_not_grow_with_versions_or_policies(policy, people, client_of, query_count):
    editor = client_of(people.editor)
    urls = [address("versions", policy), reverse("policies_cms:overview")]
    for url in urls:
        editor.get(url)
    before = [query_count(lambda url=url: editor.get(url)) for url in urls]
    for month in (2, 3, 4):
        next_version(policy, sections=["X"], valid_from=date(2027, month, 1), now=NOW)
        annul(policy, number=month + 2, reason="Fout.", by=people.approver, now=NOW)
        issued_policy(f"nog-een-{month}")
    for url in urls:
        editor.get(url)
    assert [query_count(lambda url=url: editor.get(url)) for url in urls] == before


def test_the_edit_screen_says_what_issuing_would_mean(policy, people, client_of):
    page = working_copy(policy)
    page.valid_from, page.valid_until = date(2026, 8, 1), date(2026, 11, 30)
    page.save_revision(user=people.editor.user)
    expected = (
        "De nieuwe versie 4 geldt van 1 augustus 2026 tot en met 30 november 2026.",
        "Gat: van 1 december 2026 tot en met 31 december 2026 geldt niets.",
        "De voorbereide versie 3 blijft staan en gaat op haar eigen dag in.",
        "Schrijf wat er verandert",
        "maar neemt het over van versie 2.",
    )
    for person in (people.editor, people.approver):
        client = client_of(person)
        for url in (
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            address("consequences", policy),
        ):
            shown = text(client.get(url))
            for sentence in expected:
                assert sentence in shown, (person, url, sentence)
            assert address("versions", policy) in shown


def test_a_first_draft_shows_its_consequences_and_has_no_versions(people, client_of):
    page = policy_page(editor=people.editor, valid_from=date(2027, 1, 1))
    editor = client_of(people.editor)
    shown = text(editor.get(address("consequences", page.policy)))
    assert "De nieuwe versie 1 geldt vanaf 1 januari 2027." in shown
    assert "nog geen versie uitgegeven" in text(editor.get(address("versions", page.policy)))
