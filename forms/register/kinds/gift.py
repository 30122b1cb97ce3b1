"""Gift, service or other benefit in relation to the job (Aw 8.1.e)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Advice,
    Answers,
    Condition,
    Kind,
    Offered,
    Outcome,
    Proposal,
    Question,
    QuestionType,
    Surroundings,
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.gift_advice import advice_on, proposals_on
from forms.register.kinds.gift_questions import ACCEPTED, QUESTIONS, TOPICS
from forms.register.kinds.shared_questions import (
    BOARD_QUESTIONS,
    choices,
    date_of,
    decimal_of,
)
from portal.core.refusals import Refusal

GUIDELINE = "gift_value_guideline"
#: After these something is done with the thing, which can be shown afterwards.
TO_BE_DONE = ("return", "surrender", "destroy", "gift_to_organisation")


class GiftDetail(Detail):
    """A gift, service or other benefit (Aw 8.1.e). ``estimated_value`` in euro."""

    entry = entry_of("gift")
    reported_when = models.CharField(_("gemeld"), max_length=20)
    benefit_kind = models.CharField(_("soort"), max_length=20)
    situation = models.CharField(_("situatie"), max_length=24)
    giver_name = models.CharField(_("gever"), max_length=200)
    giver_organisation = models.CharField(_("organisatie"), max_length=200, blank=True)
    giver_relation = models.CharField(_("relatie"), max_length=24)
    tender_pending = models.BooleanField(_("dingt mee naar opdracht of besluit"))
    offered_on = models.DateField(_("aangeboden op"))
    received_at = models.CharField(_("plaats"), max_length=20)
    description = models.TextField(_("omschrijving"))
    estimated_value = models.DecimalField(
        _("geschatte waarde"), max_digits=12, decimal_places=2, null=True
    )
    proposed_disposition = models.CharField(_("voorstel"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("geschenk")
        verbose_name_plural = _("geschenken")
        indexes = (models.Index(fields=["giver_organisation", "offered_on"], name="gift_giver"),)


class Gift(Kind):
    """Fields and choices of a declared gift; the value never decides alone."""

    code = "gift"
    slug = "geschenk"
    place = 20
    label = _("Geschenk")
    label_plural = _("Geschenken")
    introduction = _(
        "Kreeg u iets aangeboden in verband met uw werk, of nam u het al aan? Meld het, ook als u "
        "het geweigerd hebt. Uw leidinggevende beslist wat ermee gebeurt."
    )
    guidance = (
        _("Wie biedt het aan, op welk moment, en wat kan erachter zitten?"),
        _("Is het beleefdheid zonder bijbedoeling, of wil iemand u gunstig stemmen?"),
        _("Dingt de gever mee naar werk of een besluit van de organisatie?"),
        _("Staat het in verhouding tot de aanleiding?"),
        _("Loopt een privévriendschap door de zakelijke relatie heen?"),
        _("Denk ook aan wat u niet kunt vastpakken: een uitnodiging, dienst of privékorting."),
    )
    needed = (
        _("wat u aangeboden kreeg, wanneer en waar"),
        _("de naam en de organisatie van de gever"),
        _("een schatting van de waarde"),
        _("als u die hebt: een foto"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("keep", _("Mag gehouden worden"), permits=True),
        Outcome("return", _("Moet terug naar de gever"), permits=False),
        Outcome("refuse", _("Geweigerd"), permits=False),
        Outcome("surrender", _("Moet afgestaan worden"), permits=False),
        Outcome("destroy", _("Wordt vernietigd"), permits=False),
        Outcome("gift_to_organisation", _("Is geschenk aan de organisatie"), permits=True),
        Outcome(
            "use_for_business_travel_only", _("Alleen voor dienstreizen te gebruiken"), permits=True
        ),
        Outcome("escalated", _("Hier niet beslist, elders in behandeling"), permits=False),
    )
    decision_questions = (
        Question(
            "surrender_to",
            _("Waaraan wordt het afgestaan?"),
            QuestionType.CHOICE,
            choices=choices(
                ("raffle", _("Verloting")),
                ("division", _("Verdeling onder collega’s")),
                ("exhibition", _("Tentoonstelling")),
                ("general_use", _("Algemeen gebruik")),
                ("charity", _("Goed doel")),
            ),
            when=Condition("outcome", ("surrender",)),
        ),
        Question(
            "giver_was_told",
            _("Weet de gever waarom het geschenk niet aangenomen is?"),
            QuestionType.YES_NO,
            required=False,
            when=Condition("outcome", ("return", "refuse")),
        ),
        Question(
            "disposition_done_on",
            _("Wanneer is dat gedaan?"),
            QuestionType.DATE,
            help=_("Moet het nog gebeuren? Laat het leeg en leg het later vast als opmerking."),
            required=False,
            when=Condition("outcome", TO_BE_DONE),
            not_in_future=True,
        ),
        Question(
            "disposition_proof",
            _("Waaruit blijkt dat?"),
            QuestionType.LONG_TEXT,
            help=_("Bijvoorbeeld: verzendbewijs, brief aan de gever, wie erbij was."),
            required=False,
            when=Condition("outcome", TO_BE_DONE),
            max_length=2000,
        ),
        *BOARD_QUESTIONS,
    )
    decision_guidance = _(
        "De waarde beslist nooit alleen. Denkt u aan omkoping, beslis dan niet hier: kies “Hier "
        "niet beslist” en meld het als vermoeden van een misdrijf."
    )
    event_question = "offered_on"
    giver_question = "giver_organisation"
    outcomes_without_benefit = frozenset({"return", "refuse"})
    detail = GiftDetail
    holding = _("gegevens van een geschenk en de gever")
    held = ("giver_name", "giver_organisation", "description", "estimated_value")

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """A refused gift cannot be kept."""
        if answers.get("situation") == "refused" and answers.get("proposed_disposition") == "keep":
            yield Refusal("kept_though_refused", field="proposed_disposition")

    def refusals_with(self, answers: Answers, around: Surroundings) -> Iterable[Refusal]:
        """Accepting above the guideline asks for the reason of courtesy."""
        if (
            self._above_guideline(answers, around)
            and answers.get("situation") in ACCEPTED
            and not answers.get("courtesy_reason")
        ):
            yield Refusal(
                "courtesy_reason_missing",
                {"guideline": str(around.thresholds[GUIDELINE])},
                field="courtesy_reason",
            )

    def _above_guideline(self, answers: Answers, around: Surroundings) -> bool:
        value, guideline = (
            decimal_of(answers.get("estimated_value")),
            around.thresholds.get(GUIDELINE),
        )
        return value is not None and guideline is not None and 0 < guideline < value

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        return advice_on(answers, around, self._above_guideline(answers, around))

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        return proposals_on(answers, self._above_guideline(answers, around))

    def offered(self, answers: Answers) -> Offered | None:
        on = self.event_on(answers)
        if on is None:
            return None
        return Offered(
            giver_name=answers["giver_name"],
            giver_organisation=answers.get("giver_organisation") or "",
            on=on,
            value=decimal_of(answers.get("estimated_value")),
            is_refused=answers.get("situation") == "refused",
        )

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "reported_when": answers["reported_when"],
            "benefit_kind": answers["benefit_kind"],
            "situation": answers["situation"],
            "giver_name": answers["giver_name"],
            "giver_organisation": answers.get("giver_organisation") or "",
            "giver_relation": answers["giver_relation"],
            "tender_pending": bool(answers["tender_pending"]),
            "offered_on": date_of(answers["offered_on"]),
            "received_at": answers["received_at"],
            "description": answers["description"],
            "estimated_value": decimal_of(answers.get("estimated_value")),
            "proposed_disposition": answers.get("proposed_disposition") or "",
        }

    def summary(self, detail: models.Model) -> str:
        question = self.question("benefit_kind")
        kind = question.label_of(detail.benefit_kind) if question else detail.benefit_kind
        return f"{kind} – {detail.giver_organisation or detail.giver_name}"
