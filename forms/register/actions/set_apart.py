"""A moderator says that one entry names another giver of the same spelling."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max

from forms.register.actions.benefits import new_giver
from forms.register.giver_names import Declared
from forms.register.models import Benefit, Giver, GiverGroup
from forms.register.selectors.givers import may_see_givers
from portal.audit.change import change
from portal.core.refusals import Refusal
from portal.people.models import Person


def set_apart(
    benefit: Benefit, *, group: GiverGroup, by: Person, now: datetime, reason: str
) -> GiverGroup:
    """Two inhabitants may have one name. What the entry says stays; only its giver becomes a new
    one, in a group of its own, which can be joined again. Returns that group.
    """
    with change("giver_group.set_apart", of=group, by=by, now=now) as step:
        row = Benefit.objects.select_related("giver", "entry").get(pk=benefit.pk)
        step.refuse(refusals_to_set_apart(row, group, by, reason))
        old = row.giver
        last = Giver.objects.filter(key=old.key, is_person=old.is_person).aggregate(n=Max("number"))
        row.giver = new_giver(Declared(old.name, old.is_person), number=last["n"] + 1)
        row.save()
        step.keep(entry=row.entry.reference, into=str(row.giver.group_id))
        step.keep_erasable(reason=reason.strip())
    return row.giver.group


def refusals_to_set_apart(
    row: Benefit, group: GiverGroup, by: Person, reason: str
) -> Iterator[Refusal]:
    """The only one of its giver is apart already."""
    if not may_see_givers(by):
        yield Refusal("not_yours_to_do")
    if row.giver.group_id != group.pk:
        yield Refusal("giver_changed_meanwhile")
    elif row.giver.benefits.count() == 1:
        yield Refusal("already_apart")
    if not reason.strip():
        yield Refusal("reason_missing", field="reason")
