"""A moderator takes names out of a group again."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from forms.register.giver_names import plain
from forms.register.models import Giver, GiverGroup
from forms.register.selectors.givers import may_see_givers
from portal.audit.change import change
from portal.core.refusals import Refusal
from portal.people.models import Person


def split_givers(
    group: GiverGroup, *, givers: Sequence[Giver], by: Person, now: datetime, reason: str
) -> list[GiverGroup]:
    """Each name goes back to the group it came from, as it was, or to a new one of its own.

    Returns the groups that got names.
    """
    with change("giver_group.split", of=group, by=by, now=now) as step:
        group = step.record
        chosen = list(
            Giver.objects.filter(pk__in=[giver.pk for giver in givers]).select_related(
                "former_group"
            )
        )
        step.refuse(refusals_to_split(group, chosen, by, reason))
        reached: dict[object, GiverGroup] = {}
        for giver in chosen:
            target = _group_for(giver, group)
            giver.group, giver.former_group = target, None
            giver.save()
            reached[target.pk] = target
        step.keep(givers=len(chosen), groups=[str(key) for key in reached])
        step.keep_erasable(reason=reason.strip(), names=[giver.name for giver in chosen])
    return list(reached.values())


def _group_for(giver: Giver, group: GiverGroup) -> GiverGroup:
    before: GiverGroup | None = giver.former_group
    if before is not None:
        before.refresh_from_db()
        if before.joined_into_id == group.pk:
            before.joined_into = None
            before.save()
        if before.joined_into_id is None and before.pk != group.pk:
            return before
    return GiverGroup.objects.create(
        name=giver.name, sort_name=plain(giver.name), is_person=giver.is_person
    )


def refusals_to_split(
    group: GiverGroup, chosen: Sequence[Giver], by: Person, reason: str
) -> Iterator[Refusal]:
    """At least one name stays, for a group without names is none."""
    if not may_see_givers(by):
        yield Refusal("not_yours_to_do")
    if not chosen:
        yield Refusal("no_name_chosen", field="givers")
    elif any(giver.group_id != group.pk for giver in chosen):
        yield Refusal("giver_changed_meanwhile")
    elif len(chosen) == group.givers.count():
        yield Refusal("all_names_chosen", field="givers")
    if not reason.strip():
        yield Refusal("reason_missing", field="reason")
