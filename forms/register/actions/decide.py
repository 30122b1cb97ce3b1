"""The ruling: an outcome of the kind with its reason, never on the own declaration."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from forms.register import agreeing, notices, pins, rules
from forms.register.actions.benefits import settle_benefit
from forms.register.discretion import facts_for_trail
from forms.register.kinds import answers as looking
from forms.register.kinds.registry import kind_of
from forms.register.kinds.shared_questions import OVERRIDE, with_board_questions
from forms.register.models import Decision, RegisterEntry
from forms.register.selectors.advice import proposals_for, reassess_default_for
from forms.register.selectors.agreements import agreement_facts
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.facts import facts_of
from forms.register.states import TRANSITIONS, Party, Status, Verb
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.people.models import Person


def decide(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    outcome: str,
    reason: str,
    conditions: str = "",
    reassess_on: date | None = None,
    extra: Mapping[str, Any] | None = None,
) -> RegisterEntry:
    """Of two deciders at once exactly one wins; the other is refused with ``already_decided``.

    ``extra`` holds the kind's own decision questions; ``reassess_on`` None takes the kind's
    default. Deciding otherwise than the rules propose needs ``override_reason`` among the extra.
    Source: Aw 8.1.a and e, domain part 7 items 22, 25, 29.
    """
    with change(TRANSITIONS[Verb.DECIDE].event, of=entry, by=by, now=now) as step:
        entry = step.record
        facts = facts_of(entry, by, now)
        kind, today = kind_of(entry.kind), day_of(now)
        judged = latest_sheet(entry)
        fitting = kind.outcomes_for(judged.answers, today)
        chosen = next((item for item in fitting if item.code == outcome), None)
        asked = {"outcome": outcome, **(extra or {})}
        kept = looking.known_answers(
            with_board_questions(kind.decision_questions),
            {**asked, "board_decision_number": _number(asked)},
        )
        proposed = sorted({code for item in proposals_for(entry) for code in item.outcomes})
        is_override = chosen is not None and bool(proposed) and outcome not in proposed
        why_other = str(asked.get(OVERRIDE) or "").strip()
        step.refuse(
            rules.refusals_to_decide(
                facts,
                reason=reason,
                conditions=conditions,
                outcome_is_known=chosen is not None,
                needs_conditions=bool(chosen and chosen.needs_conditions),
                board_decision_number=kept.get("board_decision_number", ""),
                is_override=is_override,
                override_reason=why_other,
            )
        )
        if chosen and chosen.needs_agreement:
            step.refuse(agreeing.refusals_to_rest_on(agreement_facts(entry)))
        step.refuse(_refusals_to_extra(entry, asked, kept, reassess_on, today))
        was_referred = entry.referred_to != ""
        _win(entry, outcome, now, step)
        decision = Decision.objects.create(
            entry=entry,
            sheet=judged,
            number=entry.decisions.count() + 1,
            outcome=outcome,
            reason=reason.strip(),
            conditions=conditions.strip(),
            grounds=kept.pop("grounds", []),
            proposed=proposed,
            extra={**kept, **({OVERRIDE: why_other} if is_override else {})},
            reassess_on=reassess_on or reassess_default_for(entry, today),
            decided_by=by,
            decided_as=Party.REFERRED_TO if was_referred else Party.DECIDER,
            decided_at=now,
        )
        pins.pin_decision(decision, now=now)
        settle_benefit(entry, decision.sheet.answers)
        step.keep(
            **facts_for_trail(
                entry.is_discreet,
                outcome=outcome,
                decision=decision.number,
                decided_as=str(decision.decided_as),
                reassess_on=decision.reassess_on and decision.reassess_on.isoformat(),
                followed_proposal=not is_override,
            )
        )
        step.keep_erasable(
            reason=decision.reason,
            conditions=decision.conditions,
            **({OVERRIDE: why_other} if is_override else {}),
        )
        step.afterwards(partial(notices.decided, entry.pk))
    return entry


def _number(asked: Mapping[str, Any]) -> str:
    return str(asked.get("board_decision_number") or "")


def _refusals_to_extra(
    entry: RegisterEntry,
    asked: Mapping[str, Any],
    kept: Mapping[str, Any],
    reassess_on: date | None,
    today: date,
) -> list[Refusal]:
    questions = [
        question for question in kind_of(entry.kind).decision_questions if question.asked(asked)
    ]
    found = list(looking.refusals_to_answers(questions, {**asked, **kept}, today))
    if reassess_on is not None and reassess_on <= today:
        found.append(Refusal("reassess_in_past", field="reassess_on"))
    return found


def _win(entry: RegisterEntry, outcome: str, now: datetime, step: Any) -> None:
    """Take the entry by its present status, in one statement of the database."""
    won = RegisterEntry.objects.filter(pk=entry.pk, status=entry.status).update(
        status=Status.DECIDED,
        outcome=outcome,
        changed_at=now,
        referred_to="",
        referred_person=None,
    )
    if not won:
        step.refuse([Refusal("already_decided")])
    entry.refresh_from_db()
