"""How an entry can go in the demo; each course ends in another state or with another history."""

from collections.abc import Callable

from forms.register.actions.add_remark import add_remark
from forms.register.actions.amend import amend
from forms.register.actions.conceal import conceal
from forms.register.actions.disclose import disclose
from forms.register.actions.end import end
from forms.register.actions.hand_back import hand_back
from forms.register.actions.reassess import reassess
from forms.register.actions.reopen import reopen
from forms.register.actions.send_back import send_back
from forms.register.actions.supply_information import supply_information
from forms.register.actions.withdraw import withdraw
from forms.register.kinds.registry import kind_of
from forms.register.selectors.asking import latest_sheet
from portal.demo.agenda import Course
from portal.demo.cases import Case
from portal.demo.roads import (
    at_the_board,
    awaiting,
    decided,
    each_year,
    entered,
    in_review,
    received,
    referred,
    settled,
)

HAND_BACK = "U kent de taken van uw medewerker het best. Ik zie geen bezwaar als u beslist."
REMARK = "Telefonisch besproken met de medewerker. Het beeld klopt met de melding."
AMENDED = "De uren zijn anders geworden dan ik eerst dacht."
REASSESS = "Een jaar voorbij. Wij kijken samen of de afspraken nog kloppen."
CONCEAL = "De nevenfunctie hoort niet meer bij een functie die openbaar moet zijn."
REOPEN = "Bij vergissing beëindigd; de activiteit loopt door."


def questioned(case: Case) -> Course:
    yield from awaiting(case)
    case.now = yield case.after(1, 6)
    case.act(supply_information, case.employee, reason=case.rulings.line("information_supplied"))
    yield from settled(case)


def second_line_decided(case: Case) -> Course:
    yield from referred(case)
    case.now = yield case.after(2, 6)
    case.decide(case.referred_to)
    yield from entered(case)
    yield from each_year(case)


def handed_back(case: Case) -> Course:
    yield from referred(case)
    case.now = yield case.after(2, 6)
    case.act(hand_back, case.referred_to, reason=HAND_BACK)
    yield from settled(case)


def board_decided(case: Case) -> Course:
    yield from at_the_board(case)
    case.now = yield case.after(10, 20)
    case.decide(case.referred_to, by_board=True)
    yield from entered(case)
    yield from each_year(case)


def registered(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    yield from each_year(case)


def sent_back(case: Case) -> Course:
    yield from decided(case)
    case.now = yield case.after(1, 3)
    case.act(send_back, case.moderator(), reason=case.rulings.line("send_back_reasons"))
    yield from settled(case)


def checked(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.after(20, 70)
    case.check()
    yield from each_year(case)


def remarked(case: Case) -> Course:
    yield from in_review(case)
    case.now = yield case.after(1, 3)
    add_remark(case.entry, by=case.decider, now=case.now, text=REMARK)
    yield from settled(case)


def amended(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.after(30, 90)
    answers = dict(latest_sheet(case.entry).answers)
    if case.kind == "side_activity":
        answers |= {"hours_per_week": "5.0", "change_side": "activity"}
    case.act(amend, case.employee, answers=answers, reason=AMENDED)
    yield from settled(case)


def withdrawn(case: Case) -> Course:
    yield from received(case)
    case.now = yield case.after(1, 5)
    case.act(withdraw, case.employee, reason=case.rulings.line("withdraw_reasons"))


def ended(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.after(60, 200)
    case.act(end, case.employee, reason=case.rulings.line("end_reasons"))


def reopened(case: Case) -> Course:
    yield from ended(case)
    case.now = yield case.after(3, 12)
    case.act(reopen, case.moderator(), reason=REOPEN)
    yield from each_year(case)


def disclosed(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.after(2, 10)
    case.act(disclose, case.moderator(), legal_ground=str(kind_of(case.kind).legal_ground))
    yield from each_year(case)


def concealed(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.after(2, 10)
    case.act(disclose, case.moderator(), legal_ground=str(kind_of(case.kind).legal_ground))
    case.now = yield case.after(90, 160)
    case.act(conceal, case.moderator(), reason=CONCEAL)
    yield from each_year(case)


def reassessing(case: Case) -> Course:
    yield from decided(case)
    yield from entered(case)
    case.now = yield case.on(case.demo.days_ago(8))
    case.act(reassess, case.moderator(), reason=REASSESS)


COURSES: dict[str, Callable[[Case], Course]] = {
    course.__name__: course
    for course in (
        *(received, in_review, awaiting, questioned, referred, second_line_decided, handed_back),
        *(at_the_board, board_decided, decided, registered, sent_back, checked, remarked, amended),
        *(withdrawn, ended, reopened, disclosed, concealed, reassessing),
    )
}
