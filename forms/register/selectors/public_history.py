"""What happened to what is public: opened, changed, closed. Once closed only that and the days.

The law asks for what is permitted now (Aw 5.1.c); when that ends, the ground to show name,
organisation and conditions ends with it. Why something closed is never public.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from forms.register.models import Disclosure, Registration
from forms.register.selectors.public import PublicRow, registrations_of, row_of
from portal.core.clock import day_of


class Event(StrEnum):
    """What the world can see happen."""

    OPENED = "opened"
    CHANGED = "changed"
    CLOSED = "closed"


#: What may change between two registered decisions, in the order of the columns.
CHANGING = ("function", "activity", "organisation", "conditions", "decided_on")


@dataclass(frozen=True)
class PublicStep:
    """One event. ``row`` is what stood in the extract from then on, None once it is closed;
    ``changed`` names the columns that differ from before.
    """

    event: Event
    on: date
    row: PublicRow | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublicHistory:
    """Everything public about one key, oldest step first; ``row`` is what stands there now."""

    key: UUID
    row: PublicRow | None
    steps: tuple[PublicStep, ...]
    changed_on: date


def histories(keys: Iterable[UUID] | None = None) -> list[PublicHistory]:
    """The histories of these keys, or of everything ever disclosed; two queries."""
    windows = Disclosure.objects.select_related("entry__employee").order_by("opened_at", "pk")
    if keys is not None:
        windows = windows.filter(public_key__in=list(keys))
    found: dict[UUID, list[Disclosure]] = {}
    for window in windows:
        found.setdefault(window.public_key, []).append(window)
    registered = registrations_of(rows[0].entry_id for rows in found.values())
    return [_history(key, rows, registered) for key, rows in found.items()]


def history_of(key: UUID) -> PublicHistory | None:
    """The history of one key; None for one that never stood in the extract."""
    found = histories([key])
    return found[0] if found else None


def _history(
    key: UUID, windows: list[Disclosure], registered: dict[UUID, list[Registration]]
) -> PublicHistory:
    made = registered.get(windows[0].entry_id, [])
    steps = [step for window in windows for step in _steps(window, made)]
    row = _row_now(windows[-1], made)
    if row is None:
        steps = [replace(step, row=None, changed=()) for step in steps]
    return PublicHistory(key, row, tuple(steps), max(step.on for step in steps))


def _row_now(window: Disclosure, made: list[Registration]) -> PublicRow | None:
    entry = window.entry
    is_shown = window.closed_at is None and entry.is_top_management and not entry.is_discreet
    return row_of(entry, made[-1].decision, window) if is_shown and made else None


def _steps(window: Disclosure, made: list[Registration]) -> Iterator[PublicStep]:
    """What this window showed: a decision registered before it or after it never counts."""
    before = [one for one in made if one.registered_at <= window.opened_at]
    row = row_of(window.entry, before[-1].decision, window) if before else None
    yield PublicStep(Event.OPENED, day_of(window.opened_at), row)
    for one in made:
        if not _is_inside(one.registered_at, window):
            continue
        after = row_of(window.entry, one.decision, window)
        if after is None:
            continue
        changed = tuple(name for name in CHANGING if getattr(after, name) != getattr(row, name, ""))
        yield PublicStep(Event.CHANGED, day_of(one.registered_at), after, changed)
        row = after
    if window.closed_at is not None:
        yield PublicStep(Event.CLOSED, day_of(window.closed_at))


def _is_inside(moment: datetime, window: Disclosure) -> bool:
    return window.opened_at < moment and (window.closed_at is None or moment < window.closed_at)
