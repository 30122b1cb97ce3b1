"""An editorial edit that touches what counts waits for a second person, for exactly that text."""

import json
from datetime import date

import pytest
from django.urls import reverse

from content.policies import verification
from content.policies.actions.confirm_editorial import confirm_editorial
from content.policies.models import ContentEdit, EditorialConfirmation, PolicyVersion
from content.policies.selectors.minor import fingerprint_of, minor_edit_of
from content.policies.snapshot import snapshot_of
from content.policies.words import sentences
from content.publication.publisher import publishing_as
from portal.audit.models import AuditEvent
from portal.core.refusals import NotAllowed
from tests.factories.people import person_with_role
from tests.factories.policies import (
    approve,
    at,
    issued_policy,
    next_version,
    policy_page,
    publish,
    section,
    stream,
    submit,
    working_copy,
)

pytestmark = pytest.mark.django_db

NOON = at("2024-02-03 12:00")

GIFTS = "6f1f2c1e-5a3c-4f2b-9a3b-0c1d2e3f4a5b"
LUNCH = "0b9d7c52-3c41-4f6f-8f57-1a2b3c4d5e6f"


def codes(refused):
    return {refusal.code for refusal in refused.value.refusals}


def sections(gifts="<p>Tot 50 euro mag u houden.</p>", lunch="<p>Betaal zelf.</p>", number="4.1"):
    return [
        section("Geschenken", gifts, number=number, id=GIFTS),
        section("Lunches", lunch, number="4.2", id=LUNCH),
    ]


@pytest.fixture
def policy():
    return issued_policy(sections=sections(), now=at("2024-01-01 10:00"))


def draft(policy, editor=None, **fields):
    """The working copy as an editor saved it, marked as editorial."""
    editor = editor or person_with_role("editor")
    page = working_copy(policy)
    values = {"change_kind": "editorial", "change_note": "Tikfout.", **fields}
    for name, value in values.items():
        setattr(page, name, value)
    with publishing_as(editor, now=at("2024-02-01 10:00")):
        page.save_revision(user=editor.user)
    return page


def read_of(page):
    return fingerprint_of(page.get_latest_revision_as_object())


def confirm(page, by, reason="Het besluit zelf noemt 75 euro."):
    return confirm_editorial(
        page, fingerprint=read_of(page), reason=reason, by=by, now=at("2024-02-02 10:00")
    )


def test_a_typo_in_an_ordinary_word_is_issued_without_anyone_else(policy):
    page = draft(policy, body=stream(sections(lunch="<p>Betaal zelf!</p>", number="4.3")))
    version = publish(page, now=at("2024-02-03 10:00"))
    assert (version.number, version.change_kind, version.confirmation) == (2, "editorial", None)


def test_an_amount_is_refused_with_the_section_the_kind_and_the_words(policy):
    page = draft(policy, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    with pytest.raises(NotAllowed) as refused:
        publish(page)
    refusal, last = refused.value.refusals
    assert last.code == "editorial_unconfirmed"
    assert (refusal.code, refusal.field) == ("editorial_touches", "change_kind")
    assert refusal.facts["section"] == "4.1 Geschenken"
    assert "50 euro" in refusal.facts["before"]
    assert "75 euro" in refusal.facts["after"]
    assert "een getal of bedrag veranderde" in sentences([refusal])[0]
    assert policy.versions.count() == 1


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"scope": "Alleen voor wie in dienst is."}, "voor wie of waarvoor het geldt veranderde"),
        ({"norms": "BIO 7.2.2"}, "een verwijzing veranderde"),
        ({"is_public": True}, "voor wie of waarvoor het geldt veranderde"),
        ({"valid_until": date(2025, 1, 1)}, "een datum veranderde"),
        ({"valid_from": date(2023, 1, 1)}, "een datum veranderde"),
        ({"retroactive_from": date(2023, 1, 1)}, "een datum veranderde"),
        ({"title": "Gedragscode 2024"}, "een datum veranderde"),
    ],
)
def test_what_stands_beside_the_text_counts_as_well(policy, fields, kind):
    with pytest.raises(NotAllowed) as refused:
        publish(draft(policy, **fields), now=at("2024-02-03 10:00"))
    assert {one.facts["kind"] for one in refused.value.refusals if one.facts} == {kind}


def test_a_start_ahead_is_no_alarm(policy):
    page = draft(policy, valid_from=date(2024, 6, 1))
    assert publish(page, now=at("2024-02-03 10:00")).number == 2


def test_a_section_that_lapses_or_comes_is_not_editorial(policy):
    for body in (sections()[:1], [*sections(), section("Nieuw", "<p>Wees aardig.</p>")]):
        with pytest.raises(NotAllowed) as refused:
            publish(draft(policy, body=stream(body)))
        assert codes(refused) == {"editorial_touches", "editorial_unconfirmed"}


def test_a_first_version_cannot_be_editorial():
    with pytest.raises(NotAllowed) as refused:
        publish(policy_page("nieuw", change_kind="editorial"))
    assert codes(refused) == {"editorial_first"}


def test_a_material_change_needs_no_confirmation(policy):
    version = next_version(policy, sections=sections("<p>Tot 75 euro mag u houden.</p>"))
    assert version.confirmation is None


