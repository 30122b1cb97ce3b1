"""S46: the queries answer like the plain reference, for every day, knowledge and clock asked.

``PORTAL_HISTORIES`` is how many histories are made (15 unless said).
"""

import os
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.policies import hashes, selectors
from content.policies.models import Policy, PolicyAddress, PolicyVersion, VersionEvent
from content.policies.states import VersionState
from portal.core.models import acting
from portal.people.selectors import everyone
from tests.factories.histories import FIRST, SPAN, clocks, days, histories, moments
from tests.factories.oracle import DATES, Oracle

pytestmark = pytest.mark.django_db

HISTORIES = int(os.environ.get("PORTAL_HISTORIES", "15"))
EDGES = (FIRST - timedelta(days=2), FIRST + timedelta(days=SPAN + 5))
asked_days = st.integers(-2, SPAN + 5).map(lambda offset: FIRST + timedelta(days=offset))
questions = st.lists(
    st.tuples(moments, st.none() | days, clocks, st.lists(asked_days, min_size=3, max_size=3)),
    min_size=3,
    max_size=3,
)
_key = count(10_000_000)


@contextmanager
def forgotten():
    """Whatever is written inside never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(slug, versions, events):
    """One policy with this history as rows, written past the actions."""
    with acting():
        policy = Policy.objects.create(
            slug=slug, title=slug, audience=everyone(), begun_at=versions[0].recorded_at
        )
    PolicyAddress.objects.create(policy=policy, slug=slug, since_at=policy.begun_at)
    rows = {}
    for facts in versions:
        row = PolicyVersion(
            policy=policy,
            title=slug,
            kind="code",
            language="nl",
            change_kind="material",
            change_note="Gemaakt.",
            source={},
            **vars(facts),
        )
        row.content_hash = hashes.sha256([])
        row.record_hash = hashes.record_hash(row)
        rows[facts.number] = row
    PolicyVersion.objects.bulk_create(rows.values())
    first = next(_key) * 100
    VersionEvent.objects.bulk_create(
        VersionEvent(
            pk=first + event.key,
            policy=policy,
            version=rows.get(event.number),
            kind=event.kind,
            recorded_at=event.recorded_at,
            from_on=event.from_on,
            undoes_id=event.undoes and first + event.undoes,
            dates={
                name: [None, value.isoformat() if value else None]
                for name, value in event.dates.items()
            },
            reason="Gemaakt.",
        )
        for event in events
    )
    return policy


def shown(period, oracle, day):
    """Does a period that holds the day agree with asking day by day?"""
    first, last = oracle.period_around(day, *EDGES)
    starts = period.start == first or (first == EDGES[0] and period.start < first)
    ends = period.until == last or (last == EDGES[1] and (period.until or date.max) > last)
    return starts and ends


def check_one_policy(policy, oracle, day, moment):
    """Every read of one policy for one day, knowledge and clock."""
    asked = {"now": moment, "known": oracle.known, "clock": oracle.clock}
    expected = oracle.in_force(day)
    timeline = selectors.timeline_of(policy, **asked)
    assert timeline.in_force(day) == expected
    assert set(timeline.versions) == oracle.numbers()
    version = selectors.in_force_version(policy, day, oracle.known, clock=oracle.clock, now=moment)
    assert (version and version.number) == expected
    lines = selectors.versions_known(policy, day=day, **asked)
    assert [line.version.number for line in lines] == sorted(oracle.numbers(), reverse=True)
    for line in lines:
        number = line.version.number
        assert {name: getattr(line.dates, name) for name in DATES} == oracle.dates(number)
        assert (line.state is VersionState.IN_FORCE) == (number == expected)
        assert (line.state is VersionState.ANNULLED) == oracle.is_annulled(number)
    return expected


def check_lists(oracles, day, moment, person):
    """Every read over all policies, as known by now."""
    in_force = {policy: oracle.in_force(day) for policy, oracle in oracles.items()}
    lines = selectors.versions_in_force(person, day, now=moment)
    found = {line.policy.slug: line.version.number for line in lines}
    assert found == {one.slug: number for one, number in in_force.items() if number}
    for line in lines:
        assert shown(line.period, oracles[line.policy], day)
    standings = selectors.readable_standings(person, day, now=moment)
    for policy, oracle in oracles.items():
        own = [one for one in standings if one.policy_id == policy.pk]
        assert {one.number for one in own} == oracle.numbers()
        in_force_now = [one.number for one in own if one.is_in_force]
        assert in_force_now == ([in_force[policy]] if in_force[policy] else [])
    many = selectors.timelines([policy.pk for policy in oracles], now=moment)
    assert {policy: many[policy.pk].in_force(day) for policy in oracles} == in_force


def check_answer(client, policy, oracle, day, expected):
    """What the program next door gets."""
    facts = {"on": day.isoformat(), "clock": oracle.clock}
    if oracle.known:
        facts["known"] = oracle.known.isoformat()
    answer = client.get(f"/api/v1/policies/{policy.slug}", facts)
    if not Oracle(oracle.all_versions, [], now=oracle.now).numbers():
        assert answer.status_code == 404
        return
    version = answer.json()["version"]
    assert (version and version["number"]) == expected
    if version:
        for name, value in oracle.dates(expected).items():
            assert version[name] == (value.isoformat() if value else None)


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(histories(), histories(most_versions=4, most_events=4), questions)
def test_s46_the_queries_answer_like_the_reference(people, client_of, history, beside, asked):
    reader, client = people.employee, client_of(people.auditor)
    with forgotten():
        policies = {stored("een", *history): history, stored("twee", *beside): beside}
        policy = next(iter(policies))
        for moment, known, clock, chosen in asked:
            oracle = Oracle(*history, now=moment, known=known, clock=clock)
            today = {one: Oracle(*facts, now=moment) for one, facts in policies.items()}
            for day in chosen:
                expected = check_one_policy(policy, oracle, day, moment)
            check_lists(today, day, moment, reader)
            with time_machine.travel(moment, tick=False):
                check_answer(client, policy, oracle, day, expected)
