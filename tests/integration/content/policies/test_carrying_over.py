"""A correction goes into later versions section by section; what both changed is asked."""

from datetime import date
from uuid import UUID

import pytest

from content.policies.actions.begin_from_version import begin_from_version
from content.policies.actions.carry_over import carry_over
from content.policies.carrying import ORDER, WHOLE, carrying_over
from content.policies.merging import Side
from content.policies.selectors import timeline_of
from portal.audit.models import AuditEvent
from portal.core.refusals import NotAllowed
from tests.factories.policies import at, issued_policy, next_version, section, working_copy

pytestmark = pytest.mark.django_db

NOW = at("2026-06-15 10:00")
ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


def text(first="vijftig", second="Meld het.", first_number="1", extra=()):
    return [
        section("Geschenken", f"<p>Niet meer dan {first} euro.</p>", number=first_number, id=ONE),
        section("Melden", f"<p>{second}</p>", number="2", id=TWO),
        *extra,
    ]


@pytest.fixture
def policy(people):
    """Version 1 in force, 2 and 3 prepared, 4 a correction of 1 with a new last section."""
    policy = issued_policy(
        sections=text(), scope="Alen", valid_from=date(2026, 1, 1), now=at("2026-01-01 09:00")
    )
    common = {"now": at("2026-02-01 09:00")}
    next_version(policy, sections=text(first_number="7"), valid_from=date(2027, 1, 1), **common)
    next_version(
        policy, sections=text(second="Meld het vooraf."), valid_from=date(2027, 6, 1), **common
    )
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    fixed = text("zestig", "Meld het altijd.", extra=[section("Slot", "<p>Eind.</p>", id=THREE)])
    next_version(
        policy, sections=fixed, scope="Allen", corrects=1, change_note="Bedrag hersteld.", now=NOW
    )
    return policy


def words(policy):
    return [
        (str(block.value["number"]), block.value["body"][0].value.source)
        for block in working_copy(policy).body
    ]


def test_what_only_the_correction_touched_is_carried_into_the_later_version(policy, people):
    carry_over(policy, correction=4, onto=2, choices={}, by=people.editor, now=NOW)
    draft = working_copy(policy)
    assert words(policy) == [
        ("7", "<p>Niet meer dan zestig euro.</p>"),
        ("2", "<p>Meld het altijd.</p>"),
        ("", "<p>Eind.</p>"),
    ]
    assert [UUID(str(block.id)) for block in draft.body] == [ONE, TWO, THREE]
    assert (draft.follows, draft.corrects, draft.scope) == (2, 2, "Allen")
    assert draft.change_note == "Overgenomen uit correctie 4: Bedrag hersteld."
    event = AuditEvent.objects.get(type="policy.begun_from_version", facts__carries=4)
    assert event.facts["number"] == 2


def test_the_carried_text_is_issued_and_takes_the_days_of_what_it_corrects(policy, people):
    carry_over(policy, correction=4, onto=2, choices={}, by=people.editor, now=NOW)
    version = next_version(policy, editor=people.editor, corrects=2, now=NOW)
    assert version.number == 5
    (period,) = timeline_of(policy, now=NOW).periods_of(5)
    assert (period.start, period.until) == (date(2027, 1, 1), date(2027, 5, 31))
    assert carrying_over(policy, 4, [5])[0].is_empty


@pytest.mark.parametrize(
    ("side", "kept"),
    [(Side.OURS, "<p>Meld het vooraf.</p>"), (Side.THEIRS, "<p>Meld het altijd.</p>")],
)
def test_what_both_changed_is_decided_by_the_editor(policy, people, side, kept):
    (carrying,) = carrying_over(policy, 4, [3])
    assert carrying.questions == [str(TWO)]
    carry_over(policy, correction=4, onto=3, choices={str(TWO): side}, by=people.editor, now=NOW)
    assert words(policy)[1] == ("2", kept)
    assert words(policy)[0] == ("1", "<p>Niet meer dan zestig euro.</p>")


def test_nothing_is_carried_while_a_conflict_is_open(policy, people):
    with pytest.raises(NotAllowed) as refused:
        carry_over(policy, correction=4, onto=3, choices={}, by=people.editor, now=NOW)
    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.field) == ("undecided", f"choice-{TWO}")
    assert working_copy(policy).follows == 4


def test_only_from_a_correction_to_what_is_later(policy, people):
    for correction, onto in ((2, 3), (4, 1), (4, 4)):
        with pytest.raises(NotAllowed) as refused:
            carry_over(
                policy, correction=correction, onto=onto, choices={}, by=people.editor, now=NOW
            )
        assert [one.code for one in refused.value.refusals] == ["not_carried_there"]
    with pytest.raises(NotAllowed) as refused:
        carry_over(policy, correction=4, onto=2, choices={}, by=people.approver, now=NOW)
    assert refused.value.refusals[0].code == "not_an_editor"


def test_an_order_and_titles_that_both_changed_are_asked(people):
    three = [section(name, id=UUID(int=place)) for place, name in enumerate("abc", 11)]
    policy = issued_policy(sections=three, valid_from=date(2026, 1, 1), now=at("2026-01-01 09:00"))
    later = {"title": "Later", "valid_from": date(2027, 1, 1), "now": at("2026-02-01 09:00")}
    next_version(policy, sections=[three[2], three[0], three[1]], **later)
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    turned = [three[1], three[0], three[2]]
    next_version(policy, sections=turned, title="Hersteld", corrects=1, now=NOW)
    (carrying,) = carrying_over(policy, 3, [2])
    assert carrying.questions == [WHOLE, ORDER]
    choices = {WHOLE: Side.OURS, ORDER: Side.THEIRS}
    carry_over(policy, correction=3, onto=2, choices=choices, by=people.editor, now=NOW)
    draft = working_copy(policy)
    assert draft.title == "Later"
    assert [block.value["heading"] for block in draft.body] == ["b", "a", "c"]


def test_where_a_merged_section_went_is_carried_too(people):
    both = [section("a", id=ONE), section("b", id=TWO)]
    policy = issued_policy(sections=both, valid_from=date(2026, 1, 1), now=at("2026-01-01 09:00"))
    next_version(policy, valid_from=date(2027, 1, 1), now=at("2026-02-01 09:00"))
    begin_from_version(policy, number=1, corrects=True, by=people.editor, now=NOW)
    said = [{"section": str(TWO), "became": [str(ONE)]}]
    joined = [section("a", "<p>a en b</p>", id=ONE)]
    next_version(policy, sections=joined, successions=said, corrects=1, now=NOW)
    carry_over(policy, correction=3, onto=2, choices={}, by=people.editor, now=NOW)
    draft = working_copy(policy)
    assert [block.value["heading"] for block in draft.body] == ["a"]
    assert draft.successions == said
    begin_from_version(policy, number=2, by=people.editor, now=NOW, may_drop=True)
    assert working_copy(policy).successions == []
