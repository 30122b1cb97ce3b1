"""The shape of a change: lock, refuse with reasons, change, record, tell after commit.

    with change("register_entry.decided", of=entry, by=person, now=now) as step:
        step.refuse(rules.refusals_to_decide(...))
        entry = step.record                      # locked and fresh
        entry.status = Status.DECIDED
        entry.save()
        step.keep(outcome=outcome)               # facts of the event: codes, dates, keys
        step.keep_erasable(reason=reason)        # personal text, may be erased later
        step.afterwards(partial(notices.decided, entry.pk))

One change writes exactly one event, in the transaction of the change itself.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from portal.audit.record import record, subject_of
from portal.audit.transaction import Attempt, note_refused
from portal.core.actors import Actor
from portal.core.models import acting
from portal.core.refusals import NotAllowed, Refusal, refuse


class Step:
    """What an action does while its change is open."""

    def __init__(self, of: Model | None) -> None:
        self.record: Any = of
        self.facts: dict[str, Any] = {}
        self.payload: dict[str, Any] = {}
        self._later: list[Callable[[], Any]] = []

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Stop here with reasons, if there are any; nothing changes and the attempt is recorded."""
        refuse(refusals)

    def keep(self, **facts: Any) -> None:
        """Facts for the open event; its type must declare them."""
        self.facts.update(facts)

    def keep_erasable(self, **payload: Any) -> None:
        """Names, texts, old and new values, for the erasable payload."""
        self.payload.update(payload)

    def afterwards(self, tell: Callable[[], Any]) -> None:
        """Run after the commit; a failure is logged and undoes nothing."""
        self._later.append(tell)


def locked(record: Model) -> Any:
    """The same row, fresh and locked until the transaction ends (SQLite: IMMEDIATE locks all)."""
    return record.__class__._base_manager.select_for_update().get(pk=record.pk)


@contextmanager
def change(
    name: str,
    *,
    by: Actor,
    now: datetime,
    of: Model | None = None,
    subject: tuple[str, str] | None = None,
) -> Iterator[Step]:
    """Open a change of ``of`` (locked first), or of a new record that the action puts in
    ``step.record``. ``subject`` names it in the trail where there is no record.

    Raises NotAllowed with the refusals; the attempt is then in the trail as refused.
    """
    try:
        with transaction.atomic(), acting():
            step = Step(locked(of) if of is not None else None)
            yield step
            record(
                name,
                subject=subject or subject_of(step.record),
                by=by,
                at=now,
                facts=step.facts,
                payload=step.payload,
            )
            for tell in step._later:
                transaction.on_commit(tell, robust=True)
    except NotAllowed as refused:
        target = subject or (subject_of(of) if of is not None else (name.split(".")[0], ""))
        codes = tuple(refusal.code for refusal in refused.refusals)
        note_refused(Attempt(name, target, by, now, codes))
        raise
