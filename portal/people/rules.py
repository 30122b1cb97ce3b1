"""Why a role, a key or a departure is refused; who may is asked here, in plain Python."""

from collections.abc import Iterator
from datetime import date

from portal.core.refusals import Refusal
from portal.people.roles import Capability, Role

#: A file that takes away more than this part of the people is probably half a file.
LARGEST_SHARE_LEAVING = 0.2


def refusals_to_manage(capabilities: frozenset[Capability]) -> Iterator[Refusal]:
    """Only who manages people changes roles, departures and audiences."""
    if Capability.MANAGE_PEOPLE not in capabilities:
        yield Refusal("may_not_manage_people")


def refusals_to_assign(
    *, role: str, is_own: bool, holds: bool, works_here: bool
) -> Iterator[Refusal]:
    """A role is given by someone else, once, to someone who works here."""
    if role not in set(Role):
        yield Refusal("unknown_role", {"role": role}, "role")
    if is_own:
        yield Refusal("own_role", field="person")
    if holds:
        yield Refusal("role_already_held", {"role": role}, "role")
    if not works_here:
        yield Refusal("left_already", field="person")


def refusals_to_revoke(*, role: str, holds: bool, administrators: int) -> Iterator[Refusal]:
    """A role is taken from who holds it; the last administrator keeps it."""
    if not holds:
        yield Refusal("role_not_held", {"role": role}, "role")
    elif role == Role.ADMINISTRATOR and administrators <= 1:
        yield Refusal("last_administrator", field="role")


def refusals_to_leave(*, starts_on: date | None, ends_on: date) -> Iterator[Refusal]:
    """Nobody leaves before having come."""
    if starts_on is not None and ends_on < starts_on:
        yield Refusal("leaves_before_start", {"starts_on": starts_on}, "ends_on")


def refusals_to_sync(
    *, leaving: int, working: int, large_change_allowed: bool
) -> Iterator[Refusal]:
    """Many leavers at once need a word that this is meant."""
    if leaving > working * LARGEST_SHARE_LEAVING and not large_change_allowed:
        yield Refusal("large_change", {"leaving": leaving, "working": working})


def refusals_to_join(*, key_taken: bool, username_taken: bool, username: str) -> Iterator[Refusal]:
    """Keys and user names are unique."""
    if username_taken:
        yield Refusal("username_taken", {"username": username}, "username")
    elif key_taken:
        yield Refusal("key_taken", field="key")


def refusals_to_put_audience(
    *, is_everyone: bool, keeps_key: bool, has_conditions: bool
) -> Iterator[Refusal]:
    """The audience of all who sign in stays that: texts lean on it."""
    if is_everyone and (has_conditions or not keeps_key):
        yield Refusal("everyone_stays_everyone")


def refusals_to_tell_absence(
    *,
    may_tell: bool,
    starts_on: date,
    ends_on: date,
    today: date,
    works_here: bool,
    overlaps: bool,
) -> Iterator[Refusal]:
    """By oneself or by who manages people, not for the past, each day once."""
    if not may_tell:
        yield Refusal("not_your_absence")
    if not works_here:
        yield Refusal("left_already", field="person")
    if ends_on < starts_on:
        yield Refusal("absence_ends_before_start", field="ends_on")
    elif ends_on < today:
        yield Refusal("absence_is_over", field="ends_on")
    elif overlaps:
        yield Refusal("absence_overlaps", field="starts_on")


def refusals_to_change_absence(
    *,
    may_tell: bool,
    is_withdrawn: bool,
    starts_on: date,
    old_ends_on: date,
    ends_on: date,
    today: date,
    overlaps: bool,
) -> Iterator[Refusal]:
    """The last day moves while it has not passed; being back sooner may be told a day later."""
    if not may_tell:
        yield Refusal("not_your_absence")
    if is_withdrawn:
        yield Refusal("absence_withdrawn")
    elif old_ends_on < today:
        yield Refusal("absence_is_over", field="ends_on")
    elif ends_on < starts_on:
        yield Refusal("absence_ends_before_start", field="ends_on")
    elif overlaps:
        yield Refusal("absence_overlaps", field="ends_on")


def refusals_to_withdraw_absence(
    *, may_tell: bool, starts_on: date, today: date, is_withdrawn: bool
) -> Iterator[Refusal]:
    """After its first day it has been; then its last day can be moved."""
    if not may_tell:
        yield Refusal("not_your_absence")
    if is_withdrawn:
        yield Refusal("absence_withdrawn")
    elif starts_on < today:
        yield Refusal("absence_has_begun")


def refusals_to_ask_correction(*, item_is_own: bool, text: str) -> Iterator[Refusal]:
    """About something held of oneself, with what is wrong."""
    if not item_is_own:
        yield Refusal("item_unknown", field="item")
    if not text.strip():
        yield Refusal("correction_text_missing", field="text")


def refusals_to_handle_correction(*, may_handle: bool, is_own: bool) -> Iterator[Refusal]:
    """By the role whose data it is about, and never by who asked."""
    if is_own:
        yield Refusal("own_correction")
    elif not may_handle:
        yield Refusal("not_your_correction")


def refusals_to_answer_correction(
    *, may_handle: bool, is_own: bool, is_answered: bool, outcome_is_known: bool, reason: str
) -> Iterator[Refusal]:
    """Once, with a reason."""
    yield from refusals_to_handle_correction(may_handle=may_handle, is_own=is_own)
    if is_answered:
        yield Refusal("correction_answered")
    if not outcome_is_known:
        yield Refusal("correction_outcome_unknown", field="outcome")
    if not reason.strip():
        yield Refusal("correction_reason_missing", field="reason")
