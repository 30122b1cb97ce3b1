"""Where texts point: mentions from elsewhere, what leads nowhere, what a draft will break."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from content.policies.actions.repeal import repeal
from content.policies.models import SectionLink
from content.policies.selectors.changed_law import changed_law
from content.policies.selectors.links import broken_references
from content.policies.selectors.mentions import mentions_of
from content.publication import steps
from tests.factories.people import audience, person_with_role
from tests.factories.policies import at, issued_policy, next_version, section, stream, working_copy

pytestmark = pytest.mark.django_db

GIFTS = "6f1f2c1e-5a3c-4f2b-9a3b-0c1d2e3f4a5b"
LUNCH = "0b9d7c52-3c41-4f6f-8f57-1a2b3c4d5e6f"
NOW = at("2024-03-01 10:00")


def code(**fields):
    return issued_policy(
        "gedragscode",
        sections=[
            section("Geschenken", "<p>Meld het.</p>", number="4.1", id=GIFTS),
            section("Lunches", "<p>Betaal zelf.</p>", number="4.2", id=LUNCH),
        ],
        now=at("2024-01-01 10:00"),
        **fields,
    )


def guide(html, slug="handreiking", **fields):
    return issued_policy(
        slug,
        sections=[section("Uitleg", html, number="1")],
        now=at("2024-01-02 10:00"),
        kind="guide",
        **fields,
    )


def draft_of(policy, sections, **fields):
    page = working_copy(policy)
    page.body = stream(sections)
    for name, value in {"change_kind": "material", "change_note": "x", **fields}.items():
        setattr(page, name, value)
    page.save_revision(user=person_with_role("editor").user)
    return page


def told(page, now=NOW):
    return dict(steps.consequences_by_heading(page, now))


def test_links_are_kept_with_what_they_are_about():
    policy = code()
    guide(
        f'<p><a href="/s/{GIFTS}/">a</a> <a href="/en/beleid/gedragscode/#s-{LUNCH}">b</a> '
        '<a href="http://127.0.0.1:8000/beleid/gedragscode/">c</a> '
        '<a href="https://voorbeeld.example/x">d</a> <a href="mailto:a@voorbeeld.example">e</a></p>'
    )
    rows = SectionLink.objects.exclude(version__policy=policy).order_by("pk")
    assert [(row.target_slug, str(row.target_section or "")) for row in rows] == [
        ("", GIFTS),
        ("gedragscode", LUNCH),
        ("gedragscode", ""),
        ("", ""),
        ("", ""),
    ]


def test_a_policy_knows_which_texts_in_force_mention_it():
    policy, reader = code(), person_with_role("employee")
    other = guide(f'<p>Zie <a href="/s/{GIFTS}/">geschenken</a>.</p>')
    (mention,) = mentions_of(reader, policy, now=NOW)
    assert (mention.policy, mention.number, str(mention.target)) == (other, "1", GIFTS)
    next_version(other, sections=["Uitleg"], now=at("2024-02-01 10:00"))
    assert mentions_of(reader, policy, now=NOW) == []


def test_a_reader_is_not_told_of_texts_that_are_closed():
    policy, reader = code(), person_with_role("employee")
    closed = audience("gesloten", person_kind="external")
    guide('<p><a href="/beleid/gedragscode/">x</a></p>', audience=closed)
    assert mentions_of(reader, policy, now=NOW) == []
    assert len(mentions_of(person_with_role("editor"), policy, now=NOW)) == 1


def test_mentions_cost_the_same_for_one_and_for_many(query_count):
    policy, reader = code(), person_with_role("employee")
    guide('<p><a href="/beleid/gedragscode/">x</a></p>')
    mentions_of(reader, policy, now=NOW)
    one = query_count(lambda: mentions_of(reader, policy, now=NOW))
    for number in range(3):
        guide('<p><a href="/beleid/gedragscode/">x</a></p>', slug=f"gids-{number}")
    mentions_of(reader, policy, now=NOW)
    assert query_count(lambda: mentions_of(reader, policy, now=NOW)) == one


def test_links_and_numbers_that_lead_nowhere_are_found_with_their_place(query_count):
    policy = code()
    gone = "11111111-2222-4333-8444-555555555555"
    guide(
        f'<p><a href="/s/{gone}/">a</a> <a href="/beleid/bestaat-niet/">b</a> '
        f'<a href="/s/{LUNCH}/">c</a> <a href="/s/{GIFTS}/">d</a></p>'
        "<p>Ook de maatregelen (paragraaf 4.2) en hoofdstuk 1 helpen.</p>"
    )
    next_version(
        policy,
        sections=[section("Geschenken", id=GIFTS, number="4.1")],
        now=at("2024-02-01 10:00"),
    )
    found = [
        (one.version.policy.slug, str(one.section), one.code, one.words)
        for one in broken_references(NOW)
    ]
    assert found == [
        ("handreiking", "1 Uitleg", "unknown_section", f"/s/{gone}/"),
        ("handreiking", "1 Uitleg", "unknown_policy", "/beleid/bestaat-niet/"),
        ("handreiking", "1 Uitleg", "lapsed_section", f"/s/{LUNCH}/"),
        ("handreiking", "1 Uitleg", "unknown_number", "paragraaf 4.2"),
    ]
    before = query_count(lambda: broken_references(NOW))
    guide("<p>Zie paragraaf 9.</p>", slug="nog-een")
    broken_references(NOW)
    assert query_count(lambda: broken_references(NOW)) == before


def test_a_link_to_a_repealed_policy_leads_nowhere():
    policy = code()
    guide('<p><a href="/beleid/gedragscode/">x</a></p>')
    assert broken_references(NOW) == []
    approver = person_with_role("approver")
    repeal(policy, from_on=date(2024, 2, 1), reason="Weg.", by=approver, now=at("2024-02-01 10:00"))
    assert [one.code for one in broken_references(NOW)] == ["not_in_force"]


def test_before_issuing_one_sees_whose_links_break_and_what_search_will_show():
    policy = code()
    guide(f'<p><a href="/s/{LUNCH}/">x</a> <a href="/s/{GIFTS}/">y</a></p>')
    page = draft_of(
        policy,
        [
            section("Geschenken", "<p>Meld het altijd.</p>", number="3", id=GIFTS),
            section("Reizen", "<p>Zie paragraaf 8.1.</p>", number="5"),
        ],
        review_on=date(2024, 1, 5),
    )
    lines = told(page)
    assert any("opnieuw" in line and "perso" in line for line in lines["Lezers"])
    search = " ".join(lines["Zoeken"])
    assert "5 Reizen" in search
    assert "4.2 Lunches" in search
    elsewhere = " ".join(lines["Verwijzingen van elders"])
    assert "“Handreiking” verwijst naar 4.2 Lunches, dat vervalt." in elsewhere
    assert "“Handreiking” verwijst naar 4.1 Geschenken, dat 3 wordt." in elsewhere
    (broken,) = lines["Verwijzingen die nergens uitkomen"]
    assert "paragraaf 8.1" in broken
    assert "voorbij" in lines["Herziening"][0]


def test_an_editorial_draft_asks_nobody_to_read_again():
    policy = code()
    page = draft_of(policy, [section("Geschenken", id=GIFTS)], change_kind="editorial")
    assert told(page)["Lezers"] == [
        "De wijziging is redactioneel: niemand hoeft de tekst opnieuw te lezen."
    ]


def test_a_form_that_rests_on_a_changed_section_is_named():
    from forms.notifications.models import NotificationPage

    form = NotificationPage.objects.live().filter(locale__language_code="nl").first()
    form.rests_on = [("section", {"section_id": GIFTS, "question": ""})]
    form.save()
    policy = code()
    changed = draft_of(policy, [section("Geschenken", "<p>Anders.</p>", id=GIFTS)])
    (line,) = told(changed)["Meldformulieren"]
    assert form.title in line
    assert "Kloppen de vragen" in line
    gone = draft_of(policy, [section("Lunches", id=LUNCH)])
    assert "dat vervalt" in told(gone)["Meldformulieren"][0]


def test_the_report_of_references_is_for_who_works_on_policy(client_of):
    code()
    guide("<p>Zie paragraaf 4.2.</p>")
    address = reverse("policies_cms:references")
    shown = client_of(person_with_role("editor")).get(address).content.decode()
    assert "paragraaf 4.2" in shown
    assert client_of(person_with_role("employee")).get(address).status_code in (302, 403)


def test_a_future_version_does_not_mention_yet():
    policy, reader = code(), person_with_role("employee")
    tomorrow = (NOW + timedelta(days=30)).date()
    guide('<p><a href="/beleid/gedragscode/">x</a></p>', valid_from=tomorrow)
    assert mentions_of(reader, policy, now=NOW) == []
    assert len(mentions_of(reader, policy, now=NOW + timedelta(days=31))) == 1


def test_readers_see_where_a_policy_is_mentioned_and_numbers_become_links(client_of):
    issued_policy(
        "gedragscode",
        sections=[
            section("Geschenken", "<p>Zie ook paragraaf 4.2 en 9.9.</p>", number="4.1", id=GIFTS),
            section("Lunches", number="4.2", id=LUNCH),
        ],
        now=at("2024-01-01 10:00"),
    )
    guide(f'<p><a href="/s/{GIFTS}/">x</a></p>')
    client = client_of(person_with_role("employee"))
    shown = client.get("/beleid/gedragscode/").content.decode()
    assert f'paragraaf <a href="#s-{LUNCH}">4.2</a>' in shown
    assert "Genoemd in" in shown
    assert "Handreiking: 1 Uitleg" in shown
    stored = SectionLink.objects.filter(version__policy__slug="gedragscode")
    assert not stored.exists()


def test_a_reference_to_a_law_that_lapsed_is_in_the_report(client_of):
    law = {"law": "Wet openbaarheid van bestuur", "article": "10"}
    body = [{"type": "legal_basis", "value": {"references": [law]}}]
    issued_policy(sections=[section("Geheim", number="5", body=body)], now=at("2024-01-01 10:00"))
    (found,) = changed_law(NOW)
    assert str(found.section) == "5 Geheim"
    assert "Wet open overheid" in found.status.sentence
    address = reverse("policies_cms:references")
    shown = client_of(person_with_role("editor")).get(address).content.decode()
    assert "Wet open overheid" in shown
