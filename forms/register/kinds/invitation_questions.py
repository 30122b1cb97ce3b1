"""What is asked about an invitation, and about what often comes with one: speaking, sponsoring,
staying on after a business trip, a partner who travels along.
"""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Condition, Question, QuestionType, Topic
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, RELATIONS, choices

INVITED = Condition("request_kind", ("invitation",))
SPEAKING = Condition("request_kind", ("commercial_speaking",))
SPONSORED = Condition("request_kind", ("sponsoring",))
EXTENDED = Condition("request_kind", ("trip_extension",))
WITH_PARTNER = Condition("request_kind", ("partner_travelling",))
HAS_HOST = Condition("request_kind", ("invitation", "commercial_speaking", "sponsoring"))
HAS_COST = Condition("request_kind", ("invitation", "commercial_speaking"))
RESTS_ON = ("uitnodigingen",)

TOPICS = (
    Topic("request", _("Waar gaat het om?")),
    Topic("host", _("De andere partij")),
    Topic("cost", _("De kosten")),
    Topic("speaking", _("Spreken bij een commerciële bijeenkomst")),
    Topic("sponsoring", _("Sponsoring of fondswerving")),
    Topic("extension", _("Dienstreis privé verlengen")),
    Topic("partner", _("Partner mee op reis")),
    Topic("about", _("Overleg")),
)

REQUEST = (
    Question(
        "request_kind",
        _("Wat wilt u voorleggen?"),
        QuestionType.CHOICE,
        topic="request",
        choices=choices(
            ("invitation", _("Een uitnodiging")),
            ("commercial_speaking", _("Spreken bij een commerciële bijeenkomst, binnen mijn werk")),
            ("sponsoring", _("Sponsoring of fondswerving voor een activiteit van medewerkers")),
            ("trip_extension", _("Een dienstreis privé verlengen")),
            ("partner_travelling", _("Mijn partner meenemen op dienstreis")),
        ),
        rests_on=RESTS_ON,
    ),
    Question(
        "invitation_kind",
        _("Waarvoor bent u uitgenodigd?"),
        QuestionType.CHOICE,
        topic="request",
        choices=choices(
            ("outing", _("Uitje")),
            ("trip", _("Reis")),
            ("meal", _("Lunch of diner")),
            ("event", _("Evenement, zoals een wedstrijd of vip-arrangement")),
            ("work_visit", _("Werkbezoek")),
            ("excursion", _("Excursie")),
            ("congress", _("Congres")),
            ("other", _("Iets anders")),
        ),
        when=INVITED,
    ),
    Question(
        "event_date",
        _("Op welke dag is het?"),
        QuestionType.DATE,
        topic="request",
        help=_("Bij een reis: de dag van vertrek. Leg het voor voordat het zover is."),
    ),
    Question("place", _("Waar is het?"), QuestionType.TEXT, topic="request", max_length=200),
    Question(
        "functional_purpose",
        _("Wat heeft uw werk eraan?"),
        QuestionType.LONG_TEXT,
        topic="request",
        help=_("Schrijf op waarom het nodig en passend is, en of het ook eenvoudiger kan."),
        max_length=4000,
        rests_on=RESTS_ON,
    ),
)

HOST = (
    Question(
        "host",
        _("Wie nodigt uit of betaalt?"),
        QuestionType.TEXT,
        topic="host",
        help=_("De organisatie of persoon die uitnodigt; bij sponsoring de sponsor."),
        when=HAS_HOST,
        max_length=200,
        restricted=True,
    ),
    Question(
        "host_relation",
        _("Wat is die partij voor u?"),
        QuestionType.CHOICE,
        topic="host",
        choices=RELATIONS,
        when=HAS_HOST,
    ),
    Question(
        "tender_pending",
        _("Dingt die partij mee naar een opdracht of besluit van ons?"),
        QuestionType.YES_NO,
        topic="host",
        help=_("Ook als dat binnenkort kan gaan spelen."),
        when=HAS_HOST,
        rests_on=RESTS_ON,
    ),
    Question(
        "reciprocal",
        _("Wordt er iets terugverwacht?"),
        QuestionType.LONG_TEXT,
        topic="host",
        help=_("Bijvoorbeeld: een tegenbezoek, een aanbeveling, een gunst."),
        required=False,
        when=HAS_HOST,
        max_length=2000,
    ),
)

COST = (
    Question(
        "estimated_cost",
        _("Geschatte kosten in euro"),
        QuestionType.MONEY,
        topic="cost",
        help=_("Van alles samen: toegang, reis, verblijf, eten."),
        when=HAS_COST,
        minimum=Decimal(0),
        maximum=Decimal(1_000_000),
    ),
    Question(
        "who_pays",
        _("Wie betaalt?"),
        QuestionType.CHOICE,
        topic="cost",
        choices=choices(
            ("self", _("Ikzelf")),
            ("employer", _("Mijn werkgever")),
            ("host", _("Wie uitnodigt")),
            ("shared", _("Ieder een deel")),
        ),
        when=HAS_COST,
        rests_on=RESTS_ON,
    ),
    Question(
        "expense_claim",
        _("Wilt u kosten declareren?"),
        QuestionType.YES_NO,
        topic="cost",
        help=_("Alleen echte kosten, en nooit wat een ander al betaalt."),
        required=False,
        when=HAS_COST,
    ),
)

