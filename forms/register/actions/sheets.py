"""Adding an answer sheet: freeze answers, the day around them, files and pins."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from forms.register import pins
from forms.register.actions.benefits import keep_benefit
from forms.register.actions.moving import rebuild_detail
from forms.register.kinds.answers import known_answers
from forms.register.kinds.registry import kind_of
from forms.register.models import (
    AnswerSheet,
    Attachment,
    FormVersion,
    RegisterEntry,
    SheetAttachment,
)
from forms.register.selectors.asking import (
    questions_of,
    refusals_by_question,
    refusals_to_attach,
    refusals_to_files,
    refusals_together,
)
from forms.register.surroundings import Day, day_around, surroundings_from
from portal.audit.change import Step
from portal.core.clock import day_of
from portal.people.models import Person


def answers_to_keep(
    step: Step,
    *,
    form_version: FormVersion,
    answers: Mapping[str, Any],
    self_assessment: Mapping[str, Any],
    attachments: Sequence[Attachment],
    by: Person,
    now: datetime,
    already: int | None = None,
    is_change: bool = False,
) -> tuple[dict[str, Any], Day]:
    """Refuse what is wrong, else the answers as kept and the day whose rules count: the event's,
    or today for one that lies ahead or is unknown. ``already`` files were sent before; None for a
    first sheet, to which the files that were asked for belong. ``is_change``: also what is asked
    only then.
    """
    today = day_of(now)
    questions = questions_of(form_version, is_change=is_change)
    kept = known_answers(questions, answers)
    added = [attachment.question for attachment in attachments]
    step.refuse(
        [
            *refusals_by_question(form_version, kept, self_assessment, today, is_change=is_change),
            *(refusals_to_files(questions, kept, added) if already is None else ()),
            *refusals_to_attach(attachments, by, already or 0),
        ]
    )
    event_on = kind_of(form_version.kind).event_on(kept)
    day = day_around(by, min(event_on or today, today))
    around = surroundings_from(day.snapshot(), today)
    step.refuse(refusals_together(form_version.kind, kept, around))
    return kept, day


def follow_answers(
    entry: RegisterEntry, answers: Mapping[str, Any], snapshot: dict[str, Any]
) -> None:
    """What the entry repeats of its latest sheet, for lists, routes and counts."""
    kind = kind_of(entry.kind)
    department, function = snapshot["department"] or {}, snapshot["function"] or {}
    manager = snapshot["manager"]
    entry.event_on = kind.event_on(answers)
    entry.department_key = department.get("key")
    entry.function_key = function.get("key")
    entry.is_top_management = bool(function.get("is_top_management"))
    involved = kind.manager_is_involved(answers) and manager
    entry.involved_keys = [manager["key"]] if involved else []


def add_sheet(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    prompt: str,
    form_version: FormVersion,
    answers: Mapping[str, Any],
    self_assessment: Mapping[str, Any],
    day: Day,
    reason: str = "",
    attachments: Sequence[Attachment] = (),
) -> AnswerSheet:
    """The next sheet of a saved entry, with its detail row, files and pins; ``answers`` as kept."""
    is_first = prompt == AnswerSheet.Prompt.REPORT
    sheet = AnswerSheet.objects.create(
        entry=entry,
        number=1 if is_first else entry.sheets.count() + 1,
        prompt=prompt,
        answers=dict(answers),
        self_assessment=dict(self_assessment),
        reason=reason,
        submitted_at=now,
        submitted_by=by,
        form_version=form_version,
        event_on=entry.event_on,
        snapshot=day.snapshot(),
    )
    for attachment in attachments:
        SheetAttachment.objects.create(sheet=sheet, attachment=attachment)
    rebuild_detail(entry, answers, is_first=is_first)
    keep_benefit(entry, answers, is_first=is_first)
    pins.pin_sheet(sheet, now=now)
    return sheet
