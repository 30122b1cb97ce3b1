"""Side activities that can touch the service (Aw 5.1.b, 5.1.c, 8.1.a, 8.2.a)."""

from collections.abc import Iterable, Mapping
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
    SelfAssessment,
    Surroundings,
    Topic,
)
from forms.register.kinds.shared_questions import (
    BOARD_QUESTIONS,
    MANAGER_INVOLVED,
    choices,
    date_of,
    decimal_of,
    months_later,
)
from portal.core.refusals import Refusal

HOURS_LIMIT = "weekly_hours_limit"
REASSESS_AFTER = "reassess_after_months"
RESTS_ON = ("nevenwerkzaamheden",)
PROHIBITIONS = ("prohibited_not_start", "prohibited_must_stop")

YES_NO_UNSURE = choices(("yes", _("Ja")), ("no", _("Nee")), ("unsure", _("Twijfel")))


def _item(key: str, label: Any) -> Question:
    return Question(key, label, QuestionType.CHOICE, choices=YES_NO_UNSURE, rests_on=RESTS_ON)


ASSESSMENT = SelfAssessment(
    introduction=_(
        "Weeg eerst zelf of uw activiteit uw werk kan raken. Er komt geen score uit en er wordt "
        "niets bewaard zolang u niet meldt."
    ),
    items=(
        _item("overlap_with_job", _("Lijkt de activiteit op uw functie of werkterrein?")),
        _item("same_network", _("Komt u er dezelfde mensen, bedrijven of instellingen tegen?")),
        _item("obtained_via_job", _("Kwam de activiteit op uw pad door uw functie?")),
        _item(
            "uses_job_knowledge",
            _("Gebruikt u er kennis, informatie of vaardigheden uit uw werk?"),
        ),
        _item("size", _("Is de activiteit groot in tijd of inkomsten?")),
        _item(
            "reputation",
            _("Is er iets aan te merken op de naam van de organisatie, branche of persoon?"),
        ),
        _item("public_perception", _("Kan het er voor de buitenwereld verkeerd uitzien?")),
        _item("burden", _("Kost het zo veel tijd of energie dat uw werk eronder kan lijden?")),
        _item(
            "working_time_act",
            _("Komt u samen met uw baan boven wat de Arbeidstijdenwet toestaat?"),
        ),
    ),
    results=choices(
        ("not_reportable", _("Ik hoef dit niet te melden")),
        ("in_doubt", _("Ik twijfel")),
        ("report", _("Ik meld het")),
    ),
    reporting=("in_doubt", "report"),
    in_doubt=_("Twijfelt u, bespreek het dan met uw leidinggevende of een vertrouwenspersoon."),
)


