"""Why a term or a hold may not be set."""

from collections.abc import Iterator
from datetime import date

from portal.core.refusals import Refusal

LONGEST = 100


def refusals_to_set_term(
    *, may_set: bool, is_known: bool, years: int, holds_from: date, today: date, is_taken: bool
) -> Iterator[Refusal]:
    """A term is set ahead or from today on, never over the past."""
    if not may_set:
        yield Refusal("may_not_erase")
    if not is_known:
        yield Refusal("rule_unknown", field="rule")
    if not 0 < years <= LONGEST:
        yield Refusal("years_out_of_range", {"longest": LONGEST}, "years")
    if holds_from < today:
        yield Refusal("term_in_the_past", field="holds_from")
    if is_taken:
        yield Refusal("term_taken", field="holds_from")


def refusals_to_place_hold(*, may_hold: bool, is_held: bool, reason: str) -> Iterator[Refusal]:
    """A hold has a reason that someone can be held to."""
    if not may_hold:
        yield Refusal("may_not_erase")
    if is_held:
        yield Refusal("already_held", field="reference")
    if not reason.strip():
        yield Refusal("hold_reason_missing", field="reason")


def refusals_to_lift_hold(*, may_hold: bool, is_open: bool) -> Iterator[Refusal]:
    """Only what still stands is lifted."""
    if not may_hold:
        yield Refusal("may_not_erase")
    if not is_open:
        yield Refusal("hold_lifted")
