"""One entry in full, for those who may open it: sheets, rulings, steps and history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from forms.register.kinds.base import Kind, Question, QuestionType
from forms.register.kinds.frozen import thaw
from forms.register.kinds.registry import kind_of
from forms.register.kinds.shared_questions import (
    OVERRIDE_QUESTION,
    date_of,
    decimal_of,
    with_board_questions,
)
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
from forms.register.selectors.agreements import ShownAgreement, agreements_of


@dataclass(frozen=True)
class ShownAnswer:
    """A question as asked with its answer in words."""

    key: str
    label: str
    value: str
    restricted: bool = False


@dataclass(frozen=True)
class ShownChange:
    """An answer that differs from the sheet before; empty for one that was not given."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownSheet:
    """An answer sheet as people read it; ``changes`` are against the sheet before. Each file has
    ``asked_as``: the question it was added to.
    """

    sheet: AnswerSheet
    prompt: str
    shown: list[ShownAnswer]
    self_assessment: list[ShownAnswer]
    files: list[Attachment]
    pins: list[PinnedSection]
    changes: list[ShownChange] = field(default_factory=list)


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
    agreements: list[ShownAgreement]

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
    questions = thaw(form["questions"])
    labels = {question.key: str(question.label) for question in questions}
    files = [link.attachment for link in sheet.sheet_attachments.all()]
    for file in files:
        file.asked_as = labels.get(file.question, "")
    return ShownSheet(
        sheet=sheet,
        prompt=str(AnswerSheet.Prompt(sheet.prompt).label),
        shown=shown_answers(questions, sheet.answers),
        self_assessment=_shown_assessment(form, sheet.self_assessment),
        files=files,
        pins=list(sheet.pins.all()),
    )


def _with_changes(sheets: list[ShownSheet]) -> list[ShownSheet]:
    """Each sheet with what differs from the one before."""
    compared = sheets[:1]
    for before, after in pairwise(sheets):
        old = {answer.key: answer for answer in before.shown}
        new = {answer.key: answer for answer in after.shown}
        changes = [
            ShownChange(
                (new.get(key) or old[key]).label,
                old[key].value if key in old else "",
                new[key].value if key in new else "",
            )
            for key in [*new, *(key for key in old if key not in new)]
            if (old[key].value if key in old else "") != (new[key].value if key in new else "")
        ]
        compared.append(replace(after, changes=changes))
    return compared


def _decision(kind: Kind, decision: Decision) -> ShownDecision:
    outcome = kind.outcome(decision.outcome)
    extra = {**decision.extra, **({"grounds": decision.grounds} if decision.grounds else {})}
    return ShownDecision(
        decision=decision,
        outcome_label=str(outcome.label) if outcome else decision.outcome,
        extra=shown_answers(
            [*with_board_questions(kind.decision_questions), OVERRIDE_QUESTION], extra
        ),
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
        sheets=_with_changes([_sheet(sheet) for sheet in sheets]),
        decisions=[_decision(kind, decision) for decision in decisions],
        referrals=list(entry.referrals.select_related("person", "moved_by")),
        information_requests=list(entry.information_requests.select_related("requested_by")),
        checks=list(entry.checks.select_related("checked_by")),
        remarks=list(entry.remarks.select_related("made_by")),
        disclosures=list(entry.disclosures.select_related("opened_by")),
        reads=list(entry.reads.select_related("reader")),
        agreements=agreements_of(entry),
    )
