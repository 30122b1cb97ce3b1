"""One entry made in bulk before it becomes rows, and its own row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from forms.register.kinds.registry import kind_of
from forms.register.models import FormVersion, RegisterEntry
from forms.register.states import Status
from portal.demo.bulk.people import Colleague


@dataclass(frozen=True)
class Drawn:
    """One entry before it becomes rows."""

    key: UUID
    reference: str
    submission_key: UUID
    kind: str
    row: Mapping[str, Any]
    form: FormVersion
    answers: dict[str, Any]
    weighed: dict[str, Any]
    employee: Colleague
    status: Status
    received_at: datetime
    due_on: date
    snapshot: dict[str, Any]


def receipt_of(drawn: Drawn) -> dict[str, Any]:
    """What the trail keeps of the receipt."""
    return {
        "kind": drawn.kind,
        "form_version": str(drawn.form.pk),
        "attachments": 0,
        "route_step": RegisterEntry.RouteStep.MANAGER,
        "sheet": 1,
    }


def entry_row(drawn: Drawn, ruling: dict[str, Any], changed_at: datetime) -> dict[str, Any]:
    """The columns of the entry; ``ruling`` is empty before a decision."""
    return {
        "id": drawn.key,
        "reference": drawn.reference,
        "submission_key": drawn.submission_key,
        "kind": drawn.kind,
        "employee_id": drawn.employee.key,
        "decider_id": drawn.employee.decider.pk,
        "route_step": RegisterEntry.RouteStep.MANAGER,
        "referred_to": "",
        "referred_person_id": None,
        "status": drawn.status,
        "outcome": ruling.get("outcome", ""),
        "event_on": kind_of(drawn.kind).event_on(drawn.answers),
        "received_at": drawn.received_at,
        "changed_at": changed_at,
        "due_on": drawn.due_on,
        "reassess_on": ruling.get("reassess_on") if drawn.status == Status.REGISTERED else None,
        "form_version_id": drawn.form.pk,
        "department_key": drawn.employee.department.pk,
        "function_key": drawn.employee.function.pk,
        "is_top_management": drawn.employee.function.is_top_management,
        "involved_keys": [],
        "is_discreet": False,
    }
