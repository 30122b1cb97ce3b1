"""When an agreement about a move may be written, answered and built on: facts in, reasons out.

Neither side can impose it (source 001, section 4.6): each gives an own answer, and only an
agreement that both confirmed carries the outcome that says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.register.rules import CaseFacts
from forms.register.states import Party, Status
from portal.core.refusals import Refusal

SIDES = ("employee", "decider")
ANSWERS = ("confirmed", "declined")
DECIDING = frozenset({Party.DECIDER, Party.REFERRED_TO})
WRITTEN_IN = (Status.IN_REVIEW, Status.REFERRED)
ANSWERED_IN = (*WRITTEN_IN, Status.AWAITING_INFORMATION)


@dataclass(frozen=True)
class AgreementFacts:
    """The latest agreement of an entry; ``answers`` by side. ``is_outdated``: the declaration was
    changed after it was written.
    """

    exists: bool = False
    is_outdated: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_confirmed(self) -> bool:
        """Did both say yes?"""
        return self.exists and all(self.answers.get(side) == "confirmed" for side in SIDES)


def side_of(facts: CaseFacts) -> str:
    """For which side someone speaks; empty for neither."""
    if Party.EMPLOYEE in facts.parties:
        return "employee"
    return "decider" if facts.parties & DECIDING else ""


def _refusals_to_touch(
    facts: CaseFacts, act: str, *, sides: tuple[str, ...], statuses: tuple[Status, ...]
) -> Iterator[Refusal]:
    if facts.is_own and "employee" not in sides:
        yield Refusal("own_entry")
    elif side_of(facts) not in sides:
        yield Refusal("not_yours_to_do", {"verb": act})
    elif facts.is_involved:
        yield Refusal("involved")
    if facts.status not in statuses:
        yield Refusal("wrong_status", {"verb": act, "status": facts.status or ""})


def refusals_to_write_agreement(
    facts: CaseFacts,
    *,
    takes_agreement: bool,
    has_terms: bool,
    agreed_on: date | None,
    no_contact_until: date | None,
    today: date,
) -> Iterator[Refusal]:
    """By who decides, while the entry is in review, with something in it, after the talk."""
    yield from _refusals_to_touch(facts, "write_agreement", sides=("decider",), statuses=WRITTEN_IN)
    if not takes_agreement:
        yield Refusal("agreement_not_for_kind")
    if not has_terms:
        yield Refusal("agreement_empty", field="access_limits")
    if agreed_on is None or agreed_on > today:
        yield Refusal("agreed_in_future", field="agreed_on")
    elif no_contact_until is not None and no_contact_until < agreed_on:
        yield Refusal("contact_ends_before_talk", field="no_contact_until")


def refusals_to_reply(
    facts: CaseFacts, agreement: AgreementFacts, *, is_latest: bool, answer: str, reason: str
) -> Iterator[Refusal]:
    """By either side for itself, once, about the latest text; a no says why."""
    yield from _refusals_to_touch(facts, "reply_to_agreement", sides=SIDES, statuses=ANSWERED_IN)
    if not agreement.exists:
        yield Refusal("agreement_missing")
        return
    if not is_latest:
        yield Refusal("agreement_replaced")
    if agreement.is_outdated:
        yield Refusal("agreement_outdated")
    if side_of(facts) in agreement.answers:
        yield Refusal("agreement_answered")
    if answer not in ANSWERS:
        yield Refusal("agreement_answer_unknown", field="answer")
    elif answer == "declined" and not reason.strip():
        yield Refusal("reason_missing", field="reason")


def refusals_to_rest_on(agreement: AgreementFacts) -> Iterator[Refusal]:
    """Why an outcome that needs an agreement cannot be decided yet."""
    if not agreement.exists:
        yield Refusal("agreement_missing", field="outcome")
    elif agreement.is_outdated:
        yield Refusal("agreement_outdated", field="outcome")
    elif not agreement.is_confirmed:
        yield Refusal("agreement_unconfirmed", field="outcome")
