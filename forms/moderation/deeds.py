"""What can be done at the desk: per verb its address, what is asked, and the action it calls."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register.actions.check import check
from forms.register.actions.conceal import conceal
from forms.register.actions.decide import decide
from forms.register.actions.disclose import disclose
from forms.register.actions.end import end
from forms.register.actions.hand_back import hand_back
from forms.register.actions.reassess import reassess
from forms.register.actions.recall import recall
from forms.register.actions.refer import refer
from forms.register.actions.register import register
from forms.register.actions.reopen import reopen
from forms.register.actions.request_information import request_information
from forms.register.actions.resume import resume
from forms.register.actions.send_back import send_back
from forms.register.actions.take_up import take_up
from forms.register.kinds.base import Choice, Condition, Question, QuestionType
from forms.register.kinds.registry import kind_of
from forms.register.kinds.shared_questions import questions_while_deciding
from forms.register.models import Check, RegisterEntry
from forms.register.selectors import (
    latest_sheet,
    places_to_refer,
    proposals_for,
    reassess_default_for,
)
from forms.register.states import Verb

T = QuestionType
Asked = list[Question]
LENGTH = 4000


def _nothing(entry: RegisterEntry, today: date) -> Asked:
    return []


def _reason(label: Any, key: str = "reason", *, required: bool = True) -> Callable[..., Asked]:
    question = Question(key, label, T.LONG_TEXT, required=required, max_length=LENGTH)
    return lambda entry, today: [question]


def _to_refer(entry: RegisterEntry, today: date) -> Asked:
    places = places_to_refer(entry, today)
    choices = tuple(
        Choice(value, str(label).capitalize())
        for value, label in RegisterEntry.ReferredTo.choices
        if value in places
    )
    return [
        Question("to", _("Aan wie legt u de melding voor?"), T.CHOICE, choices=choices),
        Question("reason", _("Waarom legt u de melding voor?"), T.LONG_TEXT, max_length=LENGTH),
    ]


def _to_check(entry: RegisterEntry, today: date) -> Asked:
    findings = tuple(
        Choice(value, str(label).capitalize()) for value, label in Check.Finding.choices
    )
    explained = Condition(
        "finding", tuple(value for value in Check.Finding.values if value != "in_order")
    )
    return [
        Question("finding", _("Wat is uw bevinding?"), T.CHOICE, choices=findings),
        Question("text", _("Toelichting"), T.LONG_TEXT, when=explained, max_length=LENGTH),
    ]


def _to_disclose(entry: RegisterEntry, today: date) -> Asked:
    return [
        Question("legal_ground", _("Op welke wettelijke grond?"), T.TEXT, max_length=200),
    ]


def _can_be_asked(question: Question, outcomes: Collection[str]) -> bool:
    """Is there an outcome among these with which the question is asked?"""
    return question.when is None or any(question.when.met_by({"outcome": one}) for one in outcomes)


def _to_decide(entry: RegisterEntry, today: date) -> Asked:
    kind = kind_of(entry.kind)
    fitting = kind.outcomes_for(latest_sheet(entry).answers, today)
    codes = {item.code for item in fitting}
    outcomes = tuple(Choice(outcome.code, outcome.label) for outcome in fitting)
    with_conditions = tuple(item.code for item in fitting if item.needs_conditions)
    asked = [Question("outcome", _("Wat is uw besluit?"), T.CHOICE, choices=outcomes)]
    if with_conditions:
        asked.append(
            Question(
                "conditions",
                _("Voorwaarden"),
                T.LONG_TEXT,
                when=Condition("outcome", with_conditions),
                max_length=LENGTH,
            )
        )
    proposed = {code for item in proposals_for(entry) for code in item.outcomes}
    overriding = [item.code for item in fitting if proposed and item.code not in proposed]
    own = [item for item in kind.decision_questions if _can_be_asked(item, codes)]
    asked += [
        *questions_while_deciding(
            own,
            is_with_board=entry.referred_to == RegisterEntry.ReferredTo.BOARD,
            overriding=overriding,
        ),
        Question(
            "reason",
            _("Reden van het besluit"),
            T.LONG_TEXT,
            help=_("De melder leest deze reden."),
            max_length=LENGTH,
        ),
    ]
    if reassess_default_for(entry, today):
        asked.append(
            Question(
                "reassess_on",
                _("Opnieuw beoordelen op"),
                T.DATE,
                help=_("Leeg: de gebruikelijke termijn."),
                required=False,
            )
        )
    return asked


@dataclass(frozen=True)
class Deed:
    """One verb at the desk. ``ask`` gives its questions; their keys are what ``act`` takes."""

    verb: Verb
    slug: str
    act: Callable[..., Any]
    ask: Callable[[RegisterEntry, date], Asked] = _nothing
    hint: Any = ""
    is_grave: bool = False
    shows_content: bool = False


WHY = _("Waarom?")

DEEDS: Mapping[str, Deed] = {
    deed.slug: deed
    for deed in (
        Deed(
            Verb.TAKE_UP,
            "in-behandeling-nemen",
            take_up,
            hint=_("De melder ziet dat u ermee bezig bent."),
        ),
        Deed(Verb.DECIDE, "beslissen", decide, _to_decide, shows_content=True),
        Deed(
            Verb.REQUEST_INFORMATION,
            "aanvulling-vragen",
            request_information,
            _reason(_("Wat wilt u weten?"), "question"),
            hint=_("De melder krijgt bericht en leest uw vraag in het portaal."),
        ),
        Deed(Verb.RESUME, "hervatten", resume, hint=_("U wacht niet langer op een antwoord.")),
        Deed(Verb.REFER, "voorleggen", refer, _to_refer),
        Deed(Verb.HAND_BACK, "teruggeven", hand_back, _reason(WHY)),
        Deed(Verb.RECALL, "terughalen", recall, _reason(WHY)),
        Deed(
            Verb.REGISTER,
            "registreren",
            register,
            hint=_("Hiermee staat het besluit in het register. De melder krijgt bericht."),
        ),
        Deed(Verb.SEND_BACK, "terugsturen", send_back, _reason(_("Wat klopt er niet?"))),
        Deed(Verb.CHECK, "controleren", check, _to_check, shows_content=True),
        Deed(
            Verb.REASSESS,
            "opnieuw-beoordelen",
            reassess,
            _reason(_("Waarom moet er opnieuw worden gekeken?")),
        ),
        Deed(
            Verb.DISCLOSE,
            "openbaar-maken",
            disclose,
            _to_disclose,
            is_grave=True,
            shows_content=True,
        ),
        Deed(Verb.CONCEAL, "niet-langer-openbaar", conceal, _reason(WHY), is_grave=True),
        Deed(
            Verb.END,
            "beeindigen",
            end,
            _reason(_("Toelichting"), required=False),
            is_grave=True,
        ),
        Deed(Verb.REOPEN, "heropenen", reopen, _reason(WHY)),
    )
}


def arguments_of(deed: Deed, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as the action takes them."""
    given = dict(answers)
    if deed.verb is not Verb.DECIDE:
        return given
    day = given.pop("reassess_on", None)
    own = {key: given.pop(key, "") for key in ("outcome", "reason", "conditions")}
    return {**own, "reassess_on": date.fromisoformat(day) if day else None, "extra": given}
