"""What the rules say of a case, asked once for all entries that it holds for."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from forms.register.kinds.base import Kind
from forms.register.states import Party
from forms.register.surroundings import surroundings_from
from portal.audit.record import canonical
from portal.demo.bulk.cases import DRAWN_AT, Case
from portal.demo.bulk.encoding import json_text
from portal.demo.bulk.standing import Rules


@dataclass(frozen=True, slots=True)
class Advice:
    """The proposed outcomes, and the facts of the decision but for the day to look again."""

    proposed: str
    facts: str

    def facts_with(self, reassess_on: str | None) -> str:
        """What the trail keeps of the decision."""
        again = f'"{reassess_on}"' if reassess_on else "null"
        return f'{self.facts[:-1]},"reassess_on":{again}}}'


class Adviser:
    """Asks the kinds, and remembers what they said."""

    def __init__(self) -> None:
        self.on = cache(_advice)
        self.reassess_on = cache(_reassess_on)


def _advice(case: Case, rules: Rules, is_top_management: bool, is_vulnerable: bool) -> Advice:
    """What the kind proposes: it looks at answers, amounts and post, not at the day."""
    function = {"is_top_management": is_top_management, "is_vulnerable": is_vulnerable}
    kept = {"thresholds": rules.thresholds, "function": function}
    around = surroundings_from(kept, DRAWN_AT.date())
    advised = case.kind.proposals(case.answers, around)
    proposed = sorted({code for item in advised for code in item.outcomes})
    facts = {
        "outcome": case.ruling.outcome,
        "decision": 1,
        "decided_as": str(Party.DECIDER),
        "followed_proposal": not proposed or case.ruling.outcome in proposed,
    }
    return Advice(json_text(proposed), canonical(facts))


def _reassess_on(kind: Kind, rules: Rules, day: date) -> str | None:
    """The day to look at it again, when it is decided on a day."""
    kept = {"thresholds": rules.thresholds}
    again = kind.reassess_default(day, surroundings_from(kept, day).thresholds)
    return again.isoformat() if again else None
