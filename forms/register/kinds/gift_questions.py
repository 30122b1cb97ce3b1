"""What is asked about a gift, service or other benefit."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Condition, Question, QuestionType, Topic
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, RELATIONS, choices

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


TOPICS = (
    Topic("gift", _("Het geschenk")),
    Topic("giver", _("De gever")),
    Topic("about", _("Hoe het gegaan is")),
)
QUESTIONS = (
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
        help=_("De winkelwaarde, zo goed als u die kunt schatten. Laat leeg als u het niet weet."),
        required=False,
        stays_open=True,
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
        choices=RELATIONS,
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
        "something_expected",
        _("Merkte u dat er iets tegenover moest staan?"),
        QuestionType.YES_NO,
        topic="giver",
        help=_("Een opdracht, een besluit, informatie of een gunst."),
        required=False,
        rests_on=RESTS_ON,
        restricted=True,
        help_is_fixed=True,
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
