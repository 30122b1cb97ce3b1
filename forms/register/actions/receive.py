"""A declaration comes in: reference, entry, first answer sheet, detail row and pins, at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from forms.register import notices, references, rules
from forms.register.actions.moving import term_of
from forms.register.actions.sheets import add_sheet, answers_to_keep, follow_answers
from forms.register.discretion import facts_for_trail
from forms.register.kinds.registry import kind_of
from forms.register.models import AnswerSheet, Attachment, FormVersion, RegisterEntry
from forms.register.rules import CaseFacts
from forms.register.selectors.asking import known_self_assessment
from forms.register.selectors.routes import route_for
from forms.register.states import TRANSITIONS, Party, Status, Verb
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.people.models import Person
from portal.people.roles import Capability

TRIES = 5


def receive(
    kind_code: str,
    *,
    by: Person,
    now: datetime,
    form_version: FormVersion,
    answers: Mapping[str, Any],
    submission_key: UUID,
    self_assessment: Mapping[str, Any] | None = None,
    attachments: Sequence[Attachment] = (),
    choose: references.Choose | None = None,
) -> RegisterEntry:
    """The same ``submission_key`` again gives the entry that was made the first time (S39).

    ``choose`` draws the signs of the reference; only the demo and tests give another than chance.
    """
    for _try in range(TRIES):
        if found := _already_received(submission_key, by):
            return found
        try:
            return _received(
                kind_code,
                by=by,
                now=now,
                form_version=form_version,
                answers=answers,
                submission_key=submission_key,
                self_assessment=self_assessment or {},
                attachments=attachments,
                reference=references.new_reference(day_of(now).year, *([choose] if choose else [])),
            )
        except IntegrityError:
            # Either this intention came in twice at once, or the reference was taken: look again.
            continue
    raise RuntimeError("no free reference found")


def _already_received(submission_key: UUID, by: Person) -> RegisterEntry | None:
    found = RegisterEntry.objects.filter(submission_key=submission_key).first()
    if found and found.employee_id != by.pk:
        raise NotAllowed([Refusal("not_yours_to_do", {"verb": Verb.RECEIVE.value})])
    return found


def _received(
    kind_code: str,
    *,
    by: Person,
    now: datetime,
    form_version: FormVersion,
    answers: Mapping[str, Any],
    submission_key: UUID,
    self_assessment: Mapping[str, Any],
    attachments: Sequence[Attachment],
    reference: str,
) -> RegisterEntry:
    today = day_of(now)
    with change(TRANSITIONS[Verb.RECEIVE].event, by=by, now=now) as step:
        parties = frozenset({Party.EMPLOYEE} if by.can(Capability.DECLARE) else ())
        step.refuse(rules.refusals_to_receive(CaseFacts(None, parties, is_own=True)))
        if form_version.kind != kind_code:
            step.refuse([Refusal("form_of_other_kind")])
        kept, day = answers_to_keep(
            step,
            form_version=form_version,
            answers=answers,
            self_assessment=self_assessment,
            attachments=attachments,
            by=by,
            now=now,
        )
        entry = RegisterEntry(
            reference=reference,
            submission_key=submission_key,
            kind=kind_code,
            employee=by,
            status=Status.RECEIVED,
            received_at=now,
            changed_at=now,
            form_version=form_version,
            is_discreet=kind_of(kind_code).is_discreet,
        )
        follow_answers(entry, kept, day.snapshot())
        entry.due_on = term_of(entry, today)
        route = route_for(
            by,
            today,
            kind=kind_code,
            first=kind_of(kind_code).first_decider(kept),
            involved_keys=entry.involved_keys,
        )
        if entry.is_discreet and route.decider is None:
            step.refuse([Refusal("nobody_to_address", field="addressed_to")])
        entry.decider, entry.route_step = route.decider, route.step
        entry.stands_in_for, entry.affirmed_on = route.instead_of, today
        entry.save()
        add_sheet(
            entry,
            by=by,
            now=now,
            prompt=str(AnswerSheet.Prompt.REPORT),
            form_version=form_version,
            answers=kept,
            self_assessment=known_self_assessment(form_version, self_assessment),
            day=day,
            attachments=attachments,
        )
        step.record = entry
        step.keep(
            **facts_for_trail(
                entry.is_discreet,
                kind=kind_code,
                form_version=str(form_version.pk),
                attachments=len(attachments),
                route_step=entry.route_step,
                sheet=1,
            )
        )
        step.afterwards(partial(notices.received, entry.pk))
    return entry
