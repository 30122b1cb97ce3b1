"""One entry in full, for those who may open it: sheets, rulings, steps and history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from forms.register import words
from forms.register.kinds.base import Kind, Proposal, Question, QuestionType
from forms.register.kinds.common import date_of, decimal_of
from forms.register.kinds.frozen import thaw
from forms.register.kinds.registry import kind_of
from forms.register.models import (
    AnswerSheet,
    Attachment,
    Check,
    Decision,
    Disclosure,
    InformationRequest,
    PinnedSection,
    Read,
    Referral,
    RegisterEntry,
    Registration,
    Remark,
)
from forms.register.selectors.asking import latest_sheet
from forms.register.states import TRANSITIONS, Verb
from forms.register.surroundings import surroundings_from
from portal.audit.models import AuditEvent
from portal.audit.selectors import told, trail_of
from portal.core.clock import day_of
from portal.people.models import Person


@dataclass(frozen=True)
class ShownAnswer:
    """A question as asked with its answer in words."""

    key: str
    label: str
    value: str
    restricted: bool = False


@dataclass(frozen=True)
class ShownSheet:
    """An answer sheet as people read it."""

    sheet: AnswerSheet
    prompt: str
    shown: list[ShownAnswer]
    self_assessment: list[ShownAnswer]
    files: list[Attachment]
    pins: list[PinnedSection]


@dataclass(frozen=True)
class ShownDecision:
    """A ruling as people read it; ``registration`` is None while other hands have to enter it."""

    decision: Decision
    outcome_label: str
    extra: list[ShownAnswer]
    registration: Registration | None
    pins: list[PinnedSection]


@dataclass(frozen=True)
class Dossier:
    """Everything about one entry, oldest first in each list."""

    entry: RegisterEntry
    kind: Kind
    detail: Model | None
    summary: str
    sheets: list[ShownSheet]
    decisions: list[ShownDecision]
    referrals: list[Referral]
    information_requests: list[InformationRequest]
    checks: list[Check]
    remarks: list[Remark]
    disclosures: list[Disclosure]
    reads: list[Read]

    @property
    def latest(self) -> ShownSheet | None:
        return self.sheets[-1] if self.sheets else None

    @property
    def standing_decision(self) -> ShownDecision | None:
        """The decision registered last."""
        return next((item for item in reversed(self.decisions) if item.registration), None)


def shown_value(question: Question, value: Any) -> str:
    """An answer in words, in the reader's notation."""
    if value in (None, "", []):
        return ""
    if question.type is QuestionType.YES_NO:
        return _("Ja") if value else _("Nee")
    if question.type is QuestionType.DATE:
        day = date_of(value)
        return date_format(day, "j F Y") if day else ""
    if question.type is QuestionType.MONEY:
        return f"€ {number_format(decimal_of(value), decimal_pos=2, force_grouping=True)}"
    if question.type is QuestionType.DECIMAL:
        return str(number_format(decimal_of(value)))
    if question.type is QuestionType.MULTIPLE:
        return ", ".join(str(question.label_of(item)) for item in value)
    return str(question.label_of(value))


