"""The working copy begins from any version: with its ids, without losing words or work."""

from datetime import date
from uuid import UUID

import pytest

from content.policies.actions.begin_from_version import begin_from_version
from content.policies.models import PolicyPage, PolicyVersion, VersionSection
from content.policies.plain_markup import plain_markup
from content.policies.selectors import timeline_of
from content.policies.snapshot import words_of
from content.policies.states import VersionState
from portal.audit.models import AuditEvent
from portal.core.models import acting
from portal.core.refusals import NotAllowed
from tests.factories.policies import (
    at,
    issued_policy,
    next_version,
    publish,
    section,
    submit,
    working_copy,
)

pytestmark = pytest.mark.django_db

GIFTS = UUID("6f1d1a52-0f43-4d0a-9a0e-6a1f4d0c7b11")
NOW = at("2026-06-15 10:00")


@pytest.fixture
def policy():
    """Version 1 in force, version 2 prepared with another text."""
    policy = issued_policy(
        sections=[section("Geschenken", "<p>Niet meer dan 50 euro.</p>", number="1", id=GIFTS)],
        scope="Allen",
        norms="Aw 4\nBIO 7",
        valid_from=date(2026, 1, 1),
        now=at("2026-01-01 09:00"),
    )
    next_version(
        policy,
        sections=[section("Heel anders")],
        scope="",
        norms="",
        title="Nieuwe titel",
        valid_from=date(2027, 1, 1),
        now=at("2026-02-01 09:00"),
    )
    return policy


def codes(refused):
    return [refusal.code for refusal in refused.value.refusals]


def test_a_version_is_loaded_with_its_ids_and_the_editor_is_its_author(policy, people):
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    draft = working_copy(policy)
    assert (draft.follows, draft.corrects, draft.title, draft.scope) == (
        1,
        1,
        "Gedragscode",
        "Allen",
    )
    assert draft.norms.splitlines() == ["Aw 4", "BIO 7"]
    assert [UUID(str(block.id)) for block in draft.body] == [GIFTS]
    assert draft.valid_from is None
    version = next_version(policy, editor=people.editor, now=NOW, corrects=1)
    assert (version.follows, version.corrects) == (1, 1)
    assert version.content_hash == PolicyVersion.objects.get(policy=policy, number=1).content_hash
    assert [key for key, _ in version.authors] == [people.editor.actor_key]


def test_beginning_is_in_the_trail(policy, people):
    begin_from_version(policy, number=1, by=people.editor, now=NOW)
    event = AuditEvent.objects.get(type="policy.begun_from_version")
    assert event.facts == {"number": 1, "corrects": None, "drops_work": False}
    assert event.subject_key == str(policy.key)


def test_unissued_work_goes_only_when_that_is_confirmed(policy, people):
    draft = working_copy(policy)
    draft.scope = "Iedereen"
    draft.save_revision(user=people.editor.user)
    with pytest.raises(NotAllowed) as refused:
        begin_from_version(policy, number=1, by=people.editor, now=NOW)
    assert codes(refused) == ["would_lose_work"]
    assert refused.value.refusals[0].field == "may_drop"
    assert working_copy(policy).scope == "Iedereen"
    begin_from_version(policy, number=1, by=people.editor, now=NOW, may_drop=True)
    assert working_copy(policy).scope == "Allen"


def test_a_version_just_loaded_is_no_work_to_lose(policy, people):
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    begin_from_version(policy, number=2, by=people.editor, now=NOW)
    assert working_copy(policy).follows == 2


def test_who_may_not_write_or_what_is_handed_in_is_refused(policy, people):
    for person in (people.approver, people.employee, people.auditor):
        with pytest.raises(NotAllowed) as refused:
            begin_from_version(policy, number=1, by=person, now=NOW)
        assert "not_an_editor" in codes(refused)
    with pytest.raises(NotAllowed) as refused:
        begin_from_version(policy, number=9, by=people.editor, now=NOW)
    assert codes(refused) == ["version_unknown"]
    submit(PolicyPage.objects.get(policy=policy), people.editor)
    with pytest.raises(NotAllowed) as refused:
        begin_from_version(policy, number=1, by=people.editor, now=NOW)
    assert codes(refused) == ["page_locked"]


