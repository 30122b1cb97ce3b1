"""The sentences for refusals and doubts of the importer."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.policies.words import sentence as policy_sentence
from portal.core.refusals import Refusal

REFUSALS: dict[str, Promise] = {
    "unknown_type": _("Dit soort bestand kan niet worden ingelezen. Kies een van deze: %(types)s."),
    "content_differs": _("De inhoud van het bestand past niet bij de extensie %(type)s."),
    "empty": _("Het bestand is leeg."),
    "no_text": _("In het bestand staat geen tekst."),
    "scanned": _(
        "Deze pdf bevat geen tekst, alleen afbeeldingen. "
        "Gebruik het oorspronkelijke bestand of laat de tekst eerst herkennen."
    ),
    "encrypted": _("Het bestand is beveiligd met een wachtwoord. Haal de beveiliging er eerst af."),
    "damaged": _("Het bestand is beschadigd en kan niet worden gelezen."),
    "too_large": _("Het bestand is te groot. Het mag hoogstens %(maximum)s MB zijn."),
    "archive_too_large": _("Het bestand is uitgepakt veel te groot en wordt niet gelezen."),
    "archive_too_many_parts": _("Het bestand bestaat uit te veel delen en wordt niet gelezen."),
    "unsafe_xml": _(
        "Het bestand bevat verwijzingen die om veiligheidsredenen niet worden gelezen."
    ),
    "not_text": _("Dit is geen leesbaar tekstbestand."),
    "too_heavy": _(
        "Het lezen van dit bestand kost te veel tijd of geheugen. "
        "Splits het of sla het eenvoudiger op."
    ),
    "continued_twice": _(
        "Een onderdeel van de vorige tekst kan maar in één onderdeel verdergaan; kijk onderdeel "
        "%(place)s na."
    ),
    "continues_unknown": _("De vorige tekst is intussen veranderd. Kijk de onderdelen opnieuw na."),
    "gone_unseen": _("Zeg wat er wordt van: %(names)s."),
    "unreadable": _("Het bestand kan niet worden geopend: %(reason)s."),
}

DOUBTS: dict[str, Promise] = {
    "title_from_filename": _(
        "Er is geen titel gevonden; de naam van het bestand is gebruikt: %(title)s."
    ),
    "heading_made": _("De tekst begint zonder kop; het eerste deel heet nu ‘%(heading)s’."),
    "text_after_notes": _(
        "Na de noten volgt nog tekst, waarschijnlijk een tabel zonder kolommen; "
        "die staat onder ‘%(heading)s’."
    ),
    "links_dropped": _(
        "%(count)s losse webadressen hoorden bij geen verwijzing en zijn weggelaten."
    ),
    "empty_links": _("%(count)s links hadden geen doel; alleen hun tekst is gebleven."),
    "no_numbers": _("Er zijn geen genummerde koppen gevonden."),
    "one_section": _("Er zijn geen koppen gevonden; alles staat in één paragraaf."),
    "quotes_guessed": _(
        "%(count)s korte regels zijn opgevat als uitgelicht citaat en niet als kop."
    ),
    "image_without_alternative": _(
        "Een afbeelding onder ‘%(heading)s’ heeft nog geen tekstalternatief."
    ),
    "pictures_left_out": _("%(count)s afbeeldingen in de pdf zijn niet overgenomen."),
    "parts_skipped": _("Sommige onderdelen van het bestand zijn niet herkend en overgeslagen."),
    "validity_unreadable": _(
        "De regel over de geldigheid noemt een dag die niet bestaat: %(line)s"
    ),
    "citation_unclear": _(
        "Deze verwijzing naar een wet is onvolledig of verkeerd geschreven: %(text)s"
    ),
}


def refusal_sentence(refusal: Refusal) -> str:
    """Why not: a refusal of the file, or of the policy room that was asked to take it."""
    if refusal.code in REFUSALS:
        return sentence(refusal.code, refusal.facts, REFUSALS)
    return policy_sentence(refusal)


def sentence(code: str, facts: Mapping[str, Any], words: Mapping[str, Promise]) -> str:
    """The sentence of a refusal or doubt with its facts filled in."""
    return str(words[code]) % facts if facts else str(words[code])
