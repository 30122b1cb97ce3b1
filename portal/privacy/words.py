"""The sentences of keeping and removing."""

from django.utils.translation import gettext_lazy as _

from portal.core.refusals import Refusal

REFUSALS = {
    "may_not_erase": _("Alleen wie over bewaren en verwijderen gaat, kan dit doen."),
    "rule_unknown": _("Deze soort gegevens is niet bekend."),
    "years_out_of_range": _("Kies een termijn van 1 tot en met %(longest)s jaar."),
    "term_in_the_past": _("Een termijn geldt op zijn vroegst vanaf vandaag."),
    "term_taken": _("Vanaf die dag geldt al een termijn; kies een andere dag."),
    "nothing_to_hold": _("Er is geen melding met dit kenmerk."),
    "already_held": _("Hiervoor geldt al een bewaarplicht."),
    "hold_reason_missing": _("Schrijf waarom dit bewaard moet blijven."),
    "hold_lifted": _("Deze bewaarplicht is al opgeheven."),
}
THEN = {"anonymise": _("anonimiseren"), "erase": _("wissen"), "keep": _("bewaren")}


def sentence(refusal: Refusal) -> str:
    """Why not, as people read it."""
    return str(REFUSALS[refusal.code]) % refusal.facts
