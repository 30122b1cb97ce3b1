"""What the rules say about an invitation: to who asks while filling in, and to who decides."""

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Advice, Answers, Proposal, Surroundings
from forms.register.kinds.shared_questions import date_of

TIES = {"important_assignment", "framework_contract", "same_unit"}


def advice_on(answers: Answers, around: Surroundings) -> list[Advice]:
    """In the order of the questions; warnings only where something may be wrong."""
    asked = answers.get("request_kind")
    found = _about_the_day(answers, around)
    if answers.get("tender_pending"):
        found.append(
            Advice(
                "tender_pending",
                _(
                    "Deze partij dingt mee naar een opdracht of besluit. Ga er niet op in en leg "
                    "uit waarom."
                ),
                field="tender_pending",
            )
        )
    if answers.get("who_pays") == "host":
        found.append(
            Advice(
                "host_pays",
                _("Betaal liever zelf, of laat de werkgever betalen: dan blijft u vrij."),
                field="who_pays",
            )
        )
        if answers.get("expense_claim"):
            found.append(
                Advice(
                    "paid_twice",
                    _("Wat wie uitnodigt betaalt, declareert u niet nog een keer."),
                    field="expense_claim",
                )
            )
    if answers.get("partner_invited"):
        found.append(
            Advice(
                "partner_invited",
                _(
                    "Een partner gaat niet mee, tenzij de dienst er aantoonbaar belang bij heeft. "
                    "Leg dat dan apart voor."
                ),
                field="partner_invited",
            )
        )
    by_kind = {"commercial_speaking": _speaking, "sponsoring": _sponsoring}
    by_kind["partner_travelling"] = _partner
    return [*found, *(by_kind[asked](answers) if asked in by_kind else ())]


def _about_the_day(answers: Answers, around: Surroundings) -> list[Advice]:
    day = date_of(answers.get("event_date"))
    if day is None or day > around.today or (day == around.today and not _is_trip(answers)):
        return []
    if _is_trip(answers):
        text = _(
            "De reis is al begonnen. Verlengen kan alleen met toestemming van vóór het vertrek."
        )
        return [Advice("trip_began", text, field="event_date")]
    text = _("Dit is al geweest. Zulke dingen bespreekt u vooraf.")
    return [Advice("in_the_past", text, field="event_date")]


def _is_trip(answers: Answers) -> bool:
    return answers.get("request_kind") == "trip_extension"


def _speaking(answers: Answers) -> list[Advice]:
    found = []
    if answers.get("in_own_time"):
        text = _("Dit is nevenwerk. Meld het als nevenwerkzaamheid, niet als uitnodiging.")
        found.append(Advice("speaking_is_side_activity", text, "stop", "in_own_time"))
    if answers.get("fee_offered"):
        text = _("Voor spreken binnen uw werk vraagt en krijgt u niets.")
        found.append(Advice("fee_offered", text, field="fee_offered"))
    if answers.get("audience_pays"):
        text = _("Anderen verdienen eraan dat u spreekt. Het antwoord is dan meestal nee.")
        found.append(Advice("audience_pays", text, field="audience_pays"))
    return found


def _sponsoring(answers: Answers) -> list[Advice]:
    found = []
    if TIES & set(answers.get("sponsor_contracts") or []):
        text = _("Een sponsor met lopend werk voor ons roept de schijn van een tegenprestatie op.")
        found.append(Advice("sponsor_has_contracts", text, field="sponsor_contracts"))
    if answers.get("public_contribution") == "money":
        text = _("Onze organisatie draagt hooguit iets kleins bij, en liever in natura.")
        found.append(Advice("public_money", text, field="public_contribution"))
    return found


def _partner(answers: Answers) -> list[Advice]:
    if answers.get("in_service_interest") is not False:
        return []
    text = _("Zonder belang voor de dienst reist een partner niet mee.")
    return [Advice("partner_stays_home", text, field="in_service_interest")]


def proposals_on(answers: Answers, around: Surroundings) -> list[Proposal]:
    """A competing host outweighs all else; then what the request itself asks."""
    if answers.get("tender_pending"):
        text = _("Deze partij dingt mee naar een opdracht of besluit: niet op ingaan.")
        return [Proposal(("decline",), "tender_pending", text)]
    match answers.get("request_kind"):
        case "commercial_speaking":
            return [_proposal_on_speaking(answers)]
        case "sponsoring" if TIES & set(answers.get("sponsor_contracts") or []):
            text = _("De sponsor werkt voor ons; leg dit bij twijfel voor aan de leiding.")
            outcomes = ("decline", "approved_with_conditions")
            return [Proposal(outcomes, "sponsor_has_contracts", text)]
        case "trip_extension":
            return [_proposal_on_extension(answers, around)]
        case "partner_travelling":
            return [_proposal_on_partner(answers)]
        case "invitation" if answers.get("who_pays") == "self":
            text = _("De medewerker betaalt zelf.")
            return [Proposal(("attend_self_paid", "decline"), "self_paid", text)]
    return []


def _proposal_on_speaking(answers: Answers) -> Proposal:
    if answers.get("fee_offered") or answers.get("audience_pays"):
        text = _("Er wordt voor betaald: het antwoord is nee.")
        return Proposal(("decline",), "speaking_for_money", text)
    text = _("Nee, tenzij het helpt om beleid te maken, uit te leggen of bekend te maken.")
    return Proposal(("decline", "approved_with_conditions"), "speaking_unless_useful", text)


def _proposal_on_extension(answers: Answers, around: Surroundings) -> Proposal:
    day = date_of(answers.get("event_date"))
    if day and day <= around.today:
        return Proposal(("decline",), "trip_began", _("Dit is gevraagd toen de reis al begon."))
    text = _("Binnen het aantal uren, extra kosten voor de medewerker, en vooraf gevraagd.")
    return Proposal(("approved", "approved_with_conditions"), "extension_fits", text)


def _proposal_on_partner(answers: Answers) -> Proposal:
    if answers.get("in_service_interest"):
        text = _("Kan alleen als het belang van de dienst aantoonbaar is; de werkgever betaalt.")
        return Proposal(("approved", "decline"), "partner_in_service_interest", text)
    return Proposal(("decline",), "partner_stays_home", _("De dienst heeft er geen belang bij."))
