"""A moderator says that two groups of givers are one."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from forms.register.models import Giver, GiverGroup
from forms.register.selectors.givers import may_see_givers
from portal.audit.change import change
from portal.audit.record import subject_of
from portal.core.refusals import Refusal
from portal.people.models import Person


def join_givers(
    group: GiverGroup, *, into: GiverGroup, by: Person, now: datetime, reason: str
) -> GiverGroup:
    """All names of ``group`` go to ``into``, which is returned; ``split_givers`` undoes it."""
    with change("giver_group.joined", subject=subject_of(group), by=by, now=now) as step:
        # In one order, so that two who join crosswise wait for each other once.
        both = {row.pk: row for row in _locked(group, into)}
        group, into = both[group.pk], both[into.pk]
        step.refuse(refusals_to_join(group, into, by, reason))
        givers = list(group.givers.all())
        for giver in givers:
            giver.group, giver.former_group = into, group
        Giver.objects.bulk_update(givers, ["group", "former_group"])
        group.joined_into = into
        group.save()
        step.keep(into=str(into.pk), givers=len(givers))
        step.keep_erasable(
            reason=reason.strip(),
            names=[giver.name for giver in givers],
            group=group.name,
            into_name=into.name,
        )
    return into


def _locked(*groups: GiverGroup) -> QuerySet[GiverGroup]:
    keys = [group.pk for group in groups]
    return GiverGroup.objects.select_for_update().filter(pk__in=keys).order_by("pk")


def refusals_to_join(
    group: GiverGroup, into: GiverGroup, by: Person, reason: str
) -> Iterator[Refusal]:
    """What others belong to is not joined, so that a split brings everything back as it was."""
    if not may_see_givers(by):
        yield Refusal("not_yours_to_do")
    if group.pk == into.pk:
        yield Refusal("same_giver", field="into")
    elif group.joined_into_id or into.joined_into_id:
        yield Refusal("giver_changed_meanwhile")
    elif group.subsidiaries.exists():
        yield Refusal("giver_has_subsidiaries")
    if not reason.strip():
        yield Refusal("reason_missing", field="reason")
