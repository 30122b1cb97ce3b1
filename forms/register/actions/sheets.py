"""Adding an answer sheet: freeze answers, the day around them, files and pins."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from forms.register import pins
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
from forms.register.selectors.asking import questions_of
from forms.register.surroundings import Day, day_around
from portal.core.clock import day_of
from portal.people.models import Person


def day_of_event(kind_code: str, answers: Mapping[str, Any], by: Person, now: datetime) -> Day:
    """The day whose rules and thresholds count: the event's, or today for one ahead or unknown."""
    today = day_of(now)
    return day_around(by, min(kind_of(kind_code).event_on(answers) or today, today))


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
    """The next sheet of a saved entry, with its detail row, files and pins."""
    kept = known_answers(questions_of(form_version), answers)
    sheet = AnswerSheet.objects.create(
        entry=entry,
        number=entry.sheets.count() + 1,
        prompt=prompt,
        answers=kept,
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
    rebuild_detail(entry, kept)
    pins.pin_sheet(sheet, now=now)
    return sheet
