"""A section keeps its address whatever becomes of it: merged, split, lapsed, back again."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from content.policies import selectors
from content.policies.actions.begin_from_version import begin_from_version
from content.policies.actions.say_successions import say_successions
from content.policies.authorship import fingerprint
from content.policies.changes import changes_between
from content.policies.models import Policy, PolicyVersion, SectionSuccession
from content.policies.selectors.drafts import authors_of_draft
from content.publication.publisher import publishing_as
from portal.core.refusals import NotAllowed
from tests.factories.people import person_with_role
from tests.factories.policies import (
    at,
    issued_policy,
    next_version,
    section,
    stream,
    working_copy,
)

pytestmark = pytest.mark.django_db

NOW = at("2026-06-01 10:00")
A, B, C, D, E = (UUID(f"6f0ef5a4-2222-4c6f-9d7c-00000000000{one}") for one in "abcde")
TEXT = {
    A: "<p>Een geschenk tot vijftig euro mag u houden.</p>",
    B: "<p>Een dienstreis bespreekt u vooraf met uw leidinggevende.</p>",
    C: "<p>Nevenwerk meldt u voordat het begint.</p>",
    D: "<p>Wie vragen heeft gaat naar de coördinator.</p>",
    E: "<p>Deze regels gelden voor iedereen.</p>",
}
NAMES = {A: "Geschenken", B: "Reizen", C: "Nevenwerk", D: "Vragen", E: "Reikwijdte"}


def sections(*ids: UUID) -> list[dict[str, Any]]:
    return [section(NAMES[one], TEXT[one], id=one) for one in ids]


def first(*ids: UUID) -> Policy:
    return issued_policy("gedragscode", sections=sections(*ids), now=at("2026-01-01 10:00"))


def next_text(policy: Policy, day: str, ids: list[UUID], became: Any = ()) -> PolicyVersion:
    """The next version with these sections, and what became of others."""
    entries = [{"section": str(one), "became": list(map(str, heirs))} for one, heirs in became]
    return next_version(policy, sections=sections(*ids), now=at(day), successions=entries)


def home(person: Any, section_id: UUID) -> Any:
    return selectors.section_home(person, section_id, now=NOW)


def test_what_the_editor_said_is_kept_with_the_version_and_no_more_in_the_working_copy() -> None:
    policy = first(A, B, C, D)
    version = next_text(policy, "2026-02-01 10:00", [A, C, E], [(B, [A]), (A, [A, E])])
    rows = SectionSuccession.objects.filter(version=version)
    assert set(rows.values_list("section_id", "became", "kind")) == {
        (B, A, "merged"),
        (A, A, "split"),
        (A, E, "split"),
        (D, None, "lapsed"),
    }
    assert working_copy(policy).successions == []


def test_an_address_leads_to_the_words_over_several_versions(people: Any, client_of: Any) -> None:
    policy = first(A, B, C)
    next_text(policy, "2026-02-01 10:00", [A, C, D], [(B, [D])])
    next_text(policy, "2026-03-01 10:00", [A, C], [(D, [C])])
    next_text(policy, "2026-04-01 10:00", [A, E], [(C, [E])])
    assert home(people.employee, B).successors == (E,)
    reader = client_of(people.employee)
    answer = reader.get(f"/s/{B}/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/beleid/gedragscode/#s-{E}"
    english = reader.get(f"/en/s/{B}/", follow=True)
    assert english.redirect_chain[-1][0] == f"/en/beleid/gedragscode/#s-{E}"


def test_a_split_section_names_all_that_hold_its_words(people: Any, client_of: Any) -> None:
    policy = first(A, B)
    next_text(policy, "2026-02-01 10:00", [A, C, D], [(B, [C, D])])
    next_text(policy, "2026-03-01 10:00", [A, C, E], [(D, [E])])
    page = client_of(people.employee).get(f"/s/{B}/").content.decode()
    assert "gesplitst in versie 2" in page
    assert (f'href="/s/{C}/"' in page, f'href="/s/{E}/"' in page) == (True, True)
    assert f"/s/{B}/v/1/" in page


def test_what_lapsed_says_when(people: Any, client_of: Any) -> None:
    policy = first(A, B)
    next_text(policy, "2026-02-01 10:00", [A])
    page = client_of(people.employee).get(f"/s/{B}/").content.decode()
    assert "verviel in versie 2" in page


def test_a_section_that_came_back_is_itself_again_and_old_detours_do_not_count(
    people: Any, client_of: Any
) -> None:
    policy = first(A, B)
    next_text(policy, "2026-02-01 10:00", [A], [(B, [A])])
    next_text(policy, "2026-03-01 10:00", [B, C], [(A, [B])])
    assert home(people.employee, B).is_current
    assert home(people.employee, A).successors == (B,)
    next_text(policy, "2026-04-01 10:00", [C])
    for gone in (A, B):
        answer = client_of(people.employee).get(f"/s/{gone}/", follow=True)
        assert (answer.status_code, len(answer.redirect_chain)) == (200, 0)
        assert home(people.employee, gone).heirs == ()


def test_only_the_versions_that_led_to_the_present_text_count(people: Any) -> None:
    """A prepared version drops a section; a correction of today's text does not know of it."""
    policy = first(A, B)
    next_version(
        policy,
        sections=sections(A),
        now=at("2026-02-01 10:00"),
        valid_from=at("2026-09-01 10:00").date(),
        successions=[{"section": str(B), "became": [str(A)]}],
    )
    next_version(policy, sections=sections(A, B), now=at("2026-03-01 10:00"), corrects=1)
    found = home(people.employee, B)
    assert (found.is_current, found.section.version.number) == (True, 3)
    later = selectors.section_home(people.employee, B, now=at("2026-10-01 10:00"))
    assert later is not None
    assert (later.is_current, later.successors, later.gone_in) == (False, (A,), 2)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ([(uuid4(), [A])], "succession_of_unknown"),
        ([(B, [uuid4()])], "successor_unknown"),
        ([(B, [B, A])], "successor_unknown"),
        ([(A, [C])], "succession_of_present"),
    ],
)
def test_nonsense_is_refused(said: Any, code: str) -> None:
    policy = first(A, B)
    with pytest.raises(NotAllowed) as refused:
        next_text(policy, "2026-02-01 10:00", [A, C], said)
    assert code in [refusal.code for refusal in refused.value.refusals]
    assert policy.versions.count() == 1


