"""Audit events in bulk, as ``portal.audit.record`` would have written them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import commitment_of
from portal.audit.registry import event_type
from portal.demo.bulk.tables import Table
from portal.demo.chance import Chance

ORIGIN = "command"


class Trail:
    """Two tables, filled side by side."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.events = Table(AuditEvent)
        self.payloads = Table(AuditPayload)

    def add(
        self,
        name: str,
        subject: tuple[str, str],
        by: tuple[str, str],
        at: datetime,
        facts: Mapping[str, Any] | None = None,
        payload: Mapping[str, Any] | None = None,
    ) -> None:
        """One event; ``by`` is key and name of the actor. KeyError for an undeclared type."""
        event_type(name)
        key, salt = self.chance.uuid(), self.chance.randbytes(32).hex()
        # Plain texts only, so nothing has to be made fit for JSON first.
        data = {"actor_name": by[1], **(payload or {})}
        self.payloads.add({"event_id": key, "salt": salt, "data": data})
        self.events.add(
            {
                "id": key,
                "type": name,
                "subject_type": subject[0],
                "subject_key": subject[1],
                "result": AuditEvent.Result.DONE,
                "origin": ORIGIN,
                "request_id": None,
                "actor_key": by[0],
                "occurred_at": at,
                "facts": dict(facts or {}),
                "commitment": commitment_of(salt, data),
            }
        )
