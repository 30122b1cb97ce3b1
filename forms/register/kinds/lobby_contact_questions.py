"""What is asked about contact with somebody who speaks for an interest."""

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Condition, Question, QuestionType, Topic
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, choices

TOBACCO = "tobacco"
RESTS_ON = ("belangenbehartigers", "lobby")
OF_MINISTER = Condition("former_minister", (True,))

TOPICS = (
    Topic("party", _("Wie en namens wie")),
    Topic("contact", _("Het contact")),
    Topic("about", _("Oud-bewindspersoon en betrokkenen")),
)

QUESTIONS = (
    Question(
        "party",
        _("Namens welke organisatie of groep wordt gesproken?"),
        QuestionType.TEXT,
        topic="party",
        max_length=200,
    ),
    Question(
        "sector",
        _("In welke branche is die actief?"),
        QuestionType.CHOICE,
        topic="party",
        choices=choices(
            (TOBACCO, _("Tabak")),
            ("pharmaceutical", _("Geneesmiddelen en zorg")),
            ("food", _("Voedsel en landbouw")),
            ("energy", _("Energie")),
            ("construction", _("Bouw en vastgoed")),
            ("finance", _("Banken en verzekeringen")),
            ("digital", _("Digitale diensten")),
            ("civil_society", _("Maatschappelijke organisatie")),
            ("other", _("Iets anders")),
        ),
        help=_("Ook wie voor de tabaksindustrie optreedt, hoort bij tabak."),
        rests_on=RESTS_ON,
        help_is_fixed=True,
    ),
    Question(
        "contact_form",
        _("Hoe verloopt het contact?"),
        QuestionType.CHOICE,
        topic="contact",
        choices=choices(
            ("visit", _("Gesprek of bezoek")),
            ("invitation", _("Uitnodiging")),
            ("co_funded_research", _("Onderzoek waaraan de partij meebetaalt")),
            ("other", _("Anders")),
        ),
    ),
    Question(
        "contact_on",
        _("Wanneer is of was het contact?"),
        QuestionType.DATE,
        topic="contact",
    ),
    Question(
        "subject",
        _("Waarover gaat het?"),
        QuestionType.LONG_TEXT,
        topic="contact",
        max_length=4000,
    ),
    Question(
        "participants",
        _("Wie zijn erbij?"),
        QuestionType.LONG_TEXT,
        topic="contact",
        help=_("Namen en organisaties, ook van uw eigen collega’s."),
        max_length=2000,
        restricted=True,
    ),
    Question(
        "was_held",
        _("Is het gesprek al geweest?"),
        QuestionType.YES_NO,
        topic="contact",
        when=Condition("sector", (TOBACCO,)),
    ),
    Question(
        "minutes",
        _("Verslag van het gesprek"),
        QuestionType.LONG_TEXT,
        topic="contact",
        help=_("Dit wordt openbaar. Zet er niets in wat vertrouwelijk is."),
        when=Condition("was_held", (True,)),
        rests_on=RESTS_ON,
        help_is_fixed=True,
    ),
    Question(
        "former_minister",
        _("Is of was uw gesprekspartner minister of staatssecretaris?"),
        QuestionType.YES_NO,
        topic="about",
        help=_("Iemand die nu in functie is, telt niet mee: kies dan nee."),
        rests_on=RESTS_ON,
        help_is_fixed=True,
    ),
    Question(
        "minister_name",
        _("Wie is dat?"),
        QuestionType.TEXT,
        topic="about",
        when=OF_MINISTER,
        max_length=200,
        restricted=True,
    ),
    Question(
        "resigned_on",
        _("Wanneer trad die af?"),
        QuestionType.DATE,
        topic="about",
        when=OF_MINISTER,
        not_in_future=True,
    ),
    Question(
        "policy_field",
        _("Over welk beleid ging die?"),
        QuestionType.TEXT,
        topic="about",
        when=OF_MINISTER,
        max_length=200,
    ),
    Question(
        "is_same_field",
        _("Gaat het contact over dat beleid?"),
        QuestionType.YES_NO,
        topic="about",
        when=OF_MINISTER,
    ),
    MANAGER_INVOLVED,
    Question("attachments", _("Bijlagen"), QuestionType.FILE, topic="about", required=False),
)
