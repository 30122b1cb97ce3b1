"""An administrator sets how entries of a kind find their decider, from a day on."""

from collections.abc import Sequence
from datetime import date, datetime

from forms.register import routing
from forms.register.kinds.registry import kinds
from forms.register.models import DecisionRoute
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def set_route(
    kind: str,
    *,
    holds_from: date,
    steps: Sequence[str],
    board_on_doubt: bool,
    officer_on_doubt: bool,
    by: Actor,
    now: datetime,
) -> DecisionRoute:
    """Add a route, or correct the one of the same day as long as that day is not over.

    What held on a day that has passed stays as it was; entries keep the decider they have until
    they are routed again.
    """
    with change("decision_route.set", by=by, now=now) as step:
        step.refuse(
            routing.refusals_to_set_route(
                may_manage=not isinstance(by, Person) or by.can(Capability.MANAGE_PARAMETERS),
                kind_is_known=kind in {known.code for known in kinds()},
                steps=steps,
                holds_from=holds_from,
                today=day_of(now),
            )
        )
        row = DecisionRoute.objects.filter(kind=kind, holds_from=holds_from).first()
        row = row or DecisionRoute(kind=kind, holds_from=holds_from)
        row.steps = list(steps)
        row.board_on_doubt, row.officer_on_doubt = board_on_doubt, officer_on_doubt
        row.save()
        step.record = row
        step.keep(
            kind=kind,
            steps=", ".join(steps),
            board_on_doubt=board_on_doubt,
            officer_on_doubt=officer_on_doubt,
            holds_from=holds_from.isoformat(),
        )
    return row
