"""Why a version may not be issued, or a policy not be withdrawn: plain Python."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from content.policies.states import CORRECTABLE_DATES, Motive
from content.policies.successions import refusals_of_successions
from portal.core.refusals import Refusal


@dataclass(frozen=True)
class Draft:
    """What the rules look at in a working copy.

    ``sections`` are the ids in order, ``foreign`` those that belong to another policy; ``faults``
    are what is wrong inside sections, as (code, position). ``published_on`` is the day on which
    the version becomes known. ``before`` are the sections of the version it is made from,
    ``successions`` what is said to have become of them.
    """

    title: str
    slug: str
    kind: str
    change_kind: str
    change_note: str
    has_owner: bool
    has_audience: bool
    sections: tuple[UUID, ...]
    faults: tuple[tuple[str, int], ...]
    valid_from: date | None
    valid_until: date | None
    retroactive_from: date | None
    published_on: date
    corrects: int | None = None
    follows: int | None = None
    numbers: Collection[int] = ()
    successions: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    before: Collection[UUID] = ()
    foreign: Collection[UUID] = ()
    slug_is_taken: bool = False
    slug_is_reserved: bool = False
    changes_address: bool = False
    is_embargoed: bool = False
    is_scheduled: bool = False
    is_alias: bool = False
    is_imported: bool = False


@dataclass(frozen=True)
class Approver:
    """Who publishes: known at all, allowed by role, and whether among the authors."""

    is_known: bool
    may_approve: bool
    is_author: bool


def refusals_to_issue(draft: Draft) -> Iterator[Refusal]:
    """Why this text may not become a version."""
    if draft.is_alias:
        yield Refusal("is_alias")
    if draft.is_scheduled:
        yield Refusal("wagtail_schedule")
    yield from _metadata(draft)
    yield from _text(draft)
    yield from refusals_of_successions(draft.successions, draft.before, set(draft.sections))
    yield from _dates(draft)
    for name, number in (("corrects", draft.corrects), ("follows", draft.follows)):
        if number is not None and number not in draft.numbers:
            yield Refusal(f"{name}_unknown", {"number": number}, name)


def _metadata(draft: Draft) -> Iterator[Refusal]:
    if not draft.title.strip():
        yield Refusal("no_title", field="title")
    if not draft.kind:
        yield Refusal("no_kind", field="kind")
    # Who is responsible for a text taken over from elsewhere may not be known yet.
    if not draft.has_owner and not draft.is_imported:
        yield Refusal("no_owner", field="policy_owner")
    if not draft.has_audience:
        yield Refusal("no_audience", field="audience")
    if not draft.change_kind:
        yield Refusal("no_change_kind", field="change_kind")
    if not draft.change_note.strip():
        yield Refusal("no_change_note", field="change_note")
    if draft.slug_is_taken:
        yield Refusal("slug_taken", {"slug": draft.slug}, "slug")
    if draft.is_embargoed and draft.changes_address:
        yield Refusal("address_under_embargo", {"slug": draft.slug}, "slug")
    if draft.slug_is_reserved:
        yield Refusal("slug_reserved", {"slug": draft.slug}, "slug")


def _text(draft: Draft) -> Iterator[Refusal]:
    if not draft.sections:
        yield Refusal("no_sections", field="body")
    seen: dict[UUID, int] = {}
    for position, section_id in enumerate(draft.sections, start=1):
        if section_id in seen:
            facts = {"first": seen[section_id], "position": position}
            yield Refusal("duplicate_section", facts, "body")
        elif section_id in draft.foreign:
            yield Refusal("foreign_section", {"position": position}, "body")
        seen.setdefault(section_id, position)
    for code, position in draft.faults:
        yield Refusal(code, {"position": position}, "body")


def _dates(draft: Draft) -> Iterator[Refusal]:
    yield from refusals_of_dates(
        draft.valid_from, draft.valid_until, draft.retroactive_from, draft.published_on
    )


def refusals_of_dates(
    valid_from: date | None,
    valid_until: date | None,
    retroactive_from: date | None,
    published_on: date,
) -> Iterator[Refusal]:
    """Why three dates cannot stand together."""
    start = retroactive_from or valid_from or published_on
    if valid_until and valid_until < start:
        yield Refusal("until_before_start", field="valid_until")
    if retroactive_from and retroactive_from > (valid_from or published_on):
        yield Refusal("retroactive_after_start", field="retroactive_from")


def refusals_of_approver(approver: Approver) -> Iterator[Refusal]:
    """Why this person may not publish: nobody approves an own text, superusers included."""
    if not approver.is_known:
        yield Refusal("nobody_approves")
    elif not approver.may_approve:
        yield Refusal("not_an_approver")
    if approver.is_author:
        yield Refusal("author_approves")


@dataclass(frozen=True)
class Withdrawal:
    """What the rules look at when something issued is repealed, annulled or corrected."""

    reason: str
    may_withdraw: bool
    numbers: Collection[int] = ()
    annulled: Collection[int] = ()
    repeals: Collection[date] = ()


def _common(withdrawal: Withdrawal) -> Iterator[Refusal]:
    if not withdrawal.may_withdraw:
        yield Refusal("not_allowed_to_withdraw")
    if not withdrawal.reason.strip():
        yield Refusal("no_reason", field="reason")


def refusals_to_repeal(withdrawal: Withdrawal, from_on: date) -> Iterator[Refusal]:
    """Why the policy may not be repealed from a day."""
    yield from _common(withdrawal)
    if not withdrawal.numbers:
        yield Refusal("no_versions")
    if from_on in withdrawal.repeals:
        yield Refusal("already_repealed", {"from_on": from_on.isoformat()}, "from_on")


def refusals_to_annul(withdrawal: Withdrawal, number: int) -> Iterator[Refusal]:
    """Why a version may not be annulled."""
    yield from _common(withdrawal)
    if number not in withdrawal.numbers:
        yield Refusal("version_unknown", {"number": number}, "number")
    elif number in withdrawal.annulled:
        yield Refusal("already_annulled", {"number": number}, "number")


def refusals_to_rescind(
    withdrawal: Withdrawal, *, is_undoable: bool, is_undone: bool
) -> Iterator[Refusal]:
    """Why a repeal or annulment may not be taken back."""
    yield from _common(withdrawal)
    if not is_undoable:
        yield Refusal("not_undoable")
    elif is_undone:
        yield Refusal("already_undone")


def refusals_to_correct_dates(
    withdrawal: Withdrawal,
    dates: Mapping[str, date | None],
    current: Mapping[str, date | None],
    published_on: date,
) -> Iterator[Refusal]:
    """Why dates may not be corrected this way; ``current`` are the dates as known now."""
    yield from _common(withdrawal)
    wrong: Iterable[str] = [name for name in dates if name not in CORRECTABLE_DATES]
    for name in wrong:
        yield Refusal("wrong_date_name", {"name": name})
    if wrong:
        return
    if all(current[name] == value for name, value in dates.items()):
        yield Refusal("nothing_corrected")
    merged = {**current, **dates}
    yield from refusals_of_dates(
        merged["valid_from"], merged["valid_until"], merged["retroactive_from"], published_on
    )


def refusals_to_add(withdrawal: Withdrawal) -> Iterator[Refusal]:
    """Why a note or a reason may not be added."""
    yield from _common(withdrawal)


def refusals_to_give_reason(
    may_give: bool, motives: Collection[str], reason: str
) -> Iterator[Refusal]:
    """Why a reason may not be added to a change."""
    if not may_give:
        yield Refusal("not_an_editor")
    if not reason.strip():
        yield Refusal("no_reason", field="reason")
    for motive in motives:
        if motive not in set(Motive):
            yield Refusal("unknown_motive", {"motive": motive}, "motives")


@dataclass(frozen=True)
class Beginning:
    """What the rules look at when a version is loaded into the working copy.

    ``would_lose`` says that the working copy holds unissued work; ``may_drop`` that it may go.
    """

    may_edit: bool
    has_page: bool
    is_locked: bool
    would_lose: bool
    may_drop: bool
    numbers: Collection[int] = ()


def refusals_to_begin(beginning: Beginning, number: int) -> Iterator[Refusal]:
    """Why the working copy may not begin from this version."""
    if not beginning.may_edit:
        yield Refusal("not_an_editor")
    if number not in beginning.numbers:
        yield Refusal("version_unknown", {"number": number}, "number")
    if not beginning.has_page:
        yield Refusal("no_page")
    elif beginning.is_locked:
        yield Refusal("page_locked")
    elif beginning.would_lose and not beginning.may_drop:
        yield Refusal("would_lose_work", field="may_drop")


def refusals_to_say_successions(beginning: Beginning) -> Iterator[Refusal]:
    """Why nothing may be said about what became of sections."""
    if not beginning.may_edit:
        yield Refusal("not_an_editor")
    if beginning.is_locked:
        yield Refusal("page_locked")


def refusals_to_carry_over(
    correction: int, onto: int, later: Collection[int], undecided: Collection[str]
) -> Iterator[Refusal]:
    """Why a correction may not be carried over: not to this version, or something is not decided.

    ``later`` are the versions it may be carried to, ``undecided`` the conflicts without a choice.
    """
    if onto not in later:
        yield Refusal("not_carried_there", {"correction": correction, "onto": onto})
    for key in undecided:
        yield Refusal("undecided", field=f"choice-{key}")


#: More addresses than anyone has programs; who wants another revokes one.
MOST_FEED_TOKENS = 10


def refusals_to_follow(running: int) -> Iterator[Refusal]:
    """Why no further secret address is given to someone who has ``running`` of them."""
    if running >= MOST_FEED_TOKENS:
        yield Refusal("too_many_feed_tokens", {"most": MOST_FEED_TOKENS})
