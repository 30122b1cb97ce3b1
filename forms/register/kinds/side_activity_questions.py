"""What is asked about a side activity, and what one weighs before."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Condition,
    Question,
    QuestionType,
    SelfAssessment,
    Topic,
)
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, choices

RESTS_ON = ("nevenwerkzaamheden",)
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


TOPICS = (
    Topic("activity", _("De activiteit")),
    Topic("size", _("Omvang en tijd")),
    Topic("about", _("Risico’s en maatregelen")),
)
QUESTIONS = (
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
        "contract_hours",
        _("Hoeveel uur per week werkt u hier?"),
        QuestionType.DECIMAL,
        topic="size",
        help=_("Volgens uw contract. Samen met het nevenwerk mag het niet te veel worden."),
        required=False,
        minimum=Decimal(0),
        maximum=Decimal(60),
        stays_open=True,
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
        choices=choices(
            ("activity", _("De activiteit")),
            ("job", _("Mijn functie")),
            ("both", _("Allebei")),
        ),
        on_change=True,
    ),
    MANAGER_INVOLVED,
    Question("attachments", _("Bijlagen"), QuestionType.FILE, topic="about", required=False),
)
