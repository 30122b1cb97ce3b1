"""The employee changes a declaration: a new answer sheet beside the old, with the reason why."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from forms.register import notices, rules
from forms.register.actions.moving import move, start_over
from forms.register.actions.sheets import add_sheet, answers_to_keep, follow_answers
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
        )
        from_status = entry.status
        follow_answers(entry, kept, day.snapshot())
        entry.form_version = form
        if from_status == Status.REGISTERED:
            start_over(entry, now)
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
