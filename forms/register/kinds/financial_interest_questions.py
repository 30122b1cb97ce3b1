"""What is asked about a financial interest; never an amount."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Question, QuestionType, Topic
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, choices

RESTS_ON = ("financiële belangen", "financieel belang")

TOPICS = (
    Topic("interest", _("Het belang")),
    Topic("post", _("Uw functie en het belang")),
)
QUESTIONS = (
    Question(
        "interest_kind",
        _("Om wat voor belang gaat het?"),
        QuestionType.CHOICE,
        topic="interest",
        choices=choices(
            ("stake", _("Een belang in een bedrijf")),
            ("holding", _("Effecten, zoals aandelen of obligaties")),
            ("dealing", _("Handelen in effecten")),
            ("planning_to_deal", _("Van plan zijn in effecten te handelen")),
        ),
        rests_on=RESTS_ON,
    ),
    Question(
        "holder",
        _("Van wie is het belang?"),
        QuestionType.CHOICE,
        topic="interest",
        help=_("Een belang van uw partner kan ook uw oordeel raken."),
        choices=choices(("self", _("Van mij")), ("partner", _("Van mijn partner"))),
        rests_on=RESTS_ON,
    ),
    Question(
        "company",
        _("Naam van het bedrijf of fonds"),
        QuestionType.TEXT,
        topic="interest",
        max_length=200,
        restricted=True,
    ),
    Question(
        "sector",
        _("Branche of werkterrein"),
        QuestionType.TEXT,
        topic="interest",
        max_length=200,
        restricted=True,
    ),
    Question(
        "size_band",
        _("Hoe groot is het belang in dat bedrijf?"),
        QuestionType.CHOICE,
        topic="interest",
        # Five per cent is a substantial interest (Wet inkomstenbelasting 2001, article 4.6).
        help=_(
            "Geen bedragen. Vanaf vijf procent noemt de belastingwet het een aanmerkelijk belang."
        ),
        choices=choices(
            ("below_substantial", _("Minder dan vijf procent")),
            ("substantial", _("Vijf procent of meer")),
            ("control", _("Meer dan de helft, of zeggenschap")),
            ("unknown", _("Weet ik niet")),
        ),
        required=False,
        restricted=True,
    ),
    Question(
        "planned_or_existing",
        _("Hebt u het belang al?"),
        QuestionType.CHOICE,
        topic="interest",
        choices=choices(("existing", _("Ja")), ("planned", _("Nee, ik ben het van plan"))),
    ),
    Question(
        "date",
        _("Sinds wanneer, of vanaf wanneer?"),
        QuestionType.DATE,
        topic="interest",
    ),
    Question(
        "relation_to_post",
        _("Hoe raakt het belang uw functie?"),
        QuestionType.LONG_TEXT,
        topic="post",
        help=_("Raakt het uw functie niet, dan hoeft u niets te melden."),
        max_length=4000,
        rests_on=RESTS_ON,
        restricted=True,
    ),
    Question(
        "inside_information_access",
        _("Kunt u door uw werk informatie kennen die de koers of waarde beïnvloedt?"),
        QuestionType.YES_NO,
        topic="post",
        rests_on=RESTS_ON,
        restricted=True,
    ),
    Question(
        "proposed_measures",
        _("Wat kunt u zelf doen tegen de risico’s?"),
        QuestionType.LONG_TEXT,
        topic="post",
        required=False,
        max_length=4000,
        restricted=True,
    ),
    replace(MANAGER_INVOLVED, topic="post"),
)
