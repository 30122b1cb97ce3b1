"""A moderator gives a group of givers its name, number and parent organisation."""

import re
from collections.abc import Iterator
from datetime import datetime

from forms.register.giver_names import plain
from forms.register.models import GiverGroup
from forms.register.selectors.givers import may_see_givers
from portal.audit.change import change
from portal.core.refusals import Refusal
from portal.people.models import Person

CHAMBER_NUMBER = re.compile(r"\d{8}")


def describe_giver(
    group: GiverGroup,
    *,
    name: str,
    chamber_number: str,
    parent: GiverGroup | None,
    by: Person,
    now: datetime,
    reason: str,
) -> GiverGroup:
    """``parent`` counts what its subsidiaries gave as its own; None detaches the group."""
    number = re.sub(r"\s", "", chamber_number)
    with change("giver_group.described", of=group, by=by, now=now) as step:
        group = step.record
        step.refuse(refusals_to_describe(group, name, number, parent, by, reason))
        before = {"name": group.name, "chamber_number": group.chamber_number}
        group.name, group.sort_name = " ".join(name.split()), plain(name)
        group.chamber_number, group.parent = number, parent
        group.save()
        step.keep(parent=parent and str(parent.pk))
        step.keep_erasable(
            reason=reason.strip(), old=before, new={"name": group.name, "chamber_number": number}
        )
    return group


def refusals_to_describe(
    group: GiverGroup,
    name: str,
    number: str,
    parent: GiverGroup | None,
    by: Person,
    reason: str,
) -> Iterator[Refusal]:
    """A number belongs to one giver; whose number is taken, is the same giver and can be joined."""
    if not may_see_givers(by):
        yield Refusal("not_yours_to_do")
    if group.joined_into_id:
        yield Refusal("giver_changed_meanwhile")
    if not plain(name):
        yield Refusal("giver_name_missing", field="name")
    if number and not CHAMBER_NUMBER.fullmatch(number):
        yield Refusal("chamber_number_malformed", field="chamber_number")
    elif number and GiverGroup.objects.filter(chamber_number=number).exclude(pk=group.pk).exists():
        yield Refusal("chamber_number_taken", field="chamber_number")
    if parent is not None:
        yield from _refusals_to_belong(group, parent)
    if not reason.strip():
        yield Refusal("reason_missing", field="reason")


def _refusals_to_belong(group: GiverGroup, parent: GiverGroup) -> Iterator[Refusal]:
    if parent.pk == group.pk:
        yield Refusal("same_giver", field="parent")
    elif parent.joined_into_id:
        yield Refusal("giver_changed_meanwhile")
    elif parent.parent_id or group.subsidiaries.exists():
        yield Refusal("one_level_of_givers", field="parent")
