"""S46: every day of a random history has the answer of the plain reference."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from content.policies.states import VersionState
from content.policies.validity import Timeline
from tests.factories.histories import FIRST, clocks, days, histories, moments
from tests.factories.oracle import Oracle

ASKED = [FIRST + timedelta(days=offset) for offset in range(-2, 35, 3)]


@settings(max_examples=200, deadline=None)
@given(histories(), moments, st.none() | days, clocks)
def test_s46_every_day_of_a_random_history_has_the_answer_of_the_reference(
    history, now, known, clock
):
    versions, events = history
    timeline = Timeline(versions, events, now=now, known=known, clock=clock)
    oracle = Oracle(versions, events, now=now, known=known, clock=clock)
    for asked in ASKED:
        assert timeline.in_force(asked) == oracle.in_force(asked)


@settings(max_examples=100, deadline=None)
@given(histories(), moments, st.none() | days)
def test_s46_periods_and_states_say_the_same_as_asking_day_by_day(history, now, known):
    versions, events = history
    timeline = Timeline(versions, events, now=now, known=known)
    periods = timeline.periods()
    for asked in [FIRST + timedelta(days=offset) for offset in range(-2, 35)]:
        holding = [period.number for period in periods if period.holds(asked)]
        number = timeline.in_force(asked)
        assert holding == ([number] if holding else [])
        assert holding or number is None
        in_force_states = [
            one for one, state in timeline.states(asked).items() if state == VersionState.IN_FORCE
        ]
        assert in_force_states == ([number] if number is not None else [])
    for earlier, later in pairwise(periods):
        assert earlier.until + timedelta(days=1) == later.start
        assert earlier.number != later.number
