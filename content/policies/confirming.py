"""Minor is minor: why an editorial edit is refused, or may not be confirmed. Plain Python."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.policies.rules import Approver
from portal.core.refusals import Refusal

#: More places than this are counted, not told one by one.
TOLD = 8


@dataclass(frozen=True)
class MinorEdit:
    """What the rules look at: the places touched (as facts for a sentence) and what is known.

    ``has_base`` is False for a first version, which cannot be editorial.
    """

    is_editorial: bool
    has_base: bool = True
    places: Sequence[Mapping[str, Any]] = ()
    is_confirmed: bool = False


def refusals_of_minor(edit: MinorEdit) -> Iterator[Refusal]:
    """Why an edit called editorial may not be issued as such."""
    if not edit.is_editorial or edit.is_confirmed:
        return
    if not edit.has_base:
        yield Refusal("editorial_first", field="change_kind")
    for place in edit.places[:TOLD]:
        yield Refusal("editorial_touches", place, "change_kind")
    if len(edit.places) > TOLD:
        yield Refusal("editorial_touches_more", {"count": len(edit.places) - TOLD}, "change_kind")
    if edit.places:
        yield Refusal("editorial_unconfirmed", field="change_kind")


def refusals_to_confirm(
    edit: MinorEdit, approver: Approver, reason: str, *, is_same_draft: bool
) -> Iterator[Refusal]:
    """Why this person may not confirm that the meaning stays the same."""
    if not approver.is_known or not approver.may_approve:
        yield Refusal("not_an_approver")
    if approver.is_author:
        yield Refusal("author_confirms")
    if not is_same_draft:
        yield Refusal("draft_changed")
    elif edit.is_confirmed:
        yield Refusal("already_confirmed")
    elif not edit.is_editorial or not edit.has_base or not edit.places:
        yield Refusal("nothing_to_confirm")
    if not reason.strip():
        yield Refusal("no_reason", field="reason")
