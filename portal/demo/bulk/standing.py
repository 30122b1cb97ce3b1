"""Where someone works, for whom, and by which amounts and terms, as entries in bulk keep it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from forms.register.actions.moving import term_from
from forms.register.surroundings import Day
from portal.demo.bulk.encoding import json_text
from portal.demo.bulk.people import Colleague
from portal.parameters.models import Threshold
from portal.parameters.selectors import values_on
from portal.people.selectors import EmploymentOn


@dataclass(frozen=True)
class Standing:
    """A post in a team: the decider, and the part of a snapshot that tells of the post."""

    decider: str
    decider_key: str
    decider_name: str
    department: int
    function: int
    is_top_management: bool
    is_vulnerable: bool
    snapshot: str


class Standings:
    """Every post in every team, made once."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, int, int], Standing] = {}

    def of(self, colleague: Colleague) -> Standing:
        """Where this colleague works; the objects are shared by all of a team."""
        key = (id(colleague.department), id(colleague.function), id(colleague.decider))
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = _standing(colleague)
        return found


def _standing(colleague: Colleague) -> Standing:
    department, function, decider = colleague.department, colleague.function, colleague.decider
    job = EmploymentOn(department, function, decider)
    parts = Day(date.min, job, {}).snapshot()
    del parts["on"], parts["thresholds"]
    return Standing(
        decider=decider.pk.hex,
        decider_key=decider.actor_key,
        decider_name=decider.actor_name,
        department=department.pk,
        function=function.pk,
        is_top_management=function.is_top_management,
        is_vulnerable=function.is_vulnerable,
        snapshot=json_text(parts)[1:-1],
    )


@dataclass(frozen=True, eq=False)
class Rules:
    """The amounts and terms of a day, as a snapshot keeps them."""

    term: timedelta
    thresholds: dict[str, Any]
    text: str


class RuleBook:
    """The rules of every day, read once."""

    def __init__(self) -> None:
        self.days = sorted(set(Threshold.objects.values_list("holds_from", flat=True)))
        self.made: dict[int, Rules] = {}
        self.of = cache(self._of)

    def _of(self, day: date) -> Rules:
        """The rules of a day; one object for all days on which they are the same."""
        place = bisect_right(self.days, day)
        if place not in self.made:
            thresholds = Day(day, None, values_on(day)).snapshot()["thresholds"]
            term = term_from(day) - day
            self.made[place] = Rules(term, thresholds, json_text(thresholds))
        return self.made[place]


def snapshot_text(day: date, standing: Standing, rules: Rules) -> str:
    """The day around an entry as an answer sheet keeps it."""
    on = day.isoformat()
    return f'{{"on": "{on}", {standing.snapshot}, "thresholds": {rules.text}}}'
