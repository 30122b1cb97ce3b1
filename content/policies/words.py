"""The words for kinds, states and refusals of the policies room."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.policies.states import (
    ChangeKind,
    EventKind,
    Motive,
    PolicyKind,
    Succession,
    VersionState,
)
from portal.core.refusals import Refusal

KINDS = [
    (PolicyKind.UMBRELLA.value, _("Koepelbeleid")),
    (PolicyKind.CODE.value, _("Gedragscode")),
    (PolicyKind.REGULATION.value, _("Regeling")),
    (PolicyKind.PROTOCOL.value, _("Protocol")),
    (PolicyKind.GUIDE.value, _("Handreiking")),
    (PolicyKind.CIRCULAR.value, _("Circulaire")),
    (PolicyKind.FORM.value, _("Formuliertekst")),
]
CHANGE_KINDS = [
    (ChangeKind.MATERIAL.value, _("Inhoudelijk: iedereen leest opnieuw")),
    (ChangeKind.EDITORIAL.value, _("Redactioneel: de betekenis verandert niet")),
]
EVENT_KINDS = [
    (EventKind.REPEALED.value, pgettext_lazy("policy", "Ingetrokken")),
    (EventKind.ANNULLED.value, _("Vernietigd")),
    (EventKind.RESCINDED.value, _("Herroepen")),
    (EventKind.DATES_CORRECTED.value, _("Datums gecorrigeerd")),
    (EventKind.NOTE_ADDED.value, _("Redactionele aantekening")),
]
SUCCESSIONS = [
    (Succession.MERGED.value, _("Samengevoegd")),
    (Succession.SPLIT.value, _("Gesplitst")),
    (Succession.LAPSED.value, _("Vervallen")),
]
MOTIVES = [
    (Motive.NEW_TEXT.value, _("nieuw")),
    (Motive.NEW_POLICY.value, _("nieuw beleid")),
    (Motive.REWRITTEN.value, _("herschreven")),
    (Motive.RENUMBERED.value, _("vernummerd")),
    (Motive.EDITORIAL.value, _("redactioneel gewijzigd")),
    (Motive.TEXTUAL_UPDATE.value, _("geactualiseerd")),
    (Motive.LEGAL_ADAPTATION.value, _("aangepast aan de wet")),
    (Motive.SCOPE_CHANGE.value, _("ander bereik")),
    (Motive.TOPIC_ADDED.value, _("onderwerp toegevoegd")),
    (Motive.REPEALED.value, _("vervallen")),
]
STATES = {
    VersionState.FUTURE: _("toekomstig"),
    VersionState.IN_FORCE: _("geldend"),
    VersionState.SUPERSEDED: _("opgevolgd"),
    VersionState.LAPSED: _("verlopen"),
    VersionState.REPEALED: pgettext_lazy("policy", "ingetrokken"),
    VersionState.ANNULLED: _("vernietigd"),
}
FACTS = {
    "unchanged": _("ongewijzigd"),
    "reworded": _("andere tekst"),
    "new": _("nieuw"),
    "lapsed": pgettext_lazy("section", "vervallen"),
    "renumbered": _("vernummerd"),
    "moved": _("verplaatst"),
    "split": _("gesplitst"),
    "merged": _("samengevoegd"),
}
ALARMS = {
    "amount": _("een getal of bedrag veranderde"),
    "date": _("een datum veranderde"),
    "term": _("een termijn veranderde"),
    "negation": _("een ontkenning kwam erbij of ging weg"),
    "duty": _("een woord als moet, mag of kan veranderde"),
    "role": _("een rol of functie veranderde"),
    "scope": _("voor wie of waarvoor het geldt veranderde"),
    "reference": _("een verwijzing veranderde"),
    "structure": _("een kader, tabel of afbeelding kwam erbij, ging weg of werd iets anders"),
    "text": _("een zin of onderdeel kwam erbij of ging weg"),
}

#: Why a reference inside the portal leads nowhere.
BROKEN = {
    "unknown_section": _("dit onderdeel bestaat niet"),
    "lapsed_section": _("dit onderdeel geldt niet meer"),
    "unknown_policy": _("dit document bestaat niet"),
    "not_in_force": _("van dit document geldt nu niets"),
    "unknown_number": _("dit nummer komt in de tekst niet voor"),
}

#: Why an external link is not well.
LINK_PROBLEMS = {
    "not_found": _("bestaat niet meer"),
    "refused": _("weigert het verzoek"),
    "server_error": _("de server meldt een fout"),
    "no_answer": _("antwoordt niet"),
    "no_host": _("de naam bestaat niet"),
    "private": _("een intern adres; dat wordt niet opgevraagd"),
    "certificate": _("het certificaat klopt niet"),
    "too_many_redirects": _("verwijst te vaak door"),
    "wrong_address": _("is geen volledig webadres"),
}

REFUSALS: dict[str, Any] = {
    "no_change_note": _("Schrijf wat er verandert, in de woorden van de lezer."),
    "no_change_kind": _("Kies of de wijziging inhoudelijk of redactioneel is."),
    "no_kind": _("Kies de soort van het document."),
    "no_owner": _("Kies wie voor dit beleid verantwoordelijk is."),
    "no_audience": _("Kies voor wie dit beleid bestemd is."),
    "no_title": _("Geef het document een titel."),
    "no_sections": _("Het document heeft nog geen onderdelen."),
    "empty_heading": _("Onderdeel %(position)s heeft geen kop."),
    "wrong_level": _("Onderdeel %(position)s heeft een niveau dat niet bestaat (1 tot en met 4)."),
    "duplicate_section": _(
        "De onderdelen %(first)s en %(position)s hebben dezelfde sleutel. Verwijder het tweede en "
        "voeg het opnieuw toe."
    ),
    "foreign_section": _(
        "Onderdeel %(position)s is overgenomen uit een ander beleidsdocument en houdt daar zijn "
        "plaats. Voeg het hier opnieuw toe."
    ),
    "no_alternative": _("De afbeelding in onderdeel %(position)s heeft geen tekstalternatief."),
    "missing_image": _("De afbeelding in onderdeel %(position)s bestaat niet meer."),
    "missing_document": _(
        "Onderdeel %(position)s verwijst naar een bestand dat niet meer bestaat."
    ),
    "invalid_content": _("Onderdeel %(position)s is niet volledig ingevuld."),
    "unknown_block": _(
        "Onderdeel %(position)s bevat een blok dat niet meer bestaat; zo zouden woorden wegvallen. "
        "Begin opnieuw vanaf de laatste versie, of zet de woorden over."
    ),
    "slug_taken": _("Het adres %(slug)s is of was van een ander beleidsdocument."),
    "address_under_embargo": _(
        "Een ander adres is meteen voor iedereen te zien. Verander het met een versie die meteen "
        "bekend wordt."
    ),
    "slug_reserved": _("Het adres %(slug)s is door het portaal zelf in gebruik."),
    "until_before_start": _("De laatste dag ligt voor de eerste dag."),
    "retroactive_after_start": _("De terugwerkende kracht begint na de ingangsdatum."),
    "corrects_unknown": _("Versie %(number)s bestaat niet en kan dus niet gecorrigeerd worden."),
    "follows_unknown": _("Versie %(number)s bestaat niet en kan dus niet gevolgd worden."),
    "succession_of_unknown": _(
        "Van een onderdeel dat in de vorige versie niet staat, is vastgelegd wat het werd. "
        "Kijk de opvolging van onderdelen na."
    ),
    "successor_unknown": _(
        "Een onderdeel zou zijn opgegaan in een onderdeel dat niet in de tekst staat. "
        "Kijk de opvolging van onderdelen na."
    ),
    "succession_of_present": _(
        "Van een onderdeel dat nog in de tekst staat, is vastgelegd dat het verdween. "
        "Kijk de opvolging van onderdelen na."
    ),
    "wagtail_schedule": _(
        "Beleid gaat in door zijn datums, niet door een geplande publicatie. Maak de planning leeg."
    ),
    "is_alias": _(
        "Een alias van beleid kan niet. Maak een kopie: die krijgt een eigen geschiedenis."
    ),
    "synchronised_language": _(
        "Talen gelijk laten lopen maakt aliassen, ook van beleid. Vertaal beleid per document."
    ),
    "author_approves": _("Wie aan de tekst schreef, kan deze niet zelf vaststellen of publiceren."),
    "nobody_approves": _("Niet bekend is wie publiceert. Meld u opnieuw aan."),
    "not_an_approver": _("Uw rol laat het publiceren van beleid niet toe."),
    "not_an_editor": _("Uw rol laat het bewerken van beleid niet toe."),
    "unknown_motive": _("%(motive)s is geen bekende reden van een wijziging."),
    "no_reason": _("Geef een reden."),
    "no_versions": _("Dit document heeft nog geen uitgegeven versies."),
    "version_unknown": _("Versie %(number)s bestaat niet."),
    "already_annulled": _("Versie %(number)s is al vernietigd."),
    "already_undone": _("Deze gebeurtenis is al herroepen."),
    "not_undoable": _("Alleen een intrekking of vernietiging kan herroepen worden."),
    "already_repealed": _("Dit beleid is al ingetrokken vanaf %(from_on)s."),
    "editorial_first": _("De eerste versie van een document kan geen redactionele wijziging zijn."),
    "editorial_touches": _("%(section)s: %(kind)s (was: %(before)s; wordt: %(after)s)."),
    "editorial_touches_more": _("En op nog %(count)s plaatsen verandert iets dat de regel raakt."),
    "editorial_unconfirmed": _(
        "Dat is niet redactioneel, tenzij iemand die niet aan de tekst schreef met een reden "
        "bevestigt dat de betekenis gelijk blijft."
    ),
    "author_confirms": _(
        "Wie aan de tekst schreef, kan niet zelf bevestigen dat die hetzelfde zegt."
    ),
    "draft_changed": _("De tekst is veranderd sinds u hem las. Bekijk hem opnieuw."),
    "already_confirmed": _("Voor precies deze tekst is dit al bevestigd."),
    "nothing_to_confirm": _("In deze tekst is niets dat een bevestiging nodig heeft."),
    "nothing_corrected": _("Er is geen datum die verandert."),
    "wrong_date_name": _("%(name)s is geen datum die gecorrigeerd kan worden."),
    "not_allowed_to_withdraw": _("Uw rol laat het intrekken van beleid niet toe."),
    "no_page": _(
        "Dit beleid heeft geen pagina meer, en dus geen werkversie. De uitgegeven versies blijven."
    ),
    "page_locked": _(
        "De werkversie ligt vast, bijvoorbeeld omdat zij ter goedkeuring is aangeboden. Laat haar "
        "eerst terugsturen of vrijgeven."
    ),
    "would_lose_work": _(
        "De werkversie bevat werk dat nog niet is uitgegeven. Bevestig dat dit mag vervallen, of "
        "geef het eerst uit."
    ),
    "not_carried_there": _(
        "Correctie %(correction)s kan niet worden overgenomen in versie %(onto)s."
    ),
    "undecided": _("Kies welke tekst blijft."),
    "still_in_force": _(
        "Er is nog een versie die geldt of gaat gelden. Trek het beleid eerst in, of laat een "
        "beheerder met een reden verwijderen."
    ),
    "unpublish": _("Beleid haalt u niet offline: trek het in of vernietig een versie."),
    "too_many_feed_tokens": _("U hebt al %(most)s adressen; trek er eerst een in."),
    "translation_without_version": _("De brontekst heeft nog geen uitgegeven versie."),
    "translation_incomplete": _("De vertaling is nog niet af: %(done)s van %(total)s."),
}


def sentence(refusal: Refusal) -> str:
    """What a person reads for a refusal."""
    return str(REFUSALS[refusal.code]) % dict(refusal.facts)


def sentences(refusals: Iterable[Refusal]) -> list[str]:
    """The same for several, in order."""
    return [sentence(refusal) for refusal in refusals]


def confirmation_sentence(confirmation: Mapping[str, Any]) -> str:
    """Who confirmed that an editorial edit means the same, and why; readers see it."""
    words = _("De betekenis is gelijk gebleven, bevestigd door %(by_name)s: %(reason)s")
    return str(words) % {name: confirmation[name] for name in ("by_name", "reason")}
