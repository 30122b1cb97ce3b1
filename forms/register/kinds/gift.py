"""Gift, service or other benefit in relation to the job (Aw 8.1.e)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model
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
    Topic,
)
from forms.register.kinds.shared_questions import (
    BOARD_QUESTIONS,
    MANAGER_INVOLVED,
    choices,
    date_of,
    decimal_of,
)
from portal.core.refusals import Refusal

GUIDELINE = "gift_value_guideline"
ACCEPTED = ("accepted", "accepted_for_now")
RESTS_ON = ("geschenken",)

DISPOSITIONS = (
    ("keep", _("Houden")),
    ("return", _("Terugsturen of teruggeven")),
    ("refuse", _("Weigeren")),
    ("surrender", _("Afstaan: verloten, verdelen, tentoonstellen, algemeen gebruik of goed doel")),
    ("destroy", _("Vernietigen")),
    ("gift_to_organisation", _("Aanvaarden als geschenk aan de organisatie")),
    ("use_for_business_travel_only", _("Alleen voor dienstreizen gebruiken (punten, mijlen)")),
)


class Gift(Kind):
    """Fields and choices of a declared gift; the value never decides alone."""

    code = "gift"
    slug = "geschenk"
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
    topics = (
        Topic("gift", _("Het geschenk")),
        Topic("giver", _("De gever")),
        Topic("about", _("Hoe het gegaan is")),
    )
    questions = (
        Question(
            "benefit_kind",
            _("Wat werd u aangeboden?"),
            QuestionType.CHOICE,
            topic="gift",
            choices=choices(
                ("goods", _("Goederen")),
                ("money", _("Geld")),
                ("reward", _("Beloning")),
                ("reimbursement", _("Vergoeding")),
                ("loyalty_scheme", _("Spaar- of kortingsregeling")),
                ("service", _("Dienst")),
                ("favour", _("Gunst")),
                ("promise", _("Belofte")),
                ("private_discount", _("Privékorting")),
                ("other", _("Iets anders")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "description",
            _("Omschrijving"),
            QuestionType.LONG_TEXT,
            topic="gift",
            help=_("Bijvoorbeeld: doos met zes flessen wijn."),
            max_length=4000,
        ),
        Question(
            "estimated_value",
            _("Geschatte waarde in euro"),
            QuestionType.MONEY,
            topic="gift",
            help=_("De winkelwaarde, zo goed als u die kunt schatten."),
            minimum=Decimal(0),
            maximum=Decimal(1_000_000),
            rests_on=RESTS_ON,
        ),
        Question(
            "value_is_approximate",
            _("Is de waarde een ruwe schatting?"),
            QuestionType.YES_NO,
            topic="gift",
            required=False,
        ),
        Question(
            "offered_on",
            _("Wanneer werd het aangeboden?"),
            QuestionType.DATE,
            topic="gift",
            not_in_future=True,
        ),
        Question(
            "giver_name",
            _("Naam van de gever"),
            QuestionType.TEXT,
            topic="giver",
            max_length=200,
            restricted=True,
        ),
        Question(
            "giver_organisation",
            _("Organisatie van de gever"),
            QuestionType.TEXT,
            topic="giver",
            help=_("Vul “particulier” in als er geen organisatie achter zit."),
            max_length=200,
            restricted=True,
        ),
        Question(
            "giver_relation",
            _("Wat is de gever voor u?"),
            QuestionType.CHOICE,
            topic="giver",
            choices=choices(
                ("citizen", _("Inwoner")),
                ("supplier", _("Leverancier of aannemer")),
                ("foreign_relation", _("Buitenlandse relatie")),
                ("diplomatic", _("Diplomatieke of consulaire relatie")),
                ("authority", _("Andere overheid")),
                ("private_friend", _("Privévriend die ook zakelijk contact is")),
                ("other", _("Iemand anders")),
            ),
        ),
        Question(
            "tender_pending",
            _("Dingt de gever mee naar een opdracht of besluit van ons?"),
            QuestionType.YES_NO,
            topic="giver",
            help=_("Ook als dat binnenkort kan gaan spelen."),
            rests_on=RESTS_ON,
        ),
        Question(
            "reported_when",
            _("Wanneer meldt u het?"),
            QuestionType.CHOICE,
            topic="about",
            choices=choices(
                ("before", _("Voordat ik het aanneem")), ("after", _("Nadat ik het kreeg"))
            ),
        ),
        Question(
            "situation",
            _("Wat hebt u gedaan?"),
            QuestionType.CHOICE,
            topic="about",
            choices=choices(
                ("refused", _("Aangeboden gekregen en geweigerd")),
                ("accepted", _("Aangenomen")),
                ("sent_unasked", _("Ongevraagd toegestuurd gekregen")),
                ("accepted_for_now", _("Voorlopig aangenomen")),
            ),
        ),
        Question(
            "occasion",
            _("Wat was de aanleiding?"),
            QuestionType.LONG_TEXT,
            topic="about",
            help=_("Bijvoorbeeld: dank voor een lezing."),
            max_length=2000,
        ),
        Question(
            "received_at",
            _("Waar kreeg u het?"),
            QuestionType.CHOICE,
            topic="about",
            choices=choices(
                ("workplace", _("Op het werk")),
                ("outside", _("Buiten de werkplek")),
                ("post_at_work", _("Per post op het werk")),
                ("home_address", _("Op mijn huisadres")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "courtesy_reason",
            _("Waarom was weigeren onbeleefd?"),
            QuestionType.LONG_TEXT,
            topic="about",
            help=_(
                "Nodig als u iets boven het richtbedrag aannam, bijvoorbeeld door gewoonten in het "
                "buitenland. Het geldt dan als geschenk aan de organisatie."
            ),
            required=False,
            when=Condition("situation", ACCEPTED),
            max_length=2000,
        ),
        Question(
            "discussed_with_colleagues",
            _("Hebt u het met collega’s besproken?"),
            QuestionType.YES_NO,
            topic="about",
            required=False,
        ),
        Question(
            "proposed_disposition",
            _("Wat stelt u zelf voor?"),
            QuestionType.CHOICE,
            topic="about",
            choices=choices(*DISPOSITIONS),
            required=False,
        ),
        MANAGER_INVOLVED,
        Question("photo", _("Foto"), QuestionType.FILE, topic="gift", required=False),
    )
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
        *BOARD_QUESTIONS,
    )
    decision_guidance = _(
        "Denkt u aan omkoping, beslis dan niet hier maar meld het als vermoeden van een misdrijf."
    )
    event_question = "offered_on"
    detail_name = "gift"

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
        return value is not None and guideline is not None and value > guideline

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        if answers.get("tender_pending"):
            found.append(
                Advice(
                    "tender_pending",
                    _(
                        "De gever dingt mee naar een opdracht of besluit. Neem dan niets aan, hoe "
                        "klein ook, en leg de gever uit waarom."
                    ),
                    field="tender_pending",
                )
            )
        if self._above_guideline(answers, around):
            found.append(
                Advice(
                    "above_guideline",
                    _("Dit is meer dan het richtbedrag. Zulke geschenken weigeren we meestal."),
                    field="estimated_value",
                )
            )
        if answers.get("received_at") == "home_address":
            found.append(
                Advice(
                    "home_address",
                    _("Geschenken horen niet op uw huisadres te komen. Bespreek dit."),
                    field="received_at",
                )
            )
        if answers.get("benefit_kind") == "money":
            found.append(
                Advice("money", _("Geld aannemen kan niet zonder overleg."), field="benefit_kind")
            )
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        if answers.get("tender_pending"):
            return [
                Proposal(
                    ("refuse", "return"),
                    "tender_pending",
                    _(
                        "De gever dingt mee naar een opdracht of besluit: weigeren, wat de "
                        "waarde ook is."
                    ),
                )
            ]
        if not self._above_guideline(answers, around):
            return []
        if answers.get("courtesy_reason"):
            return [
                Proposal(
                    ("gift_to_organisation",),
                    "courtesy",
                    _(
                        "Boven het richtbedrag, maar weigeren was onbeleefd: een geschenk aan de "
                        "organisatie."
                    ),
                )
            ]
        return [
            Proposal(
                ("refuse", "return", "surrender"),
                "above_guideline",
                _("De waarde ligt boven het richtbedrag van die dag."),
            )
        ]

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

    def summary(self, detail: Model) -> str:
        question = self.question("benefit_kind")
        kind = question.label_of(detail.benefit_kind) if question else detail.benefit_kind
        return f"{kind} – {detail.giver_organisation or detail.giver_name}"
