"""Why something may not be done to an entry: plain facts in, reasons out.

The table of ``states.py`` says from where and in what quality; here stands what else holds:
nobody handles the own entry, nobody decides and registers, nobody checks the own work
(domain part 7, items 22, 25 to 27), and what must be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.register.states import TRANSITIONS, Party, Status, Verb
from portal.core.refusals import Refusal


@dataclass(frozen=True)
class CaseFacts:
    """An entry as one person meets it. ``has_…`` are earlier roles of that person in it,
    ``is_involved`` that the matter concerns the person too.
    """

    status: Status | None
    parties: frozenset[Party]
    is_own: bool = False
    is_involved: bool = False
    is_discreet: bool = False
    has_decided: bool = False
    has_registered: bool = False
    has_advised: bool = False
    is_decided: bool = False
    was_registered: bool = False
    is_disclosed: bool = False
    is_permitted: bool = False
    can_be_disclosed: bool = False
    employee_left: bool = False
    referred_to: str = ""
    rule_changed: bool = False


def _refusals_to_start(verb: Verb, facts: CaseFacts) -> Iterator[Refusal]:
    """Quality first, then separation from the own entry, then the state."""
    transition = TRANSITIONS[verb]
    may = set(transition.by)
    if verb is Verb.REGISTER and facts.is_discreet:
        may = {Party.DECIDER}
    if verb is Verb.REASSESS and facts.rule_changed:
        # The rule is the due fact that begins the round; who decides may be the one to see it.
        may.add(Party.DECIDER)
    if facts.is_own and Party.EMPLOYEE not in may:
        yield Refusal("own_entry")
    elif not (facts.parties & may):
        yield Refusal("not_yours_to_do", {"verb": verb.value})
    if facts.status not in transition.starts:
        yield Refusal("wrong_status", {"verb": verb.value, "status": facts.status or ""})


def _refusals_to_silence(code: str, text: str, field: str) -> Iterator[Refusal]:
    if not text.strip():
        yield Refusal(code, field=field)


def _refusals_of_decider(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.is_involved:
        yield Refusal("involved")


def refusals_to_receive(facts: CaseFacts) -> Iterator[Refusal]:
    """An employee declares for no one else."""
    yield from _refusals_to_start(Verb.RECEIVE, facts)


def refusals_to_take_up(facts: CaseFacts) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.TAKE_UP, facts)
    yield from _refusals_of_decider(facts)


def refusals_to_request_information(facts: CaseFacts, question: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.REQUEST_INFORMATION, facts)
    yield from _refusals_to_silence("question_missing", question, "question")


def refusals_to_supply_information(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.SUPPLY_INFORMATION, facts)
    yield from _refusals_to_silence("reply_missing", reason, "reason")


def refusals_to_resume(facts: CaseFacts) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.RESUME, facts)
    yield from _refusals_of_decider(facts)


def refusals_to_refer(
    facts: CaseFacts, to: str, reason: str, *, to_is_known: bool, to_is_employee: bool
) -> Iterator[Refusal]:
    """``to_is_known`` is false when nobody could receive it there."""
    yield from _refusals_to_start(Verb.REFER, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")
    if not to_is_known:
        yield Refusal("nobody_to_refer_to", {"to": to}, field="to")
    if to_is_employee:
        yield Refusal("referred_to_employee", field="to")


def refusals_to_hand_back(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.HAND_BACK, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_recall(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.RECALL, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_decide(
    facts: CaseFacts,
    *,
    reason: str,
    conditions: str,
    outcome_is_known: bool,
    needs_conditions: bool,
    board_decision_number: str = "",
    is_override: bool = False,
    override_reason: str = "",
) -> Iterator[Refusal]:
    """Never on the own entry, never as a party to it, never by who registered it before; a
    decision of the board is known by its number (domain part 7, item 29). ``is_override``: the
    rules proposed something, but not this; why is then said apart.
    """
    if facts.status is Status.DECIDED:
        yield Refusal("already_decided")
        return
    yield from _refusals_to_start(Verb.DECIDE, facts)
    yield from _refusals_of_decider(facts)
    if facts.has_registered and not facts.is_discreet:
        yield Refusal("registered_by_you")
    if not outcome_is_known:
        yield Refusal("outcome_unknown", field="outcome")
    yield from _refusals_to_silence("reason_missing", reason, "reason")
    if needs_conditions:
        yield from _refusals_to_silence("conditions_missing", conditions, "conditions")
    if is_override:
        yield from _refusals_to_silence(
            "override_reason_missing", override_reason, "override_reason"
        )
    if facts.referred_to == "board":
        yield from _refusals_to_silence(
            "board_number_missing", board_decision_number, "board_decision_number"
        )


def refusals_to_send_back(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.SEND_BACK, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_register(facts: CaseFacts) -> Iterator[Refusal]:
    """By other hands than decided; a discreet kind stays with its decider."""
    yield from _refusals_to_start(Verb.REGISTER, facts)
    if facts.has_decided and not facts.is_discreet:
        yield Refusal("decided_by_you")


def refusals_to_amend(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.AMEND, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_reassess(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.REASSESS, facts)
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_check(facts: CaseFacts, finding: str, text: str) -> Iterator[Refusal]:
    """Neither decider nor registrar checks, nor who was asked for advice (domain part 7, items 25
    and 26); a finding other than in order is explained.
    """
    yield from _refusals_to_start(Verb.CHECK, facts)
    if facts.has_decided:
        yield Refusal("decided_by_you")
    if facts.has_registered:
        yield Refusal("registered_by_you")
    if facts.has_advised:
        yield Refusal("advised_by_you")
    if finding not in ("in_order", "remark", "not_in_order"):
        yield Refusal("finding_unknown", field="finding")
    elif finding != "in_order":
        yield from _refusals_to_silence("text_missing", text, "text")


def refusals_to_disclose(facts: CaseFacts, legal_ground: str) -> Iterator[Refusal]:
    """Only what the law makes public: permitted, of a kind and a post it names (Aw 5.1.c)."""
    yield from _refusals_to_start(Verb.DISCLOSE, facts)
    if not facts.can_be_disclosed:
        yield Refusal("not_for_disclosure")
    if not facts.is_permitted:
        yield Refusal("not_permitted")
    if facts.is_disclosed:
        yield Refusal("already_disclosed")
    yield from _refusals_to_silence("legal_ground_missing", legal_ground, "legal_ground")


def refusals_to_unseen(*, is_as_previewed: bool) -> Iterator[Refusal]:
    """What becomes public is exactly what was looked at beforehand."""
    if not is_as_previewed:
        yield Refusal("differs_from_preview", field="legal_ground")


def refusals_to_conceal(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.CONCEAL, facts)
    if not facts.is_disclosed:
        yield Refusal("not_disclosed")
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_withdraw(facts: CaseFacts) -> Iterator[Refusal]:
    """A decision, once taken, is not undone by withdrawing what it was about."""
    yield from _refusals_to_start(Verb.WITHDRAW, facts)
    if facts.is_decided:
        yield Refusal("decision_exists")


def refusals_to_end(facts: CaseFacts) -> Iterator[Refusal]:
    """What was never registered ends only because the person leaves; else it is withdrawn."""
    yield from _refusals_to_start(Verb.END, facts)
    leaves = facts.employee_left or Party.SYSTEM in facts.parties
    if not facts.was_registered and not leaves:
        yield Refusal("never_registered")


def refusals_to_reopen(facts: CaseFacts, reason: str) -> Iterator[Refusal]:
    yield from _refusals_to_start(Verb.REOPEN, facts)
    if not facts.was_registered:
        yield Refusal("never_registered")
    yield from _refusals_to_silence("reason_missing", reason, "reason")


def refusals_to_read(facts: CaseFacts, *, is_auditor: bool, purpose_text: str) -> Iterator[Refusal]:
    """Those with a role in the entry read it; an auditor says why; of a discreet entry only the
    employee and who decides see the content.
    """
    if facts.is_own or facts.parties & {Party.DECIDER, Party.REFERRED_TO}:
        return
    if facts.is_discreet:
        yield Refusal("not_yours_to_read")
    elif facts.parties & {Party.MODERATOR, Party.CONTROLLER}:
        return
    elif is_auditor:
        yield from _refusals_to_silence("purpose_missing", purpose_text, "purpose_text")
    else:
        yield Refusal("not_yours_to_read")


def refusals_to_add_remark(facts: CaseFacts, text: str) -> Iterator[Refusal]:
    """Those who handle the entry may note something; the employee amends instead."""
    if facts.is_own:
        yield Refusal("own_entry")
    elif not facts.parties & {Party.DECIDER, Party.REFERRED_TO, Party.MODERATOR, Party.CONTROLLER}:
        yield Refusal("not_yours_to_do", {"verb": "add_remark"})
    yield from _refusals_to_silence("text_missing", text, "text")


def refusals_to_confirm(*, found: int) -> Iterator[Refusal]:
    """There is something of one's own that stands."""
    if not found:
        yield Refusal("nothing_to_confirm")


def refusals_to_keep_after_change(
    facts: CaseFacts, reason: str, *, has_changed: bool
) -> Iterator[Refusal]:
    """Who decides or moderates looked at the new rule and lets the decision stand."""
    if facts.is_own:
        yield Refusal("own_entry")
    elif not facts.parties & {Party.DECIDER, Party.MODERATOR}:
        yield Refusal("not_yours_to_do", {"verb": "keep_after_change"})
    if not has_changed:
        yield Refusal("rule_not_changed")
    yield from _refusals_to_silence("reason_missing", reason, "reason")
