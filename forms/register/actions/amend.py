"""The employee changes a declaration: a new answer sheet beside the old, with the reason why."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from forms.register import notices, rules
from forms.register.actions.moving import follow_route, move, start_over
from forms.register.actions.sheets import add_sheet, answers_to_keep, follow_answers
from forms.register.kinds.registry import kind_of
from forms.register.models import (
    AnswerSheet,
    Attachment,
    FormVersion,
    RegisterEntry,
    SheetAttachment,
)
from forms.register.selectors.asking import known_self_assessment, latest_sheet
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Status, Verb
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.people.models import Person


def amend(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    answers: Mapping[str, Any],
    reason: str,
    self_assessment: Mapping[str, Any] | None = None,
    attachments: Sequence[Attachment] = (),
    form_version: FormVersion | None = None,
) -> RegisterEntry:
    """A registered entry goes back into review; an open one keeps its status.

    ``self_assessment`` and ``form_version`` None keep those of the last sheet.
    """
    with change(TRANSITIONS[Verb.AMEND].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_amend(facts_of(entry, by, now), reason))
        last = latest_sheet(entry)
        form = form_version or last.form_version
        weighed = last.self_assessment if self_assessment is None else self_assessment
        if form.kind != entry.kind:
            step.refuse([Refusal("form_of_other_kind")])
        already = SheetAttachment.objects.filter(sheet__entry=entry).count()
        kept, day = answers_to_keep(
            step,
            form_version=form,
            answers=answers,
            self_assessment=weighed,
            attachments=attachments,
            by=by,
            now=now,
            already=already,
            is_change=True,
        )
        from_status = entry.status
        follow_answers(entry, kept, day.snapshot())
        entry.form_version, entry.affirmed_on = form, day_of(now)
        if from_status == Status.REGISTERED:
            start_over(entry, now, kept)
            entry.reassess_cause = "activity"
        elif _has_other_decider(entry, last.answers, kept):
            follow_route(entry, day_of(now), kept)
            step.afterwards(partial(notices.to_decide, entry.pk))
        move(entry, Verb.AMEND, now)
        sheet = add_sheet(
            entry,
            by=by,
            now=now,
            prompt=str(AnswerSheet.Prompt.AMENDMENT),
            form_version=form,
            answers=kept,
            self_assessment=known_self_assessment(form, weighed),
            day=day,
            reason=reason.strip(),
            attachments=attachments,
        )
        step.keep(sheet=sheet.number, attachments=len(attachments), from_status=from_status)
        step.keep_erasable(reason=reason.strip())
        step.afterwards(partial(notices.information_supplied, entry.pk))
    return entry


def _has_other_decider(
    entry: RegisterEntry, before: Mapping[str, Any], after: Mapping[str, Any]
) -> bool:
    """Does the change concern the decider, or address someone else?"""
    kind = kind_of(entry.kind)
    readdressed = kind.first_decider(before) != kind.first_decider(after)
    return readdressed or str(entry.decider_id) in entry.involved_keys
