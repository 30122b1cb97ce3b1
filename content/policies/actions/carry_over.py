"""A correction goes into a later version too: its working copy is made, section by section."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from content.policies.actions.begin_from_version import Begun, keep_draft
from content.policies.carrying import Carrying, carrying_over, successions_carried
from content.policies.consequences import later_standing
from content.policies.loading import fill
from content.policies.merging import Side
from content.policies.models import Policy, PolicyPage
from content.policies.rules import refusals_to_begin, refusals_to_carry_over
from content.policies.selectors.foreseen import foreseen
from content.policies.selectors.working_copies import beginning_of, page_of
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of


def carry_over(
    policy: Policy,
    *,
    correction: int,
    onto: int,
    choices: Mapping[str, Side],
    by: Actor,
    now: datetime,
    may_drop: bool = False,
) -> Begun:
    """Make a working copy of version ``onto`` with ``correction`` carried into it.

    It corrects ``onto``, and is approved and issued as any other. ``choices`` decides conflicts by
    section id, ``"whole"`` for the titles and such, ``"order"`` for the order of sections.
    Raises NotAllowed, also when a conflict is not decided.
    """
    with change("policy.begun_from_version", of=policy, by=by, now=now) as step:
        page = page_of(step.record)
        beginning = beginning_of(page, step.record, by, may_drop)
        step.refuse(refusals_to_begin(beginning, onto))
        later = later_standing(foreseen(policy, now=now).before, correction, day_of(now))
        found = carrying_over(policy, correction, [onto] if onto in later else [])
        undecided = [key for one in found for key in one.questions if key not in choices]
        reached = [one.later.version.number for one in found]
        step.refuse(refusals_to_carry_over(correction, onto, reached, undecided))
        draft = page.get_latest_revision_as_object() if page else PolicyPage()
        converted = _fill(draft, found[0], choices)
        keep_draft(draft, by, now)
        step.keep(number=onto, corrects=onto, carries=correction, drops_work=beginning.would_lose)
    return Begun(draft, tuple(converted))


def _fill(draft: PolicyPage, carrying: Carrying, choices: Mapping[str, Side]) -> list[str]:
    correction, onto = carrying.correction.version, carrying.later.version
    carried = carrying.carried(choices)
    fill(draft, onto, carried)
    for name, value in carrying.whole_of(choices).items():
        if name == "tags":
            draft.tags.set(value)
        else:
            setattr(draft, name, "\n".join(value) if name == "norms" else value)
    draft.draft_title = draft.title
    draft.follows = draft.corrects = onto.number
    draft.successions = successions_carried(carrying, carried)
    draft.change_kind = correction.change_kind
    draft.change_note = _("Overgenomen uit correctie %(number)s: %(note)s") % {
        "number": correction.number,
        "note": correction.change_note,
    }
    return carried.converted
