"""Financial interests that can touch the work (Aw 5.1.d, 8.1.c, 8.2.b).

A duty for who holds a function that the employer designated; everybody else may declare.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Advice,
    Answers,
    Condition,
    Kind,
    Outcome,
    Proposal,
    Question,
    QuestionType,
    Surroundings,
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.financial_interest_questions import QUESTIONS, TOPICS
from forms.register.kinds.shared_questions import choices, date_of, months_later
from portal.core.refusals import Refusal

REASSESS_AFTER = "financial_reassess_months"
DEALING = ("dealing", "planning_to_deal")


class FinancialInterestDetail(Detail):
    """A financial interest (Aw 8.2.b); amounts are not asked."""

    entry = entry_of("financial_interest")
    interest_kind = models.CharField(_("soort"), max_length=24)
    holder = models.CharField(_("houder"), max_length=12)
    company = models.CharField(_("bedrijf"), max_length=200)
    inside_information_access = models.BooleanField(_("toegang tot koersgevoelige informatie"))
    holds_on = models.DateField(_("datum"))

    class Meta:
        verbose_name = _("financieel belang")
        verbose_name_plural = _("financiële belangen")


class FinancialInterest(Kind):
    """Whose interest it is, how it relates to the post and what is known there; never how much.

    Putting it to the compliance officer is a step of its own and no outcome.
    """

    code = "financial_interest"
    slug = "financieel-belang"
    place = 40
    label = _("Financieel belang")
    label_plural = _("Financiële belangen")
    introduction = _(
        "Hebt u of uw partner een financieel belang dat uw werk kan raken? Houdt u een aangewezen "
        "functie, dan bent u verplicht het te melden. Anderen mogen het melden."
    )
    guidance = (
        _("Kan uw werk de waarde van het belang veranderen, of andersom uw oordeel kleuren?"),
        _("Ook een belang van uw partner telt mee: het kan indirect ook het uwe zijn."),
        _("Wat u door uw werk weet en koersen kan bewegen, blijft geheim, voor iedereen."),
        _("Niemand vraagt naar bedragen. Twijfelt u, bespreek het met uw leidinggevende."),
    )
    needed = (
        _("om welk bedrijf het gaat en in welke branche"),
        _("sinds wanneer u het belang hebt, of wanneer u ermee wilt beginnen"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("registered_no_objection", _("Geen bezwaar, geregistreerd"), permits=True),
        Outcome(
            "measures_agreed", _("Maatregelen afgesproken"), permits=True, needs_conditions=True
        ),
        Outcome("prohibited", _("Niet toegestaan"), permits=False),
    )
    decision_questions = (
        Question(
            "grounds",
            _("Waarop rust het verbod?"),
            QuestionType.MULTIPLE,
            choices=choices(
                ("independence", _("Schijn of onafhankelijkheid")),
                ("inside_information", _("Koersgevoelige informatie")),
                ("functioning_of_person", _("Schaadt het functioneren van de persoon")),
                ("functioning_of_service", _("Schaadt het functioneren van de dienst")),
            ),
            when=Condition("outcome", ("prohibited",)),
        ),
        Question(
            "lesser_measures_considered",
            _("Welke lichtere maatregelen zijn overwogen, en waarom volstaan die niet?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", ("prohibited",)),
        ),
    )
    decision_guidance = _(
        "Verbieden kan alleen als goed functioneren niet meer verzekerd is en niets lichters "
        "helpt. Bij twijfel legt u de melding voor aan de compliance officer."
    )
    event_question = "date"
    counterpart_field = "company"
    counterpart_is_secret = True
    detail = FinancialInterestDetail
    holding = _("soort belang, van wie, in welk bedrijf en sinds wanneer")
    held = ("interest_kind", "holder", "company", "inside_information_access", "holds_on")
    ends_by_itself = False

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """What is held began already; what is planned still has to begin."""
        day, when = date_of(answers.get("date")), answers.get("planned_or_existing")
        if day and when == "existing" and day > today:
            yield Refusal("existing_in_future", field="date")
        if day and when == "planned" and day < today:
            yield Refusal("planned_in_past", field="date")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = [
            Advice(
                "designated_function",
                _("Uw functie is aangewezen: u bent verplicht financiële belangen te melden."),
                level="notice",
            )
            if around.is_designated
            else Advice(
                "voluntary",
                _("Uw functie is niet aangewezen: u meldt dit uit eigen beweging, en dat mag."),
                level="notice",
            )
        ]
        if answers.get("holder") == "partner":
            found.append(
                Advice(
                    "interest_of_partner",
                    _(
                        "Een belang van uw partner kan indirect ook het uwe zijn. Meld het bij "
                        "twijfel."
                    ),
                    level="notice",
                    field="holder",
                )
            )
        if answers.get("inside_information_access"):
            found.append(self._about_secrecy(answers))
        return found

    def _about_secrecy(self, answers: Answers) -> Advice:
        text = (
            _(
                "Wie koersgevoelige informatie kent, handelt er niet mee: niet voor zichzelf en "
                "niet voor een ander. Wacht met handelen tot er een besluit is."
            )
            if answers.get("interest_kind") in DEALING
            else _(
                "Koersgevoelige informatie blijft geheim. U doet er uw voordeel niet mee en dat "
                "van een ander evenmin."
            )
        )
        return Advice("inside_information", text, field="inside_information_access")

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        if not answers.get("inside_information_access"):
            return []
        outcomes = ("measures_agreed", "prohibited")
        if answers.get("interest_kind") in DEALING:
            return [
                Proposal(
                    outcomes,
                    "dealing_with_inside_information",
                    _("Er wordt gehandeld door iemand die koersgevoelige informatie kan kennen."),
                )
            ]
        return [
            Proposal(
                outcomes,
                "inside_information",
                _("De melder kan koersgevoelige informatie kennen."),
            )
        ]

    def reassess_default(self, day: date, thresholds: Mapping[str, Decimal]) -> date | None:
        months = thresholds.get(REASSESS_AFTER)
        return months_later(day, int(months)) if months else None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "interest_kind": answers["interest_kind"],
            "holder": answers["holder"],
            "company": answers["company"],
            "inside_information_access": bool(answers["inside_information_access"]),
            "holds_on": date_of(answers["date"]),
        }

    def summary(self, detail: Any) -> str:
        question = self.question("interest_kind")
        kind = question.label_of(detail.interest_kind) if question else detail.interest_kind
        return f"{kind} – {detail.company}"
