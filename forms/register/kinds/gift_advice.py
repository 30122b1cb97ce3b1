"""What the rules say about a gift: to who declares it, and to who decides."""

from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import Advice, Answers, Proposal, Surroundings
from forms.register.kinds.gift_questions import ACCEPTED

PRIOR_CONSULTATION = "prior_gift_consultation"
TENDER = _(
    "De gever dingt mee naar een opdracht of besluit. Neem dan niets aan, hoe klein ook, en leg de "
    "gever uit waarom."
)
SOMETHING_EXPECTED = _(
    "Iets aannemen voor een tegenprestatie is omkoping, een misdrijf. Neem niets aan en bel "
    "vandaag nog uw leidinggevende of een vertrouwenspersoon."
)
NO_VALUE = _(
    "U vulde geen waarde in. Dat mag als u die niet kunt schatten; het telt dan mee als geschenk "
    "van onbekende waarde."
)
ABOVE = _("Dit is meer dan het richtbedrag. Zulke geschenken weigeren we meestal.")
POINTS = _("Punten en mijlen uit het werk gebruikt u niet privé, alleen voor dienstreizen.")
HOME = _("Geschenken horen niet op uw huisadres te komen. Bespreek dit.")
MONEY = _("Geld aannemen kan niet zonder overleg.")
AFTERWARDS = _("Bij ons overlegt u vooraf. Bespreek dit met uw leidinggevende.")


def advice_on(answers: Answers, around: Surroundings, is_above: bool) -> list[Advice]:
    """``is_above``: worth more than the guideline of the day it was offered."""
    benefit = answers.get("benefit_kind")
    consults_before = around.thresholds.get(PRIOR_CONSULTATION) == 1
    is_late = answers.get("reported_when") == "after" and answers.get("situation") in ACCEPTED
    no_value = bool(answers.get("description")) and not answers.get("estimated_value")
    said = (
        (no_value, "value_unknown", NO_VALUE, "estimated_value"),
        (answers.get("tender_pending"), "tender_pending", TENDER, "tender_pending"),
        (answers.get("something_expected"), "bribery", SOMETHING_EXPECTED, "something_expected"),
        (is_above, "above_guideline", ABOVE, "estimated_value"),
        (answers.get("received_at") == "home_address", "home_address", HOME, "received_at"),
        (benefit == "money", "money", MONEY, "benefit_kind"),
        (benefit == "loyalty_scheme", "points", POINTS, "benefit_kind"),
        (consults_before and is_late, "afterwards", AFTERWARDS, "reported_when"),
    )
    return [Advice(code, text, field=field) for counts, code, text, field in said if counts]


def proposals_on(answers: Answers, is_above: bool) -> list[Proposal]:
    """A suspicion is decided elsewhere; a competing giver weighs more than the value."""
    if answers.get("something_expected"):
        text = _("Er werd iets terugverwacht: meld het als vermoeden van een misdrijf.")
        return [Proposal(("escalated",), "bribery", text)]
    if answers.get("tender_pending"):
        text = _("De gever dingt mee naar een opdracht of besluit: weigeren, wat de waarde ook is.")
        return [Proposal(("refuse", "return"), "tender_pending", text)]
    if answers.get("benefit_kind") == "loyalty_scheme":
        text = _("Punten en mijlen blijven bij het werk.")
        outcomes = ("use_for_business_travel_only", "refuse", "return")
        return [Proposal(outcomes, "points", text)]
    if not is_above:
        return []
    if answers.get("courtesy_reason"):
        text = _(
            "Boven het richtbedrag, maar weigeren was onbeleefd: een geschenk aan de organisatie."
        )
        return [Proposal(("gift_to_organisation",), "courtesy", text)]
    text = _("De waarde ligt boven het richtbedrag van die dag.")
    return [Proposal(("refuse", "return", "surrender"), "above_guideline", text)]