class SideActivity(Kind):
    """Fields and choices of a declared side activity, tested beforehand and together."""

    code = "side_activity"
    slug = "nevenwerkzaamheden"
    label = _("Nevenwerkzaamheid")
    label_plural = _("Nevenwerkzaamheden")
    introduction = _(
        "Doet u naast uw baan iets dat uw werk kan raken, betaald of niet? Meld het voordat u "
        "begint. Samen met uw leidinggevende kijkt u of er risico’s zijn en wat ertegen helpt."
    )
    self_assessment = ASSESSMENT
    topics = (
        Topic("activity", _("De activiteit")),
        Topic("size", _("Omvang en tijd")),
        Topic("about", _("Risico’s en maatregelen")),
    )
    questions = (
        Question(
            "activity_kind",
            _("Wat voor activiteit is het?"),
            QuestionType.CHOICE,
            topic="activity",
            choices=choices(
                ("volunteer", _("Vrijwilligerswerk")),
                ("board", _("Bestuursfunctie in vereniging of stichting")),
                ("political_office", _("Gemeenteraad of ander politiek ambt")),
                ("union_board", _("Bestuur van een vakbond")),
                ("paid_job", _("Betaalde baan")),
                ("own_business", _("Eigen bedrijf")),
                ("commercial", _("Commerciële activiteit")),
                ("publication", _("Artikel of boek op persoonlijke titel")),
                ("talk", _("Lezing op persoonlijke titel")),
                ("other", _("Iets anders")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "incompatible_office",
            _("Gaat het om een van deze ambten?"),
            QuestionType.CHOICE,
            topic="activity",
            help=_("Deze ambten mogen volgens de wet niet samengaan met uw aanstelling."),
            choices=choices(
                ("none", _("Nee")),
                ("first_chamber", _("Lid van de Eerste Kamer")),
                ("second_chamber", _("Lid van de Tweede Kamer")),
                ("european_parliament", _("Lid van het Europees Parlement")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "organisation",
            _("Naam van de organisatie of opdrachtgever"),
            QuestionType.TEXT,
            topic="activity",
            max_length=200,
        ),
        Question(
            "sector",
            _("Branche of werkterrein"),
            QuestionType.TEXT,
            topic="activity",
            max_length=200,
        ),
        Question(
            "description",
            _("Wat gaat u doen?"),
            QuestionType.LONG_TEXT,
            topic="activity",
            help=_("Minstens 20 tekens."),
            min_length=20,
            max_length=4000,
        ),
        Question(
            "is_paid",
            _("Wordt u ervoor betaald?"),
            QuestionType.YES_NO,
            topic="size",
            help=_("Ook onbetaald werk kan u in een lastige positie brengen."),
        ),
        Question(
            "earnings_per_year",
            _("Inkomsten per jaar in euro"),
            QuestionType.MONEY,
            topic="size",
            help=_("Alleen te zien voor wie beslist en wie het register beheert."),
            required=False,
            when=Condition("is_paid", (True,)),
            minimum=Decimal(0),
            maximum=Decimal(10_000_000),
            restricted=True,
        ),
        Question(
            "hours_per_week",
            _("Uren per week"),
            QuestionType.DECIMAL,
            topic="size",
            minimum=Decimal(0),
            maximum=Decimal(80),
        ),
        Question(
            "takes_place_in",
            _("Wanneer doet u het?"),
            QuestionType.MULTIPLE,
            topic="size",
            choices=choices(
                ("own_time", _("In eigen tijd")),
                ("leave", _("In verlof")),
                ("working_hours", _("Onder werktijd")),
            ),
        ),
        Question("start_date", _("Begint op"), QuestionType.DATE, topic="size"),
        Question("end_date", _("Eindigt op"), QuestionType.DATE, topic="size", required=False),
        Question(
            "own_measures",
            _("Wat kunt u zelf doen tegen de risico’s?"),
            QuestionType.LONG_TEXT,
            topic="about",
            required=False,
            max_length=4000,
            restricted=True,
        ),
        Question(
            "change_side",
            _("Wat is er veranderd sinds de vorige melding?"),
            QuestionType.CHOICE,
            topic="about",
            help=_("Alleen bij een wijziging of herbeoordeling."),
            choices=choices(
                ("activity", _("De activiteit")),
                ("job", _("Mijn functie")),
                ("both", _("Allebei")),
            ),
            required=False,
        ),
        MANAGER_INVOLVED,
        Question("attachments", _("Bijlagen"), QuestionType.FILE, topic="about", required=False),
    )
    outcomes = (
        Outcome("registered_no_risk", _("Geen risico, geregistreerd"), permits=True),
        Outcome(
            "permitted_with_conditions",
            _("Toegestaan onder voorwaarden"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome("prohibited_not_start", _("Niet toegestaan: niet beginnen"), permits=False),
        Outcome("prohibited_must_stop", _("Niet toegestaan: stoppen"), permits=False),
        Outcome("incompatible", _("Onverenigbaar volgens de wet"), permits=False),
        Outcome("not_reportable_after_all", _("Bleek niet meldplichtig"), permits=False),
    )
    decision_questions = (
        Question(
            "risk_found",
            _("Zijn er samen risico’s gevonden?"),
            QuestionType.YES_NO,
        ),
        Question("measures", _("Afgesproken maatregelen"), QuestionType.LONG_TEXT, required=False),
        Question(
            "grounds",
            _("Waarop rust het verbod?"),
            QuestionType.MULTIPLE,
            choices=choices(
                ("availability", _("Beschikbaarheid")),
                ("image_of_person", _("Aanzien van de persoon")),
                ("image_of_service", _("Aanzien van de dienst")),
                ("independence", _("Schijn of onafhankelijkheid")),
                ("nature_of_post", _("Aard van de functie")),
                ("nature_of_activity", _("Aard van de activiteit")),
                ("functioning_of_person", _("Schaadt het functioneren van de persoon")),
                ("functioning_of_service", _("Schaadt het functioneren van de dienst")),
            ),
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "lesser_measures_considered",
            _("Welke lichtere maatregelen zijn overwogen, en waarom volstaan die niet?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "fundamental_right_considered",
            _("Raakt het verbod een grondrecht?"),
            QuestionType.YES_NO,
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "fundamental_right_text",
            _("Hoe is dat grondrecht meegewogen?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", PROHIBITIONS),
        ),
        *BOARD_QUESTIONS,
    )
    event_question = "start_date"
    detail_name = "side_activity"
    can_be_disclosed = True
    legal_ground = _("Ambtenarenwet 2017, artikel 5, eerste lid, onder c")
    ends_by_itself = False

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """The end comes after the start; a seat in parliament goes to HR, not into this form."""
        start, end = answers.get("start_date"), answers.get("end_date")
        if start and end and end < start:
            yield Refusal("end_before_start", field="end_date")
        if answers.get("incompatible_office", "none") != "none":
            yield Refusal("incompatible_office", field="incompatible_office")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        if answers.get("incompatible_office", "none") != "none":
            found.append(
                Advice(
                    "incompatible_office",
                    _(
                        "De wet staat deze combinatie niet toe. Neem contact op met de afdeling "
                        "personeel."
                    ),
                    level="stop",
                    field="incompatible_office",
                )
            )
        start = date_of(answers.get("start_date"))
        if start and start < around.today:
            found.append(
                Advice(
                    "starts_in_past",
                    _("Deze activiteit is al begonnen. De toets hoort vooraf te gaan."),
                    field="start_date",
                )
            )
        if "working_hours" in (answers.get("takes_place_in") or []):
            found.append(
                Advice(
                    "working_hours",
                    _("Een nevenwerkzaamheid doet u in eigen tijd of in verlof."),
                    field="takes_place_in",
                )
            )
        hours, limit = decimal_of(answers.get("hours_per_week")), around.thresholds.get(HOURS_LIMIT)
        if hours is not None and limit is not None and hours + (around.contract_hours or 0) > limit:
            found.append(
                Advice(
                    "many_hours",
                    _("Samen met uw baan komt u boven het aantal uren waarbij we waarschuwen."),
                    field="hours_per_week",
                )
            )
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        if around.is_vulnerable:
            return [
                Proposal(
                    ("permitted_with_conditions", *PROHIBITIONS),
                    "vulnerable_function",
                    _("De functie is kwetsbaar; daarvoor gelden strengere eisen."),
                )
            ]
        return []

    def reassess_default(self, day: date, thresholds: Mapping[str, Decimal]) -> date | None:
        months = thresholds.get(REASSESS_AFTER)
        return months_later(day, int(months)) if months else None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "activity_kind": answers["activity_kind"],
            "incompatible_office": answers["incompatible_office"],
            "organisation": answers["organisation"],
            "sector": answers["sector"],
            "description": answers["description"],
            "is_paid": bool(answers["is_paid"]),
            "earnings_per_year": decimal_of(answers.get("earnings_per_year")),
            "hours_per_week": decimal_of(answers["hours_per_week"]),
            "starts_on": date_of(answers["start_date"]),
            "ends_on": date_of(answers.get("end_date")),
        }

    def summary(self, detail: Model) -> str:
        question = self.question("activity_kind")
        kind = question.label_of(detail.activity_kind) if question else detail.activity_kind
        return f"{kind} – {detail.organisation}"

    def public_fields(self, answers: Answers) -> dict[str, Any]:
        question = self.question("activity_kind")
        kind = question.label_of(answers["activity_kind"]) if question else ""
        return {"activity": str(kind), "organisation": answers["organisation"]}
