"""What is asked about a tie with a party in a purchase."""

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Question, QuestionType, Topic
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, choices

RESTS_ON = ("inkoop", "aanbesteding")

TOPICS = (
    Topic("purchase", _("De inkoop")),
    Topic("relation", _("Uw band")),
    Topic("about", _("Wie neemt het over?")),
)

QUESTIONS = (
    Question(
        "procedure",
        _("Om welke inkoop of aanbesteding gaat het?"),
        QuestionType.TEXT,
        topic="purchase",
        help=_("De naam of het nummer waaronder de inkoop bekend is."),
        max_length=200,
    ),
    Question(
        "own_role",
        _("Wat doet u in deze inkoop?"),
        QuestionType.CHOICE,
        topic="purchase",
        choices=choices(
            ("specifies", _("Ik stel de eisen op")),
            ("assesses", _("Ik beoordeel offertes")),
            ("decides", _("Ik kies of teken")),
            ("advises", _("Ik adviseer")),
            ("manages_contract", _("Ik beheer het contract")),
            ("other", _("Iets anders")),
        ),
    ),
    Question(
        "starts_on",
        _("Wanneer begint uw werk eraan?"),
        QuestionType.DATE,
        topic="purchase",
        rests_on=RESTS_ON,
    ),
    Question(
        "reported_before_start",
        _("Meldt u het voordat uw werk eraan begint?"),
        QuestionType.YES_NO,
        topic="purchase",
        rests_on=RESTS_ON,
    ),
    Question(
        "ends_on",
        _("Wanneer is de inkoop naar verwachting klaar?"),
        QuestionType.DATE,
        topic="purchase",
        required=False,
    ),
    Question(
        "other_party",
        _("Met welke partij hebt u een band?"),
        QuestionType.TEXT,
        topic="relation",
        max_length=200,
        restricted=True,
    ),
    Question(
        "relation_kind",
        _("Wat voor band is het?"),
        QuestionType.CHOICE,
        topic="relation",
        choices=choices(
            ("family", _("Familie of partner")),
            ("friendship", _("Vriendschap")),
            ("former_employer", _("Ik werkte er")),
            ("future_employer", _("Ik ga er werken of praat daarover")),
            ("side_activity", _("Nevenwerkzaamheid")),
            ("financial_interest", _("Financieel belang")),
            ("other", _("Iets anders")),
        ),
        rests_on=RESTS_ON,
    ),
    Question(
        "relation",
        _("Beschrijf de band"),
        QuestionType.LONG_TEXT,
        topic="relation",
        help=_("Namen hoeven niet; schrijf op wat nodig is om te kunnen beslissen."),
        max_length=4000,
        restricted=True,
    ),
    Question(
        "substitute_proposed",
        _("Wie kan uw deel overnemen?"),
        QuestionType.TEXT,
        topic="about",
        help=_("Weet u het niet, laat het dan leeg: uw leidinggevende wijst iemand aan."),
        required=False,
        max_length=200,
        stays_open=True,
    ),
    Question(
        "has_stepped_back",
        _("Hebt u uw werk eraan al neergelegd?"),
        QuestionType.YES_NO,
        topic="about",
        required=False,
    ),
    MANAGER_INVOLVED,
    Question("attachments", _("Bijlagen"), QuestionType.FILE, topic="about", required=False),
)