def shown_answers(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[ShownAnswer]:
    """The answered questions in the order asked."""
    return [
        ShownAnswer(
            question.key,
            str(question.label),
            shown_value(question, answers[question.key]),
            question.restricted,
        )
        for question in questions
        if question.key in answers
    ]


def _shown_assessment(form: Mapping[str, Any], given: Mapping[str, Any]) -> list[ShownAnswer]:
    asked = form.get("self_assessment")
    if not asked or not given:
        return []
    shown = []
    for item in thaw(asked["items"]):
        if item.key in given:
            value = str(item.label_of(given[item.key]))
            remark = given.get(f"{item.key}_remark")
            shown.append(
                ShownAnswer(
                    item.key, str(item.label), f"{value} – {remark}" if remark else value, True
                )
            )
    results = dict(asked["results"])
    if given.get("result") in results:
        shown.append(ShownAnswer("result", _("Eigen conclusie"), results[given["result"]], True))
    return shown


def _sheet(sheet: AnswerSheet) -> ShownSheet:
    form = sheet.form_version.content
    return ShownSheet(
        sheet=sheet,
        prompt=str(AnswerSheet.Prompt(sheet.prompt).label),
        shown=shown_answers(thaw(form["questions"]), sheet.answers),
        self_assessment=_shown_assessment(form, sheet.self_assessment),
        files=[link.attachment for link in sheet.sheet_attachments.all()],
        pins=list(sheet.pins.all()),
    )


def _decision(kind: Kind, decision: Decision) -> ShownDecision:
    outcome = kind.outcome(decision.outcome)
    extra = {**decision.extra, **({"grounds": decision.grounds} if decision.grounds else {})}
    return ShownDecision(
        decision=decision,
        outcome_label=str(outcome.label) if outcome else decision.outcome,
        extra=shown_answers(kind.decision_questions, extra),
        registration=getattr(decision, "registration", None),
        pins=list(decision.pins.all()),
    )


def dossier(entry: RegisterEntry) -> Dossier:
    """The whole entry, in a fixed number of queries; the caller asked ``entry_for`` first."""
    kind = kind_of(entry.kind)
    detail = getattr(entry, kind.detail_name, None)
    sheets = entry.sheets.select_related("form_version", "submitted_by").prefetch_related(
        "pins", "sheet_attachments__attachment"
    )
    decisions = entry.decisions.select_related(
        "decided_by", "registration__registered_by"
    ).prefetch_related("pins")
    return Dossier(
        entry=entry,
        kind=kind,
        detail=detail,
        summary=kind.summary(detail) if detail else "",
        sheets=[_sheet(sheet) for sheet in sheets],
        decisions=[_decision(kind, decision) for decision in decisions],
        referrals=list(entry.referrals.select_related("person", "moved_by")),
        information_requests=list(entry.information_requests.select_related("requested_by")),
        checks=list(entry.checks.select_related("checked_by")),
        remarks=list(entry.remarks.select_related("made_by")),
        disclosures=list(entry.disclosures.select_related("opened_by")),
        reads=list(entry.reads.select_related("reader")),
    )


@dataclass(frozen=True)
class TimelineItem:
    """One step of an entry: when, what, by whom (empty once erased) and what was said with it."""

    at: datetime
    sentence: str
    by: str
    text: str
    verb: Verb | None


VERB_OF_EVENT = {transition.event: verb for verb, transition in TRANSITIONS.items()}
ALSO_TOLD = ("register_entry.remarked", "register_entry.rerouted")
SAID_IN = ("question", "reason", "conditions", "text", "legal_ground")


def timeline(entry: RegisterEntry) -> list[TimelineItem]:
    """Every step of an entry from the audit trail, oldest first; two queries."""
    events = trail_of(entry).filter(
        result=AuditEvent.Result.DONE, type__in=[*VERB_OF_EVENT, *ALSO_TOLD]
    )
    kind = kind_of(entry.kind)
    items = []
    for line in told(list(events)):
        event, payload = line["event"], line["payload"]
        verb = VERB_OF_EVENT.get(event.type)
        sentence = str(words.HAPPENED[verb]) if verb else line["sentence"]
        if verb is Verb.DECIDE and (outcome := kind.outcome(event.facts.get("outcome", ""))):
            sentence = f"{sentence}: {outcome.label}"
        by_system = event.actor_key.startswith("system:")
        items.append(
            TimelineItem(
                at=event.occurred_at,
                sentence=sentence,
                by=_("het portaal") if by_system else line["actor_name"] or "",
                text="\n".join(payload[name] for name in SAID_IN if payload.get(name)),
                verb=verb,
            )
        )
    return items


def proposals_for(entry: RegisterEntry) -> list[Proposal]:
    """What the rules advise, by the thresholds and the post of the event day."""
    sheet = latest_sheet(entry)
    around = surroundings_from(sheet.snapshot, day_of(sheet.submitted_at))
    return kind_of(entry.kind).proposals(sheet.answers, around)


def reassess_default_for(entry: RegisterEntry, today: date) -> date | None:
    """The day proposed to look at a decision of today again."""
    around = surroundings_from(latest_sheet(entry).snapshot, today)
    return kind_of(entry.kind).reassess_default(today, around.thresholds)


@dataclass(frozen=True)
class LikeCase:
    """A registered decision of the same kind with nobody's name in it."""

    outcome_label: str
    conditions: str
    decided_on: date


def like_cases(entry: RegisterEntry, limit: int = 5) -> list[LikeCase]:
    """The latest registered decisions on entries of this kind by others; not the reasons, which
    may name people.
    """
    kind = kind_of(entry.kind)
    decisions = (
        Decision.objects.filter(
            entry__kind=entry.kind, entry__is_discreet=False, registration__isnull=False
        )
        .exclude(entry__employee_id=entry.employee_id)
        .order_by("-decided_at")[:limit]
    )
    found = []
    for decision in decisions:
        outcome = kind.outcome(decision.outcome)
        found.append(
            LikeCase(
                str(outcome.label) if outcome else decision.outcome,
                decision.conditions,
                day_of(decision.decided_at),
            )
        )
    return found


def earlier_entries(entry: RegisterEntry) -> QuerySet[RegisterEntry]:
    """Other entries of the same person and kind, newest first, for who decides on this one."""
    return (
        RegisterEntry.objects.filter(employee_id=entry.employee_id, kind=entry.kind)
        .exclude(pk=entry.pk)
        .select_related("gift", "side_activity")
    )


def entries_read_by(person: Person) -> QuerySet[Read]:
    """Which entries someone opened, newest first."""
    return Read.objects.filter(reader=person).select_related("entry").order_by("-read_at")
