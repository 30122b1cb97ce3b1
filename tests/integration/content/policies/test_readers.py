"""What readers get: rights, addresses and sections, in a fixed number of queries."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from content.policies import selectors
from content.policies.actions.annul import annul
from content.policies.actions.repeal import repeal
from content.policies.actions.rescind import rescind
from content.policies.models import Policy, PolicyVersion, SectionSuccession
from content.policies.searchable import PolicySource
from tests.factories.people import audience, common_department, department_with_manager
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

NOW = at("2024-06-01 10:00")
TODAY = date(2024, 6, 1)
ONE = UUID("6f0ef5a4-1111-4c6f-9d7c-00000000000a")
TWO = UUID("6f0ef5a4-1111-4c6f-9d7c-00000000000b")


def readable(person):
    return set(selectors.readable_policies(person).values_list("slug", flat=True))


def test_a_reader_gets_what_is_public_or_meant_for_an_own_audience(people):
    elsewhere = department_with_manager("Elders")
    issued_policy("voor-iedereen")
    issued_policy("openbaar", is_public=True)
    issued_policy("elders", audience=audience("elders", departments=[elsewhere]))
    issued_policy("hier", audience=audience("hier", departments=[common_department()]))
    assert readable(None) == {"openbaar"}
    assert readable(people.employee) == {"voor-iedereen", "openbaar", "hier"}
    assert readable(people.auditor) == {"voor-iedereen", "openbaar", "elders", "hier"}
    assert readable(people.editor) == readable(people.auditor)
    assert selectors.policy_by_slug(people.employee, "elders") is None
    assert not selectors.may_read_policy(people.employee, Policy.objects.get(slug="elders"))


def test_the_list_of_what_applies_costs_the_same_whatever_its_length(people, query_count):
    reader = people.employee

    def listed():
        return selectors.versions_in_force(reader, TODAY, now=NOW)

    issued_policy("een", now=at("2024-01-01 10:00"))
    few = query_count(listed)
    for slug in ("twee", "drie"):
        next_version(issued_policy(slug, now=at("2024-01-01 10:00")), now=at("2024-02-01 10:00"))
    assert query_count(listed) == few
    assert [(line.policy.slug, line.version.number) for line in listed()] == [
        ("drie", 2),
        ("een", 1),
        ("twee", 2),
    ]
    assert listed()[0].period.start == date(2024, 2, 1)


def test_the_list_leaves_out_what_is_repealed_or_not_yet_in_force(people):
    issued_policy("later", now=at("2024-01-01 10:00"), valid_from=date(2025, 1, 1))
    issued_policy("voorbij", now=at("2024-01-01 10:00"), valid_until=date(2024, 5, 31))
    assert selectors.versions_in_force(people.employee, TODAY, now=NOW) == []


def test_a_section_is_found_where_it_lives_now(people):
    policy = issued_policy(
        "geschenken",
        sections=[section("Eén", id=ONE), section("Twee", id=TWO)],
        now=at("2024-01-01 10:00"),
    )
    version = next_version(
        policy, sections=[section("Eén, herschreven", id=ONE)], now=at("2024-02-01 10:00")
    )
    home = selectors.section_home(people.employee, ONE, now=NOW)
    assert (home.section.heading, home.is_current, home.section.version) == (
        "Eén, herschreven",
        True,
        version,
    )
    gone = selectors.section_home(people.employee, TWO, now=NOW)
    assert (gone.section.version.number, gone.is_current, gone.successors) == (1, False, ())
    assert SectionSuccession.objects.get(section_id=TWO).version == version
    assert selectors.section_home(people.employee, uuid4(), now=NOW) is None
    assert selectors.section_home(None, ONE, now=NOW) is None


def test_a_merged_section_says_what_it_became(people):
    policy = issued_policy(
        "geschenken",
        sections=[section("Eén", id=ONE), section("Twee", id=TWO)],
        now=at("2024-01-01 10:00"),
    )
    version = next_version(policy, sections=[section("Samen", id=ONE)], now=at("2024-02-01 10:00"))
    SectionSuccession.objects.create(
        policy=policy, version=version, section_id=TWO, became=ONE, kind="merged"
    )
    assert selectors.section_home(people.employee, TWO, now=NOW).successors == (ONE,)


def test_search_gets_every_section_once_and_sees_only_what_applies(people):
    policy = issued_policy("geschenken", sections=["Eén"], now=at("2024-01-01 10:00"))
    next_version(policy, sections=["Twee"], now=at("2024-02-01 10:00"))
    issued_policy("besloten", audience=audience("niemand", only_vulnerable=True))
    source = PolicySource()
    assert sorted(found.heading for found in source.all() if found.slug == "geschenken") == [
        "Eén",
        "Twee",
    ]
    first, second = PolicyVersion.objects.filter(policy=policy).order_by("number")
    assert source.visible_groups(people.employee, "in_force", TODAY) == {
        str(second.pk): (date(2024, 2, 1), None)
    }
    assert source.visible_groups(people.employee, "history", TODAY) == {
        str(first.pk): (date(2024, 1, 1), date(2024, 1, 31)),
        str(second.pk): (date(2024, 2, 1), None),
    }
    (found,) = source.of_groups([str(second.pk)])
    assert (found.version, found.title, found.group) == (2, "Geschenken", str(second.pk))
    assert found.url == f"/s/{found.section_id}/"


def test_handing_a_correction_to_search_costs_the_same_whatever_its_length(people, query_count):
    costs = set()
    for number in (2, 12):
        policy = issued_policy(f"beleid-{number}", sections=[str(n) for n in range(number)])
        fixed = next_version(policy, corrects=1)
        costs.add(query_count(lambda fixed=fixed: list(PolicySource().of_groups([str(fixed.pk)]))))
    assert len(costs) == 1


def test_what_search_may_show_costs_the_same_whatever_there_is(people, query_count):
    reader = people.employee

    def asked():
        return PolicySource().visible_groups(reader, "in_force", TODAY)

    issued_policy("een")
    few = query_count(asked)
    for slug in ("twee", "drie"):
        issued_policy(slug)
    assert query_count(asked) == few


def test_what_is_remembered_is_asked_anew_after_every_addition_and_when_an_embargo_ends(people):
    def shown(now):
        lines = selectors.versions_in_force(people.employee, TODAY, now=now)
        return [(line.policy.slug, line.version.number) for line in lines]

    policy = issued_policy("een", now=at("2024-01-01 10:00"))
    assert shown(NOW) == [("een", 1)]
    next_version(policy, now=at("2024-02-01 10:00"), published_at=at("2024-05-01 10:00"))
    assert shown(at("2024-04-01 10:00")) == [("een", 1)]
    assert shown(NOW) == [("een", 2)]
    event = annul(policy, number=2, reason="Fout.", by=people.approver, now=at("2024-05-15 10:00"))
    assert shown(NOW) == [("een", 1)]
    rescind(event, reason="Toch.", by=people.approver, now=at("2024-05-20 10:00"))
    assert shown(NOW) == [("een", 2)]
    assert shown(at("2024-05-16 10:00")) == [("een", 1)]
    repeal(policy, from_on=TODAY, reason="Weg.", by=people.approver, now=at("2024-05-25 10:00"))
    assert shown(NOW) == []
