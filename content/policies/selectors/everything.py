"""What applies of all policies together, remembered until something is added.

Versions and events are never changed, so what was computed from them holds as long as nothing was
added; the stamp of all policies says that and is asked each time. A publication under embargo
becomes known by the clock alone, so how many are known by now is part of the question.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime

from content.policies.selectors.in_force import load_facts
from content.policies.selectors.remembered import stamp_of_all
from content.policies.validity import EventFacts, Period, Timeline, VersionFacts

REMEMBERED_ANSWERS = 16


@dataclass(frozen=True)
class Standing:
    """One known version: its policy, row, number, whether it applies on the day, and its period."""

    policy_id: int
    version_id: int
    number: int
    is_in_force: bool
    period: Period | None


@dataclass(frozen=True)
class _History:
    key: Hashable
    versions: dict[int, list[VersionFacts]]
    events: dict[int, list[EventFacts]]
    ids: dict[tuple[int, int], int]
    published: list[datetime]
    recorded: list[datetime]


_history: _History | None = None
_answers: OrderedDict[Hashable, tuple[Standing, ...]] = OrderedDict()


def standings(day: date, now: datetime, of_all: str = "") -> tuple[Standing, ...]:
    """Every version one can know of by now, as it stands on a day. When remembered one query, for
    the stamp of all policies; none for who read that stamp just now.
    """
    history = _current_history(of_all or stamp_of_all())
    known = (bisect_right(history.published, now), bisect_right(history.recorded, now))
    question = (history.key, day, known)
    if question in _answers:
        _answers.move_to_end(question)
        return _answers[question]
    answer = tuple(
        standing
        for policy_id, versions in history.versions.items()
        for standing in _of_policy(
            policy_id, Timeline(versions, history.events.get(policy_id, ()), now=now), history, day
        )
    )
    _answers[question] = answer
    while len(_answers) > REMEMBERED_ANSWERS:
        _answers.popitem(last=False)
    return answer


def _of_policy(policy_id: int, timeline: Timeline, history: _History, day: date) -> list[Standing]:
    in_force, periods = timeline.in_force(day), timeline.periods()
    own: dict[int | None, list[Period]] = {}
    for period in periods:
        own.setdefault(period.number, []).append(period)
    return [
        Standing(
            policy_id,
            history.ids[(policy_id, number)],
            number,
            number == in_force,
            _shown(own.get(number, []), day),
        )
        for number in timeline.versions
    ]


def _shown(periods: list[Period], day: date) -> Period | None:
    """The period that holds the day, else the last."""
    holding = next((period for period in periods if period.holds(day)), None)
    return holding or (periods[-1] if periods else None)


def _current_history(key: str) -> _History:
    global _history
    if _history is None or _history.key != key:
        versions, events, ids = load_facts()
        _history = _History(
            key,
            versions,
            events,
            ids,
            sorted(fact.published_at for facts in versions.values() for fact in facts),
            sorted(fact.recorded_at for facts in events.values() for fact in facts),
        )
        _answers.clear()
    return _history
