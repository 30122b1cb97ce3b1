"""What an employee is told before starting, and an editor about questions that cannot stand."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from forms.register import words
from portal.core.refusals import Refusal

WHO_READS = (
    _("Uw leidinggevende beslist. Is die zelf betrokken, dan beslist de naasthogere."),
    _("De coördinator integriteit legt het besluit vast in het register."),
    _("Een controller kan controleren; een auditor moet eerst opschrijven waarom."),
    _("Wie uw melding opent, ziet u terug bij uw melding. Collega’s zien niets."),
)

#: Why what an editor asks cannot stand, and why an employee cannot go on.
REFUSALS: Mapping[str, Any] = {
    "stopped": "%(text)s",
    "kind_has_a_live_page": _("Er is al een formulier voor deze soort melding in deze taal."),
    "condition_on_itself": _("Een vraag kan niet van zichzelf afhangen. Kies een eerdere vraag."),
    "condition_on_nothing": _("Deze vraag staat niet in dit formulier. Kies een andere."),
    "condition_on_open_question": _(
        "Bij deze vraag staan de antwoorden niet vast. Kies een vraag met ja of nee of een lijst."
    ),
    "condition_on_later": _(
        "Die vraag komt pas later in het formulier. Kies een eerdere, of zet deze vraag lager."
    ),
    "condition_answer_unknown": _("Een van de gekozen antwoorden bestaat niet meer. Kies opnieuw."),
    "condition_answer_missing": _("Kies bij welke antwoorden deze vraag gesteld wordt."),
    "step_of_other_kind": _("Deze stap hoort bij een andere soort melding."),
    "question_of_other_kind": _("Deze vraag hoort bij een andere soort melding."),
    "help_given_twice": _("Bij deze vraag staat hierboven al eigen uitleg."),
}


def sentence(refusal: Refusal) -> str:
    """One refusal in words, those of the register too. KeyError for a code that has none."""
    if refusal.code in REFUSALS:
        return str(REFUSALS[refusal.code]) % refusal.facts
    return words.sentence(refusal)
