"""Made histories: everything that can happen to one policy, in any order; at most sixty events."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from content.policies.states import EventKind
from content.policies.validity import EventFacts, VersionFacts

#: The change to summer time (29 March 2026) falls among these days.
FIRST = date(2026, 3, 20)
SPAN = 30
days = st.integers(0, SPAN).map(lambda offset: FIRST + timedelta(days=offset))
moments = st.builds(
    lambda offset, hours: datetime(2026, 3, 20, tzinfo=UTC) + timedelta(days=offset, hours=hours),
    st.integers(0, SPAN),
    st.integers(0, 23),
)
maybe_days = st.none() | days
clocks = st.sampled_from(["published", "recorded"])
DATE_NAMES = ["valid_from", "valid_until", "retroactive_from"]


@st.composite
def versions_of_a_policy(draw, most=25):
    """Open and closed, retroactive, under embargo, imported later, correcting something older."""
    versions = []
    for number in range(1, draw(st.integers(1, most)) + 1):
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
    return versions


@st.composite
def histories(draw, most_versions=25, most_events=35):
    """Versions and events; whatever refers to something refers to something older."""
    versions = draw(versions_of_a_policy(most_versions))
    events = []
    undone = set()
    for key in range(1, draw(st.integers(0, most_events)) + 1):
        kind = draw(st.sampled_from(["repealed", "annulled", "rescinded", "dates_corrected"]))
        undoable = [
            one.key
            for one in events
            if one.kind in ("repealed", "annulled") and one.key not in undone
        ]
        if kind == "rescinded" and not undoable:
            continue
        undoes = draw(st.sampled_from(undoable)) if kind == "rescinded" else None
        undone.add(undoes)
        about = kind in ("annulled", "dates_corrected")
        names = draw(st.sets(st.sampled_from(DATE_NAMES), min_size=1)) if about else set()
        events.append(
            EventFacts(
                key,
                EventKind(kind),
                draw(moments),
                number=draw(st.integers(1, len(versions))) if about else None,
                from_on=draw(days) if kind == "repealed" else None,
                undoes=undoes,
                dates={name: draw(maybe_days) for name in sorted(names)}
                if kind == "dates_corrected"
                else {},
            )
        )
    return versions, events
