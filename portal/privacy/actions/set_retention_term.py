"""How long a sort of data stays, from a day on."""

from datetime import date, datetime

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.privacy.models import RetentionTerm
from portal.privacy.retention import all_rules
from portal.privacy.rules import refusals_to_set_term


def set_retention_term(
    rule: str, *, years: int, holds_from: date, by: Actor, now: datetime, may_set: bool
) -> RetentionTerm:
    """Earlier terms stay as they were. ``may_set``: the caller knows who may. Raises NotAllowed."""
    with change(
        "retention_term.set", by=by, now=now, subject=("portal_privacy.retentionterm", rule[:80])
    ) as step:
        step.refuse(
            refusals_to_set_term(
                may_set=may_set,
                is_known=rule in {one.key for one in all_rules()},
                years=years,
                holds_from=holds_from,
                today=day_of(now),
                is_taken=RetentionTerm.objects.filter(rule=rule, holds_from=holds_from).exists(),
            )
        )
        term = RetentionTerm.objects.create(rule=rule, years=years, holds_from=holds_from)
        step.keep(rule=rule, years=years, holds_from=holds_from)
    return term
