"""The only writer of the audit trail."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.registry import event_type
from portal.core.actors import Actor


@dataclass(frozen=True)
class Origin:
    """Where a change came from: ``web``, ``cms``, ``api``, ``command`` … and the request's id."""

    name: str
    request_id: UUID | None = None


FROM_CODE = Origin("code")
current_origin: ContextVar[Origin] = ContextVar("current_origin", default=FROM_CODE)


def subject_of(record: Model) -> tuple[str, str]:
    """Type and lasting key of a subject, as the trail names it."""
    key = getattr(record, "audit_key", None) or record.pk
    return record._meta.label_lower, str(key)


def canonical(data: Mapping[str, Any]) -> str:
    """One text per content: sorted keys, no spaces, UTF-8 unescaped."""
    return json.dumps(
        data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def commitment_of(salt: str, data: Mapping[str, Any]) -> str:
    """SHA-256 over salt and payload: proves the payload without revealing it."""
    return hashlib.sha256(f"{salt}\n{canonical(data)}".encode()).hexdigest()


def record(
    name: str,
    *,
    subject: tuple[str, str],
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    payload: Mapping[str, Any],
    result: str = AuditEvent.Result.DONE,
) -> AuditEvent:
    """Write one event and its payload in the current transaction.

    Raises KeyError for an undeclared type and ValueError for a fact its type does not declare.
    """
    kept = {"refusals"} | set(event_type(name).facts)
    if unknown := set(facts) - kept:
        raise ValueError(f"{name} does not declare the facts {sorted(unknown)}")
    salt = secrets.token_hex(32)
    data = json.loads(canonical({"actor_name": by.actor_name, **payload}))
    origin = current_origin.get()
    event = AuditEvent.objects.create(
        type=name,
        subject_type=subject[0],
        subject_key=subject[1],
        result=result,
        origin=origin.name,
        request_id=origin.request_id,
        actor_key=by.actor_key,
        occurred_at=at,
        facts=json.loads(canonical(facts)),
        commitment=commitment_of(salt, data),
    )
    AuditPayload.objects.create(event_id=event.id, salt=salt, data=data)
    return event
