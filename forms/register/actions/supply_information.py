"""The employee answers a question: a new answer sheet beside the old one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from forms.register import notices, rules
from forms.register.actions.moving import move
from forms.register.actions.sheets import add_sheet, answers_to_keep, follow_answers
from forms.register.models import AnswerSheet, Attachment, RegisterEntry, SheetAttachment
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person


def supply_information(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    reason: str,
    answers: Mapping[str, Any] | None = None,
    attachments: Sequence[Attachment] = (),
) -> RegisterEntry:
    """``reason`` is the reply; ``answers`` None keeps the earlier ones."""
    with change(TRANSITIONS[Verb.SUPPLY_INFORMATION].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_supply_information(facts_of(entry, by, now), reason))
        last = latest_sheet(entry)
        given = dict(last.answers) if answers is None else dict(answers)
        already = SheetAttachment.objects.filter(sheet__entry=entry).count()
        kept, day = answers_to_keep(
            step,
            form_version=last.form_version,
            answers=given,
            self_assessment=last.self_assessment,
            attachments=attachments,
            by=by,
            now=now,
            already=already,
        )
        follow_answers(entry, kept, day.snapshot())
        entry.affirmed_on = day_of(now)
        move(entry, Verb.SUPPLY_INFORMATION, now)
        sheet = add_sheet(
            entry,
            by=by,
            now=now,
            prompt=str(AnswerSheet.Prompt.INFORMATION),
            form_version=last.form_version,
            answers=kept,
            self_assessment=last.self_assessment,
            day=day,
            reason=reason.strip(),
            attachments=attachments,
        )
        step.keep(sheet=sheet.number, attachments=len(attachments))
        step.keep_erasable(reason=reason.strip())
        step.afterwards(partial(notices.information_supplied, entry.pk))
    return entry