SPEAKING_QUESTIONS = (
    Question(
        "in_own_time",
        _("Spreekt u op persoonlijke titel, in eigen tijd?"),
        QuestionType.YES_NO,
        topic="speaking",
        when=SPEAKING,
    ),
    Question(
        "policy_relevance",
        _("Hoe helpt het om beleid te maken, uit te leggen of bekend te maken?"),
        QuestionType.LONG_TEXT,
        topic="speaking",
        when=SPEAKING,
        max_length=4000,
    ),
    Question(
        "fee_offered",
        _("Krijgt of vraagt u er geld of iets van waarde voor?"),
        QuestionType.YES_NO,
        topic="speaking",
        when=SPEAKING,
    ),
    Question(
        "audience_pays",
        _("Betalen bezoekers om u te horen?"),
        QuestionType.YES_NO,
        topic="speaking",
        when=SPEAKING,
    ),
)

SPONSORING_QUESTIONS = (
    Question(
        "organiser",
        _("Wie organiseert de activiteit?"),
        QuestionType.TEXT,
        topic="sponsoring",
        when=SPONSORED,
        max_length=200,
    ),
    Question(
        "sponsor_contracts",
        _("Welke banden heeft de sponsor met onze organisatie?"),
        QuestionType.MULTIPLE,
        topic="sponsoring",
        choices=choices(
            ("important_assignment", _("Voert een belangrijke opdracht uit")),
            ("framework_contract", _("Heeft een raamcontract")),
            ("same_unit", _("Werkt voor het onderdeel dat de activiteit houdt")),
            ("none", _("Geen van deze")),
        ),
        when=SPONSORED,
    ),
    Question(
        "sponsor_amount",
        _("Wat draagt de sponsor bij, in euro?"),
        QuestionType.MONEY,
        topic="sponsoring",
        when=SPONSORED,
        minimum=Decimal(0),
        maximum=Decimal(1_000_000),
    ),
    Question(
        "public_contribution",
        _("Wat draagt onze organisatie bij?"),
        QuestionType.CHOICE,
        topic="sponsoring",
        choices=choices(
            ("nothing", _("Niets")),
            ("in_kind", _("Iets in natura, zoals een zaal")),
            ("money", _("Geld")),
        ),
        when=SPONSORED,
    ),
)

EXTENSION_QUESTIONS = (
    Question(
        "extension_at",
        _("Wanneer hebt u vrije tijd?"),
        QuestionType.CHOICE,
        topic="extension",
        choices=choices(
            ("start", _("Voor het werk begint")),
            ("end", _("Nadat het werk klaar is")),
        ),
        when=EXTENDED,
    ),
    Question(
        "extension_hours",
        _("Hoeveel uur langer bent u weg?"),
        QuestionType.DECIMAL,
        topic="extension",
        when=EXTENDED,
        minimum=Decimal("0.5"),
        maximum=Decimal(1000),
    ),
    Question(
        "extra_cost",
        _("Wat kost dat extra, in euro?"),
        QuestionType.MONEY,
        topic="extension",
        help=_("Bijvoorbeeld een duurder ticket of een nacht langer. Niets? Vul 0 in."),
        when=EXTENDED,
        minimum=Decimal(0),
        maximum=Decimal(1_000_000),
    ),
    Question(
        "extra_cost_by_me",
        _("Betaalt u die extra kosten zelf?"),
        QuestionType.YES_NO,
        topic="extension",
        when=EXTENDED,
    ),
)

PARTNER_QUESTIONS = (
    Question(
        "partner_reason",
        _("Waarom zou uw partner meegaan?"),
        QuestionType.LONG_TEXT,
        topic="partner",
        when=WITH_PARTNER,
        max_length=4000,
    ),
    Question(
        "in_service_interest",
        _("Heeft de dienst daar aantoonbaar belang bij?"),
        QuestionType.YES_NO,
        topic="partner",
        help=_("Alleen dan kan het, en dan betaalt de werkgever."),
        when=WITH_PARTNER,
    ),
)

ABOUT = (
    Question(
        "discussed_with_colleagues_on",
        _("Wanneer hebt u het met collega’s besproken?"),
        QuestionType.DATE,
        topic="about",
        help=_("Bijvoorbeeld in het werkoverleg."),
        required=False,
        not_in_future=True,
    ),
    Question(
        "partner_invited",
        _("Is uw partner ook uitgenodigd?"),
        QuestionType.YES_NO,
        topic="about",
        required=False,
        when=INVITED,
    ),
    MANAGER_INVOLVED,
    Question(
        "attachments",
        _("Uitnodiging of programma"),
        QuestionType.FILE,
        topic="about",
        required=False,
    ),
)

QUESTIONS = (
    *REQUEST,
    *HOST,
    *COST,
    *SPEAKING_QUESTIONS,
    *SPONSORING_QUESTIONS,
    *EXTENSION_QUESTIONS,
    *PARTNER_QUESTIONS,
    *ABOUT,
)
