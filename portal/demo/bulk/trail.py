"""Audit events in bulk, as ``portal.audit.record`` would have written them."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import canonical
from portal.audit.registry import event_type
from portal.demo.bulk.encoding import moment_text
from portal.demo.bulk.tables import Table
from portal.demo.chance import Chance

ORIGIN = "command"
DONE = str(AuditEvent.Result.DONE)


@lru_cache(maxsize=50_000)
def payload_text(actor_name: str, **said: str) -> str:
    """A payload in the one form over which ``commitment_of`` hashes."""
    return canonical({"actor_name": actor_name, **said})


class Trail:
    """Two tables, filled side by side."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.events = Table(
            AuditEvent,
            *("id", "type", "subject_type", "subject_key", "result", "origin", "request_id"),
            *("actor_key", "occurred_at", "facts", "commitment"),
        )
        self.payloads = Table(AuditPayload, "event_id", "salt", "data")

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
        data = canonical({"actor_name": by[1], **(payload or {})})
        self.tell(name, subject, by[0], moment_text(at), canonical(facts or {}), data)

    def tell(
        self, name: str, subject: tuple[str, str], by: str, at: str, facts: str, payload: str
    ) -> None:
        """The same of what is text already; ``payload`` is canonical, ``by`` the actor's key."""
        key, salt = self.chance.key(), self.chance.randbytes(32).hex()
        # As ``commitment_of`` does it, without making the same payload canonical each time.
        commitment = sha256(f"{salt}\n{payload}".encode()).hexdigest()
        self.events.rows.append(
            (key, name, *subject, DONE, ORIGIN, None, by, at, facts, commitment)
        )
        self.payloads.rows.append((key, salt, payload))
