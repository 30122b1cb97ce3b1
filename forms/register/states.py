"""The life of a register entry: statuses, verbs, and one table from verb to from, to and by whom.

Report, decide, register and check are steps of different hands (measure table of source 002).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where an entry stands."""

    RECEIVED = "received"
    IN_REVIEW = "in_review"
    AWAITING_INFORMATION = "awaiting_information"
    REFERRED = "referred"
    DECIDED = "decided"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Verb(StrEnum):
    """What can be done to an entry; file, function and button carry the same name."""

    RECEIVE = "receive"
    TAKE_UP = "take_up"
    REQUEST_INFORMATION = "request_information"
    SUPPLY_INFORMATION = "supply_information"
    RESUME = "resume"
    REFER = "refer"
    HAND_BACK = "hand_back"
    RECALL = "recall"
    DECIDE = "decide"
    SEND_BACK = "send_back"
    REGISTER = "register"
    AMEND = "amend"
    REASSESS = "reassess"
    CHECK = "check"
    DISCLOSE = "disclose"
    CONCEAL = "conceal"
    WITHDRAW = "withdraw"
    END = "end"
    REOPEN = "reopen"


class Party(StrEnum):
    """In what quality someone acts on an entry; a person can have several at once."""

    EMPLOYEE = "employee"
    DECIDER = "decider"
    REFERRED_TO = "referred_to"
    MODERATOR = "moderator"
    CONTROLLER = "controller"
    SYSTEM = "system"


@dataclass(frozen=True)
class Transition:
    """``leads`` maps every status the verb may start from to the status after it.

    A verb without a beginning (``receive``) has None as its only start. ``event`` is the name of
    the audit event that tells it.
    """

    leads: Mapping[Status | None, Status]
    by: frozenset[Party]
    event: str

    @property
    def starts(self) -> frozenset[Status | None]:
        return frozenset(self.leads)


OPEN = (Status.RECEIVED, Status.IN_REVIEW, Status.AWAITING_INFORMATION, Status.REFERRED)
UNFINISHED = (*OPEN, Status.DECIDED)
LIVING = (*UNFINISHED, Status.REGISTERED)

_S, _V, _P = Status, Verb, Party


def _to(end: Status, *starts: Status | None) -> dict[Status | None, Status]:
    return dict.fromkeys(starts, end)


def _stays(*statuses: Status) -> dict[Status | None, Status]:
    return {status: status for status in statuses}


def _row(leads: Mapping[Status | None, Status], past: str, *by: Party) -> Transition:
    return Transition(leads, frozenset(by), f"register_entry.{past}")


TRANSITIONS: Mapping[Verb, Transition] = {
    _V.RECEIVE: _row(_to(_S.RECEIVED, None), "received", _P.EMPLOYEE),
    _V.TAKE_UP: _row(_to(_S.IN_REVIEW, _S.RECEIVED), "taken_up", _P.DECIDER),
    _V.REQUEST_INFORMATION: _row(
        _to(_S.AWAITING_INFORMATION, _S.IN_REVIEW),
        "information_requested",
        _P.DECIDER,
        _P.MODERATOR,
    ),
    _V.SUPPLY_INFORMATION: _row(
        _to(_S.IN_REVIEW, _S.AWAITING_INFORMATION), "information_supplied", _P.EMPLOYEE
    ),
    _V.RESUME: _row(_to(_S.IN_REVIEW, _S.AWAITING_INFORMATION), "resumed", _P.DECIDER),
    _V.REFER: _row(_to(_S.REFERRED, _S.IN_REVIEW), "referred", _P.DECIDER),
    _V.HAND_BACK: _row(_to(_S.IN_REVIEW, _S.REFERRED), "handed_back", _P.REFERRED_TO),
    _V.RECALL: _row(_to(_S.IN_REVIEW, _S.REFERRED), "recalled", _P.DECIDER, _P.MODERATOR),
    _V.DECIDE: _row(
        _to(_S.DECIDED, _S.IN_REVIEW, _S.REFERRED), "decided", _P.DECIDER, _P.REFERRED_TO
    ),
    _V.SEND_BACK: _row(_to(_S.IN_REVIEW, _S.DECIDED), "sent_back", _P.MODERATOR),
    _V.REGISTER: _row(_to(_S.REGISTERED, _S.DECIDED), "registered", _P.MODERATOR),
    _V.AMEND: _row({**_stays(*OPEN), _S.REGISTERED: _S.IN_REVIEW}, "amended", _P.EMPLOYEE),
    _V.REASSESS: _row(
        _to(_S.IN_REVIEW, _S.REGISTERED), "reassessed", _P.EMPLOYEE, _P.MODERATOR, _P.SYSTEM
    ),
    _V.CHECK: _row(_stays(_S.REGISTERED), "checked", _P.CONTROLLER),
    _V.DISCLOSE: _row(_stays(_S.REGISTERED), "disclosed", _P.MODERATOR),
    _V.CONCEAL: _row(_stays(*Status), "concealed", _P.MODERATOR),
    _V.WITHDRAW: _row(_to(_S.WITHDRAWN, *OPEN), "withdrawn", _P.EMPLOYEE),
    _V.END: _row(_to(_S.ENDED, *LIVING), "ended", _P.EMPLOYEE, _P.MODERATOR, _P.SYSTEM),
    _V.REOPEN: _row(_to(_S.REGISTERED, _S.ENDED), "reopened", _P.MODERATOR),
}


def status_after(verb: Verb, status: Status | None) -> Status:
    """Where the verb leads from a status. KeyError when it may not start there."""
    return TRANSITIONS[verb].leads[status]
