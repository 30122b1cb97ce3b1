"""S46: every day of a random history has the answer of the plain reference."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from content.policies.states import EventKind, VersionState
from content.policies.validity import EventFacts, Timeline, VersionFacts
from tests.unit.content.policies.oracle import oracle

FIRST = date(2026, 3, 20)
days = st.integers(0, 30).map(lambda offset: FIRST + timedelta(days=offset))
moments = st.builds(
    lambda offset, hours: datetime(2026, 3, 20, tzinfo=UTC) + timedelta(days=offset, hours=hours),
    st.integers(0, 30),
    st.integers(0, 23),
)
maybe_days = st.none() | days


@st.composite
def histories(draw):
    """Versions and up to sixty events in all, with everything that may refer to anything older."""
    size = draw(st.integers(1, 25))
    versions = []
    for number in range(1, size + 1):
        corrects = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
        versions.append(
            VersionFacts(
                number,
                draw(moments),
                draw(moments),
                valid_from=draw(maybe_days),
                valid_until=draw(maybe_days),
                retroactive_from=draw(maybe_days),
                corrects=corrects,
            )
        )
    events = []
    for key in range(1, draw(st.integers(0, 35)) + 1):
        kind = draw(st.sampled_from(["repealed", "annulled", "rescinded", "dates_corrected"]))
        undoable = [one.key for one in events if one.kind in ("repealed", "annulled")]
        if kind == "rescinded" and not undoable:
            continue
        events.append(
            EventFacts(
                key,
                EventKind(kind),
                draw(moments),
                number=None if kind in ("repealed", "rescinded") else draw(st.integers(1, size)),
                from_on=draw(days) if kind == "repealed" else None,
                undoes=draw(st.sampled_from(undoable)) if kind == "rescinded" else None,
                dates={
                    name: draw(maybe_days)
                    for name in draw(
                        st.sets(
                            st.sampled_from(["valid_from", "valid_until", "retroactive_from"]),
                            min_size=1,
                        )
                    )
                }
                if kind == "dates_corrected"
                else {},
            )
        )
    return versions, events


ASKED = [FIRST + timedelta(days=offset) for offset in range(-2, 35, 3)]


@settings(max_examples=200, deadline=None)
@given(histories(), moments, st.none() | days, st.sampled_from(["published", "recorded"]))
def test_s46_every_day_of_a_random_history_has_the_answer_of_the_reference(
    history, now, known, clock
):
    versions, events = history
    timeline = Timeline(versions, events, now=now, known=known, clock=clock)
    for asked in ASKED:
        expected = oracle(versions, events, asked, now=now, known=known, clock=clock)
        assert timeline.in_force(asked) == expected


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
