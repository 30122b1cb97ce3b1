"""The sentences of the yearly account."""

from django.utils.translation import gettext_lazy as _

from portal.core.refusals import Refusal

REFUSALS = {
    "may_not_compile": _("U kunt geen verantwoording opstellen."),
    "year_out_of_range": _("Kies een jaar van %(first)s tot en met %(last)s."),
    "may_not_adopt": _("U kunt geen verantwoording vaststellen."),
    "not_compiled": _("Er is nog niets opgesteld voor dit jaar."),
    "compiler_adopts": _("Wie opstelde, stelt niet zelf vast: vraag een collega."),
    "year_not_over": _("Het jaar is nog niet voorbij; de cijfers zijn voorlopig."),
    "adopted_by_missing": _("Vul in wie de verantwoording vaststelde, bijvoorbeeld het college."),
    "adoption_reference_missing": _("Vul het nummer van het besluit in."),
}


def sentence(refusal: Refusal) -> str:
    """Why not, as people read it."""
    return str(REFUSALS[refusal.code]) % refusal.facts
