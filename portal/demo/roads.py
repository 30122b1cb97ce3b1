"""What courses share: up to a decision, into the register, and each year again."""

from forms.register.actions.reassess import reassess
from forms.register.actions.refer import refer
from forms.register.actions.request_information import request_information
from forms.register.models import RegisterEntry
from forms.register.states import Status
from portal.demo.agenda import Course
from portal.demo.cases import Case

To = RegisterEntry.ReferredTo
REFER = "Ik ken de organisatie zelf ook. Wilt u hier eerst naar kijken?"
REFER_TO_BOARD = "Het belang in de stad is groot. Ik leg dit voor aan het college."
REASSESS = "Een jaar voorbij. Wij kijken samen of de afspraken nog kloppen."


def received(case: Case) -> Course:
    case.now = yield case.starts_at
    case.receive()


def in_review(case: Case) -> Course:
    yield from received(case)
    case.now = yield case.after(1, 4)
    case.take_up()


def awaiting(case: Case) -> Course:
    yield from in_review(case)
    case.now = yield case.after(1, 3)
    case.act(request_information, case.decider, question=case.rulings.line("information_requested"))


def referred(case: Case) -> Course:
    yield from in_review(case)
    case.now = yield case.after(1, 4)
    case.act(refer, case.decider, to=To.SECOND_LINE, reason=REFER)


def at_the_board(case: Case) -> Course:
    yield from in_review(case)
    case.now = yield case.after(1, 4)
    case.act(refer, case.decider, to=To.BOARD, reason=REFER_TO_BOARD)


def decided(case: Case) -> Course:
    yield from in_review(case)
    case.now = yield case.after(2, 9)
    case.decide()


def to_the_register(case: Case) -> Course:
    """From review to the register."""
    case.now = yield case.after(2, 9)
    case.decide()
    yield from entered(case)


def entered(case: Case) -> Course:
    case.now = yield case.after(1, 7)
    case.register()


def settled(case: Case) -> Course:
    """From review to the register, and looked at again each year."""
    yield from to_the_register(case)
    yield from each_year(case)


def each_year(case: Case) -> Course:
    """Look again when the date of reassessment comes; now and then nobody does."""
    while case.entry.reassess_on is not None and case.demo.chance.random() < 0.92:
        case.now = yield case.on(case.entry.reassess_on)
        case.entry.refresh_from_db()
        if case.entry.status != Status.REGISTERED:
            return
        case.act(reassess, case.moderator(), reason=REASSESS, cause="date")
        yield from to_the_register(case)
