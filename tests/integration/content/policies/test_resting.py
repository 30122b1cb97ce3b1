"""Which texts in force rest on an article and which norms they serve, for each reader."""

import csv

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from content.law.citations import Place
from content.law.selectors import catalogue, norm_table
from content.policies.actions.repeal import repeal
from content.policies.models import Policy, PolicyVersion, VersionSection
from content.policies.norms import read_norms
from content.policies.resting import all_citing, coverage, resting_on
from content.policies.searchable import PolicySource
from content.policies.selectors.law import CitingPolicy, citing_in_force
from portal.core.clock import day_of
from tests.factories.people import audience, common_department, department_with_manager
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db


def citing(heading: str, *citations: str) -> dict:
    references = [{"citation": one} for one in citations]
    return section(heading, body=[{"type": "legal_basis", "value": {"references": references}}])


def headings(client, path: str) -> list[str]:
    """What the page of an article or norm lists, in order."""
    texts = client.get(path).context["texts"]
    return [text["label"] for text in texts]


def in_force(person) -> list[CitingPolicy]:
    now = timezone.now()
    return citing_in_force(person, day_of(now), now=now)


@pytest.fixture(scope="module")
def policies(django_db_setup, django_db_blocker):
    """Three policies, made once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        _issue()
        yield
        transaction.set_rollback(True)


def _issue() -> None:
    closed = audience("elders", departments=[department_with_manager("Elders")])
    own = audience("hier", departments=[common_department()])
    issued_policy(
        "giften",
        sections=[
            citing("Tweede", "artikel 8, tweede lid, Aw"),
            citing("Eerste", "art. 8 lid 1 onder e Aw", "art. 5 Aw"),
            citing("Reeks", "artikelen 7 tot en met 9 Aw"),
            citing("Ander", "artikel 4, derde lid, Aw", "BIO 7.2.2"),
            citing("Geheel", "Aw"),
            citing("Vreemd", "artikel 3 Verordening Zandwijk"),
            "Niets",
        ],
        audience=own,
        norms="BIO 7.1.2.1",
    )
    issued_policy("besloten", sections=[citing("Dicht", "artikel 8 Aw")], audience=closed)
    embargoed = issued_policy("straks", sections=[citing("Nu", "artikel 9 Aw")])
    next_version(
        embargoed, sections=[citing("Later", "artikel 8 Aw")], published_at=at("2999-01-01 10:00")
    )


def test_an_article_lists_the_sections_that_rest_on_it_narrow_places_in_order(
    policies, people, client_of
):
    client = client_of(people.employee)
    assert headings(client, "/wetgeving/aw/8/") == ["Reeks", "Eerste", "Tweede"]
    assert headings(client, "/wetgeving/aw/7/") == ["Reeks"]
    assert headings(client, "/wetgeving/aw/9/") == ["Reeks", "Nu"]
    assert headings(client, "/wetgeving/verordening-zandwijk/3/") == ["Vreemd"]
    page = client.get("/wetgeving/aw/")
    assert [line["label"] for line in page.context["articles"]] == [
        *("Artikel 4", "Artikel 5", "Artikelen 7 tot en met 9", "Artikel 8", "Artikel 9"),
    ]
    assert [text["label"] for text in page.context["texts"]] == ["Geheel"]


def test_who_reads_all_sees_what_is_closed_but_nobody_what_is_under_embargo(
    policies, people, client_of
):
    assert "Dicht" in headings(client_of(people.auditor), "/wetgeving/aw/8/")
    for person in (people.employee, people.editor, people.auditor):
        assert "Later" not in headings(client_of(person), "/wetgeving/aw/8/")


def test_an_article_nobody_cites_is_not_there_and_the_public_signs_in(policies, people, client_of):
    client = client_of(people.employee)
    assert client.get("/wetgeving/aw/99/").status_code == 404
    assert client.get("/wetgeving/geen-wet/").status_code == 404
    assert Client().get("/wetgeving/").url.startswith("/inloggen/")
    assert client.get("/wetgeving/bio/7.2.2/").url == "/normen/bio/7.2.2/"


def test_a_repealed_policy_rests_on_nothing(policies, people, client_of):
    policy, now = Policy.objects.get(slug="giften"), timezone.now()
    repeal(policy, from_on=day_of(now), reason="Over", by=people.approver, now=now)
    assert headings(client_of(people.editor), "/wetgeving/aw/8/") == ["Dicht"]


def test_only_editors_are_asked_to_look_at_what_could_not_be_read(policies, people, client_of):
    unread = client_of(people.editor).get("/wetgeving/").context["unread"]
    assert [line["citation"] for line in unread] == ["artikel 3 Verordening Zandwijk"]
    assert client_of(people.employee).get("/wetgeving/").context["unread"] == []


def test_the_pages_of_law_cost_the_same_whatever_the_number_of_texts(
    people, client_of, query_count
):
    client = client_of(people.employee)
    issued_policy("een", sections=[citing("Deel", "artikel 8 Aw")])
    paths = ("/wetgeving/", "/wetgeving/aw/", "/wetgeving/aw/8/", "/normen/aw/4.3/")

    def costs() -> list[int]:
        for path in paths:
            client.get(path)
        return [query_count(lambda path=path: client.get(path)) for path in paths]

    few = costs()
    for slug in ("twee", "drie", "vier"):
        laws = ("artikel 8 Aw", "Wob", "Awb", "Wet persoonsregistraties", f"Wet {slug}")
        issued_policy(slug, sections=[citing(f"Deel {law}", law) for law in laws])
    assert costs() == few


def test_in_english_the_pages_lead_to_english_pages(policies, people, client_of):
    page = client_of(people.employee).get("/en/wetgeving/aw/8/")
    assert page.status_code == 200
    assert all(text["url"].startswith("/en/s/") for text in page.context["texts"])


# Norms


def test_a_norm_is_served_by_a_policy_that_names_it_or_a_section_that_cites_its_place(
    policies, people
):
    found = coverage(in_force(people.auditor), norm_table(), catalogue())
    served = {str(norm) for norm, serving in found.by_norm.items() if serving.is_covered}
    # Article 4 in general would not be norm 4.3; "7 to 9" as a range is not article 9 alone.
    assert served == {"Aw 4.3", "Aw 9", "BIO 7.2.2", "BIO 7.1.2.1"}
    assert "BP 4.1" in {str(norm) for norm in found.uncovered}
    (line,) = [one for one in found.by_policy if one.policy.slug == "giften"]
    assert "Niets" in [text.label for text in line.unserved]
    assert "Ander" not in [text.label for text in line.unserved]


def test_the_coverage_is_for_who_reads_every_text(policies, people, client_of):
    page = client_of(people.auditor).get("/normen/")
    assert page.status_code == 200
    assert "BP 4.1" in [norm["label"] for norm in page.context["uncovered"]]
    assert [line["label"] for line in page.context["without_norm"]] == ["Besloten"]
    assert client_of(people.employee).get("/normen/").status_code == 403
    assert client_of(people.employee).get("/normen/dekking.csv").status_code == 403


def test_a_norm_has_a_page_with_what_serves_it_and_the_norms_that_ask_the_same(
    policies, people, client_of
):
    page = client_of(people.employee).get("/normen/bio/7.2.2/")
    assert [text["label"] for text in page.context["texts"]] == ["Ander"]
    assert "BP 12.2" in [norm["label"] for norm in page.context["same"][0]["norms"]]
    whole = client_of(people.employee).get("/normen/bio/7.1.2.1/")
    assert [policy["label"] for policy in whole.context["policies"]] == ["Giften"]
    assert client_of(people.employee).get("/normen/bio/1.1/").status_code == 404


def test_the_coverage_is_a_table_to_download(policies, people, client_of):
    answer = client_of(people.editor).get("/normen/dekking.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0] == ["Norm", "Strekking", "Beleid", "Onderdeel", "Adres", "Gedekt"]
    assert ["BIO 7.1.2.1", "Giften", "het geheel", "ja"] in [
        [row[0], *row[2:4], row[5]] for row in rows
    ]
    assert {row[0] for row in rows if row[5] == "nee" and row[0]} >= {"BP 4.1", "Aw 4.1"}
    assert ["", "Giften", "Niets", "nee"] in [[row[0], *row[2:4], row[5]] for row in rows]


@pytest.mark.parametrize(
    ("typed", "lines", "fault"),
    [
        ("BIO 7.2.2\n\naw  4.1", ["BIO 7.2.2", "Aw 4.1"], None),
        ("BIO 7.2.2 en 7.2.3\nBIO 7.2.2", ["BIO 7.2.2", "BIO 7.2.3"], None),
        ("4.1", [], "4.1 is geen norm"),
        ("iets anders", [], "iets anders is geen norm"),
        ("BIO 1.2.3", [], "BIO 1.2.3 staat niet in de lijst"),
        ("BP 4.1\nBP 4.3", ["BP 4.1"], "BP 4.3 staat niet in de lijst"),
    ],
)
def test_norms_of_a_policy_are_named_with_their_framework(typed, lines, fault):
    found, faults = read_norms(typed)
    assert found == lines
    assert [fault in one for one in faults] == ([True] if fault else [])


def test_the_page_of_a_policy_says_what_became_of_its_law(people, client_of):
    issued_policy("oud", sections=[citing("Openbaar", "Wob, artikel 3", "artikel 8 Aw")])
    body = client_of(people.employee).get("/beleid/oud/").content.decode()
    assert "Wob, artikel 3 is inmiddels vervallen; zie Wet open overheid (Woo)." in body
    assert 'href="/wetgeving/aw/8/"' in body


def test_words_of_a_short_citation_find_the_sections_that_rest_on_it(policies, people):
    sections = PolicySource().of_groups(
        str(one.pk) for one in PolicyVersion.objects.filter(policy__slug="giften")
    )
    texts = {found.heading: found for found in sections}
    assert "art. 8 lid 1 onder e Aw" in texts["Eerste"].found_by
    assert "art. 8 lid 2 Aw" in texts["Tweede"].found_by
    assert texts["Niets"].found_by == ""
    assert texts["Tweede"].text == VersionSection.objects.get(pk=texts["Tweede"].key).text


def test_a_place_is_found_by_any_text_that_touches_it(policies, people):
    every = list(all_citing(in_force(people.editor), catalogue()))
    assert {one.text.label for one in resting_on(every, "aw", Place("7", "8"))} == {
        *("Reeks", "Eerste", "Tweede", "Dicht"),
    }
