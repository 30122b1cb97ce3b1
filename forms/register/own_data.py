"""What the register holds of one person, in words: the glass dossier (AVG 15)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forms.register.kinds.base import Kind
from forms.register.kinds.frozen import thaw
from forms.register.kinds.registry import kind_of
from forms.register.models import AnswerSheet, Decision, Read, RegisterEntry
from forms.register.relations import SUBJECT
from forms.register.retention import kept_until, terms_of_kinds
from forms.register.selectors.dossier import shown_answers
from forms.register.selectors.figures import outcome_label
from forms.register.selectors.history import ALSO_TOLD, VERB_OF_EVENT
from forms.register.states import Status
from forms.register.words import HAPPENED, QUALITIES, STATUSES
from portal.audit.models import AuditEvent
from portal.audit.selectors import told
from portal.core.clock import day_of

#: The doors through which an entry can be read, in words.
CHANNELS = {
    "screen": gettext_lazy("op het scherm"),
    "file": gettext_lazy("bijlage"),
    "export": gettext_lazy("in een bestand meegenomen"),
    "giver": gettext_lazy("bij de gever"),
    "trail": gettext_lazy("controlespoor"),
}


def entries(person: Any) -> list[dict[str, Any]]:
    """Every entry with all its steps and the last day it is kept; a fixed number of queries."""
    rows = list(RegisterEntry.objects.filter(employee=person).order_by("received_at"))
    steps = _steps([str(row.pk) for row in rows])
    terms = terms_of_kinds(day_of(timezone.now()))
    return [
        {
            "reference": row.reference,
            "kind": str(kind_of(row.kind).label),
            "status": str(STATUSES[Status(row.status)]),
            "outcome": outcome_label(row.kind, row.outcome) if row.outcome else "",
            "event_on": row.event_on,
            "received_at": row.received_at,
            "reassess_on": row.reassess_on,
            "kept_until": kept_until(row, terms),
            "steps": steps.get(str(row.pk), []),
        }
        for row in rows
    ]


def _steps(keys: list[str]) -> dict[str, list[dict[str, Any]]]:
    events = AuditEvent.objects.filter(
        subject_type=SUBJECT,
        subject_key__in=keys,
        result=AuditEvent.Result.DONE,
        type__in=[*VERB_OF_EVENT, *ALSO_TOLD],
    ).order_by("occurred_at", "id")
    found: dict[str, list[dict[str, Any]]] = {}
    for line in told(list(events)):
        event = line["event"]
        verb = VERB_OF_EVENT.get(event.type)
        by_system = event.actor_key.startswith("system:")
        found.setdefault(event.subject_key, []).append(
            {
                "at": event.occurred_at,
                "what": str(HAPPENED[verb]) if verb else line["sentence"],
                "by": _("het portaal") if by_system else line["actor_name"] or "",
            }
        )
    return found


def sheets(person: Any) -> list[dict[str, Any]]:
    """Every answer beside the question as it was asked."""
    rows = (
        AnswerSheet.objects.filter(entry__employee=person)
        .select_related("entry", "form_version")
        .order_by("entry__received_at", "number")
    )
    return [
        {
            "reference": row.entry.reference,
            "number": row.number,
            "submitted_at": row.submitted_at,
            "reason": row.reason,
            "answers": [
                {"question": answer.label, "answer": answer.value}
                for answer in shown_answers(
                    thaw(row.form_version.content["questions"]), row.answers
                )
            ],
            "self_assessment": dict(row.self_assessment),
            "snapshot": {name: _named(value) for name, value in row.snapshot.items()},
        }
        for row in rows
    ]


def _named(value: Any) -> Any:
    """A thing of the snapshot by its name; what has none as it is."""
    return value.get("name", value) if isinstance(value, dict) else value


def decisions(person: Any) -> list[dict[str, Any]]:
    """Every ruling with its reason and who took it."""
    rows = (
        Decision.objects.filter(entry__employee=person)
        .select_related("entry", "decided_by")
        .order_by("entry__received_at", "number")
    )
    return [
        {
            "reference": row.entry.reference,
            "outcome": outcome_label(row.entry.kind, row.outcome),
            "reason": row.reason,
            "conditions": row.conditions,
            "by": row.decided_by.full_name,
            "decided_at": row.decided_at,
        }
        for row in rows
    ]


def reads(person: Any) -> list[dict[str, Any]]:
    """Who opened an entry, in which quality, why, and through which door; newest first."""
    rows = (
        Read.objects.filter(entry__employee=person)
        .select_related("entry", "reader")
        .order_by("-read_at", "-pk")
    )
    return [
        {
            "reference": row.entry.reference,
            "by": row.reader.full_name,
            "quality": str(QUALITIES.get(row.purpose, row.purpose)),
            "purpose_text": row.purpose_text,
            "channel": str(CHANNELS.get(row.channel, row.channel)),
            "read_at": row.read_at,
        }
        for row in rows
    ]


def details(kind: Kind) -> Any:
    """The typed rows of a kind under the names of their columns, options in words."""
    columns = {name: kind.detail._meta.get_field(name) for name in kind.held}

    def collect(person: Any) -> list[dict[str, Any]]:
        rows = kind.detail.objects.filter(entry__employee=person).select_related("entry")
        return [
            {
                "reference": row.entry.reference,
                **{
                    str(column.verbose_name): _in_words(kind, name, getattr(row, name))
                    for name, column in columns.items()
                },
            }
            for row in rows.order_by("entry__received_at")
        ]

    return collect


def _in_words(kind: Kind, name: str, value: Any) -> Any:
    question = kind.question(name)
    if question is None or not isinstance(value, str):
        return value
    return str(question.label_of(value))