def test_a_second_person_confirms_and_the_version_says_who_and_why(policy):
    page = draft(policy, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    approver = person_with_role("approver")
    confirmation = confirm(page, approver)
    version = publish(page, approver=approver, now=at("2024-02-03 10:00"))
    assert version.confirmation["by_name"] == approver.full_name
    assert version.confirmation["reason"] == "Het besluit zelf noemt 75 euro."
    assert [alarm["kind"] for alarm in version.confirmation["alarms"]] == ["amount"]
    assert list(verification.problems()) == []
    event = AuditEvent.objects.get(type="policy.editorial_confirmed")
    assert event.facts["kinds"] == ["amount"]
    assert EditorialConfirmation.objects.get() == confirmation


def test_the_record_hash_covers_the_confirmation(policy):
    page = draft(policy, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    approver = person_with_role("approver")
    confirm(page, approver)
    version = publish(page, approver=approver)
    version.confirmation = {**version.confirmation, "reason": "Anders."}
    assert verification.hashes.record_hash(version) != version.record_hash
    older = PolicyVersion.objects.get(policy=policy, number=1)
    assert verification.hashes.record_hash(older) == older.record_hash


def test_another_edit_voids_the_confirmation(policy):
    page = draft(policy, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    approver = person_with_role("approver")
    confirm(page, approver)
    page = draft(policy, body=stream(sections("<p>Tot 80 euro mag u houden.</p>")))
    with pytest.raises(NotAllowed) as refused:
        publish(page, approver=approver)
    assert codes(refused) == {"editorial_touches", "editorial_unconfirmed"}


def test_who_may_not_confirm_is_told_why_and_the_attempt_is_kept(policy):
    editor = person_with_role("editor")
    page = draft(policy, editor, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    approver = person_with_role("approver")
    with pytest.raises(NotAllowed) as refused:
        confirm(page, editor)
    assert codes(refused) == {"not_an_approver", "author_confirms"}
    with pytest.raises(NotAllowed) as refused:
        confirm(page, approver, reason=" ")
    assert codes(refused) == {"no_reason"}
    with pytest.raises(NotAllowed) as refused:
        confirm_editorial(
            page, fingerprint="oud", reason="Ja.", by=approver, now=at("2024-02-02 10:00")
        )
    assert codes(refused) == {"draft_changed"}
    confirm(page, approver)
    with pytest.raises(NotAllowed) as refused:
        confirm(page, person_with_role("approver"))
    assert codes(refused) == {"already_confirmed"}
    assert EditorialConfirmation.objects.count() == 1


def test_on_the_screens_the_approver_sees_both_texts_confirms_and_approves(policy, client_of):
    editor, approver = person_with_role("editor"), person_with_role("approver")
    page = draft(policy, editor, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    submit(page, editor)
    address = reverse("policies_cms:confirm_editorial", args=[policy.pk])
    shown = client_of(editor).get(address).content.decode()
    assert "niet zelf bevestigen" in shown
    assert "Bevestig dat de betekenis gelijk blijft" not in shown
    client = client_of(approver)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert address in edit
    shown = client.get(address).content.decode()
    assert "<del>Tot 50 euro" in shown
    assert "<ins>Tot 75 euro" in shown
    bare = client.post(address, {"reason": "", "fingerprint": read_of(page)})
    assert bare.status_code == 200
    done = client.post(address, {"reason": "Zo besloten.", "fingerprint": read_of(page)})
    assert done.status_code == 302
    approve(page, approver)
    version = PolicyVersion.objects.get(policy=policy, number=2)
    assert version.confirmation["reason"] == "Zo besloten."


def test_readers_see_in_the_history_who_confirmed_and_why(policy, client_of):
    page = draft(policy, body=stream(sections("<p>Tot 75 euro mag u houden.</p>")))
    approver = person_with_role("approver")
    confirm(page, approver)
    publish(page, approver=approver, now=at("2024-02-03 10:00"))
    client = client_of(person_with_role("employee"))
    for address in ("/beleid/gedragscode/", "/beleid/gedragscode/versies/"):
        shown = client.get(address).content.decode()
        assert f"bevestigd door {approver.full_name}: Het besluit zelf noemt 75 euro." in shown


def test_who_saves_what_the_screen_fills_in_is_no_author():
    """The editor of the CMS saves by itself; what it fills in was there already."""
    law = {"law": "Wet justitiële en strafvorderlijke gegevens, artikel 28"}
    page = policy_page(
        legal_basis=json.dumps([{"type": "reference", "value": law}]), now=at("2024-01-01 10:00")
    )
    edits = ContentEdit.objects.count()
    draft = page.get_latest_revision_as_object()
    assert draft.legal_basis[0].value["article"] == "28"
    draft.legal_basis = draft.legal_basis.stream_block.clean(draft.legal_basis)
    draft.save_revision(user=person_with_role("approver").user)
    assert ContentEdit.objects.count() == edits


def touched_in(page):
    draft = page.get_latest_revision_as_object()
    return [place["kind"] for place in minor_edit_of(draft, snapshot_of(draft), NOON).places]


def test_a_review_date_that_a_later_version_moved_is_no_change_of_this_edit(policy):
    later = sections(lunch="<p>Betaal zelf en bewaar de bon.</p>")
    next_version(
        policy,
        sections=later,
        now=at("2024-01-05 10:00"),
        valid_from=date(2025, 1, 1),
        review_on=date(2027, 3, 1),
    )
    policy.refresh_from_db()
    typo = stream(sections(lunch="<p>Betaal zelf!</p>"))
    fixed = {"body": typo, "corrects": 1, "valid_from": None}
    assert touched_in(draft(policy, **fixed)) == []
    assert touched_in(draft(policy, **fixed, review_on=date(2027, 9, 1))) != []