def test_a_section_of_unknown_blocks_keeps_its_words_as_text(policy, people):
    version = PolicyVersion.objects.get(policy=policy, number=1)
    html = (
        '<aside class="portal-box"><p>Uitgangspunt</p><ul><li>Meld <b>altijd</b></li></ul></aside>'
        "<table><caption>Bedragen</caption><tr><th>Soort</th><td>Grens 50 &lt; 60</td></tr></table>"
        '<p>Zie <a href="/beleid/x/">hier</a>.</p>los'
    )
    unknown = {**version.source["body"][0]}
    unknown["value"] = {**unknown["value"], "body": [{"type": "vanished", "value": {"a": "x"}}]}
    version.pk = None
    version._state.adding = True
    version.number, version.source = 3, {**version.source, "body": [unknown]}
    with acting():
        version.save()
        VersionSection.objects.create(
            version=version,
            section_id=GIFTS,
            position=1,
            number="1",
            level=1,
            heading="Geschenken",
            html=html,
            text=words_of(html),
            text_hash="0",
        )
    begun = begin_from_version(policy, number=3, by=people.editor, now=NOW)
    assert begun.converted == ("1 Geschenken",)
    (block,) = working_copy(policy).body
    assert UUID(str(block.id)) == GIFTS
    (text,) = block.value["body"]
    assert text.block_type == "text"
    source = text.value.source
    assert words_of(source).replace(" | ", "\n").split() == words_of(html).split()
    assert '<a href="/beleid/x/">hier</a>' in source
    assert "<li>Meld <b>altijd</b></li>" in source
    assert "50 &lt; 60" in source


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p></p>  ", ""),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a <ul><li>b</li></ul></li></ul>"),
        ("<dl><dt>Term</dt><dd>Uitleg</dd></dl>", "<p><b>Term</b></p><p>Uitleg</p>"),
        (
            '<figure><img alt="Plaat" src="/x"><figcaption>Bij</figcaption></figure>',
            "<p>Plaat</p><p>Bij</p>",
        ),
    ],
)
def test_frozen_markup_becomes_what_a_text_block_holds(html, expected):
    assert plain_markup(html) == expected


def test_publishing_and_correcting_today_leave_five_prepared_versions_alone(people):
    policy = issued_policy(valid_from=date(2026, 1, 1), now=at("2026-01-01 09:00"))
    months = [date(2027, month, 1) for month in (1, 3, 5, 7, 9)]
    for month in months:
        next_version(policy, sections=[f"Vanaf {month}"], valid_from=month, now=NOW)
    prepared = timeline_of(policy, now=NOW).periods()[1:]
    begin_from_version(policy, number=1, by=people.editor, now=NOW)
    today = next_version(policy, editor=people.editor, now=NOW)
    begin_from_version(policy, number=3, corrects=True, by=people.editor, now=NOW)
    draft = working_copy(policy)
    draft.change_kind, draft.change_note = "editorial", "Tikfout."
    draft.save_revision(user=people.editor.user)
    corrected = publish(draft, now=NOW)
    timeline = timeline_of(policy, now=NOW)
    assert (today.number, corrected.number, corrected.corrects) == (7, 8, 3)
    assert timeline.in_force(date(2026, 6, 15)) == 7
    expected = [(one.start, one.until, 8 if one.number == 3 else one.number) for one in prepared]
    assert [(one.start, one.until, one.number) for one in timeline.periods()[2:]] == expected
    states = timeline.states(date(2026, 6, 15))
    assert states[3] is VersionState.SUPERSEDED
    assert {number for number, state in states.items() if state is VersionState.FUTURE} == {
        2,
        4,
        5,
        6,
        8,
    }


def test_white_space_that_only_the_editor_leaves_out_makes_nobody_an_author(people):
    text = "<p>Eén.</p>\n<ul>\n<li>a b</li>\n</ul>\n<p>Twee.</p>"
    policy = issued_policy(sections=[section("Kop", text, id=GIFTS)], now=NOW)
    assert VersionSection.objects.get().html == "<p>Eén.</p><ul><li>a b</li></ul><p>Twee.</p>"
    draft = working_copy(policy)
    draft.body[0].value["body"][
        0
    ].value.source = (
        '<p data-block-key="x1y2z">Eén.</p><ul><li data-block-key="y">a b</li></ul><p>Twee.</p>'
    )
    draft.save_revision(user=people.approver.user)
    begin_from_version(policy, number=1, by=people.editor, now=NOW)
    version = next_version(policy, editor=people.editor, approver=people.approver, now=NOW)
    assert version.number == 2
    assert version.content_hash == policy.versions.get(number=1).content_hash