def test_saying_what_became_of_a_section_makes_an_author(people: Any) -> None:
    policy = first(A, B)
    writer, other = person_with_role("editor"), person_with_role("editor")
    page = working_copy(policy)
    page.body = stream(sections(A))
    page.change_kind, page.change_note = "material", "Korter."
    with publishing_as(writer):
        page.save_revision(user=writer.user)
    before = fingerprint(page.serializable_data())
    say_successions(policy, {B: [A]}, by=other, now=NOW)
    assert fingerprint(working_copy(policy).serializable_data()) != before
    assert {key for key, _ in authors_of_draft(policy)} == {writer.actor_key, other.actor_key}
    with pytest.raises(NotAllowed) as refused:
        say_successions(policy, {B: [A]}, by=people.approver, now=NOW)
    assert [refusal.code for refusal in refused.value.refusals] == ["not_an_editor"]


def test_beginning_anew_from_a_version_forgets_what_was_said(people: Any) -> None:
    policy = first(A, B)
    page = working_copy(policy)
    page.body = stream(sections(A))
    page.successions = [{"section": str(B), "became": [str(A)]}]
    page.save_revision(user=people.editor.user)
    begin_from_version(policy, number=1, may_drop=True, by=people.editor, now=NOW)
    assert working_copy(policy).successions == []


def test_words_that_went_elsewhere_are_followed_in_either_direction() -> None:
    policy = first(A, B)
    merged = [
        section(NAMES[A], TEXT[A] + TEXT[B], id=A),
        section(NAMES[C], TEXT[C], id=C),
    ]
    entries = [{"section": str(B), "became": [str(A)]}]
    next_version(policy, sections=merged, now=at("2026-02-01 10:00"), successions=entries)
    one, two = PolicyVersion.objects.filter(policy=policy).order_by("number")
    rows = {row.section_id: row for row in changes_between(one, two)}
    taken, gone = rows[str(A)], rows[str(B)]
    assert (taken.facts, gone.facts) == (("reworded", "merged"), ("lapsed", "merged"))
    assert (taken.words_added, gone.words_removed) == (0, 0)
    assert (taken.came_from, gone.became) == ((str(B),), (str(A),))
    back = {row.section_id: row for row in changes_between(two, one)}
    assert (back[str(A)].facts, back[str(B)].facts) == (("reworded", "split"), ("new", "split"))
    assert back[str(B)].words_added == 0


def test_a_comparison_is_made_once(query_count: Any, monkeypatch: Any) -> None:
    policy = first(A, B)
    next_text(policy, "2026-02-01 10:00", [A, C])
    one, two = PolicyVersion.objects.filter(policy=policy).order_by("number")
    rows = changes_between(one, two)
    monkeypatch.setattr("content.policies.changes.compare", None)
    assert query_count(lambda: changes_between(one, two)) == 0
    assert changes_between(one, two) == rows


def test_the_screen_asks_for_what_is_gone_and_keeps_what_is_said(
    people: Any, client_of: Any
) -> None:
    policy = first(A, B, C)
    page = working_copy(policy)
    page.body = stream(sections(A, D))
    page.save_revision(user=people.editor.user)
    client, address = client_of(people.editor), f"/cms/beleid/{policy.pk}/opvolging/"
    shown = client.get(address).content.decode()
    assert (NAMES[B] in shown, NAMES[C] in shown) == (True, True)
    said = {
        f"gone-{B}-0": str(A),
        "part-0-from": str(A),
        "part-0-0": str(D),
    }
    assert client.post(address, said).status_code == 302
    assert working_copy(policy).successions == [
        {"section": str(B), "became": [str(A)]},
        {"section": str(A), "became": [str(A), str(D)]},
    ]
    consequences = client.get(f"/cms/beleid/{policy.pk}/gevolgen/").content.decode()
    assert "‘Reizen’ gaat op in: Geschenken." in consequences
    assert "‘Nevenwerk’ vervalt" in consequences
    assert client.post(address, {f"gone-{B}-0": str(uuid4())}).status_code == 200
    assert client_of(people.employee).get(address).status_code in (302, 403)
