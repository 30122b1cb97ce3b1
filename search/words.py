"""What search says about a result."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.refusals import Refusal
from portal.core.templatetags.portal import dutch_date, period
from search.analysis.lexicon import Lexicon
from search.query import Why
from search.ranking import Match
from search.selectors import Hit

REFUSALS = {
    "pin_needs_words": gettext_lazy("Vul woorden in die lezers typen."),
    "pin_words_too_long": gettext_lazy("Gebruik hoogstens %(most)s tekens."),
    "pin_section_unknown": gettext_lazy("Dit onderdeel is nu niet te vinden. Zoek het opnieuw."),
    "pin_is_there": gettext_lazy("Dit onderdeel staat al vooraan bij deze woorden."),
    "pin_too_many": gettext_lazy(
        "Bij deze woorden staan al %(most)s onderdelen vooraan. Haal er eerst een weg."
    ),
}
_WHY = {
    Why.TYPED: gettext_lazy("‘%(word)s’ staat er"),
    Why.FORM: gettext_lazy("een andere vorm van ‘%(word)s’ staat er: %(found)s"),
    Why.JOINED: gettext_lazy("‘%(word)s’ staat er, aaneengeschreven: %(found)s"),
    Why.CORRECTION: gettext_lazy("‘%(word)s’ is verbeterd; er staat: %(found)s"),
    Why.SYNONYM: gettext_lazy("voor ‘%(word)s’ staat er een synoniem: %(found)s"),
    Why.PART: gettext_lazy("een deel van ‘%(word)s’ staat er: %(found)s"),
    Why.FAMILY: gettext_lazy("een verwant woord van ‘%(word)s’ staat er: %(found)s"),
    Why.PINNED: gettext_lazy("een redacteur heeft dit bij deze woorden vooraan gezet"),
}
#: What each facet is called, in the order of the page.
FACETS = {
    "kind": gettext_lazy("Soort"),
    "tag": gettext_lazy("Onderwerp"),
    "document": gettext_lazy("Document"),
    "year": gettext_lazy("Van kracht sinds"),
    "language": gettext_lazy("Taal"),
}
_FACTORS = {
    "coverage": gettext_lazy("deel van de vraag dat is beantwoord"),
    "heading": gettext_lazy("de kop gaat hierover"),
    "only_heading": gettext_lazy("kop zonder tekst"),
    "language": gettext_lazy("taal van de lezer"),
    "kind": gettext_lazy("soort tekst"),
    "fresh": gettext_lazy("hoe nieuw de tekst is"),
}


def refusal_sentence(refusal: Refusal) -> str:
    """Why a section cannot be put first."""
    return str(REFUSALS[refusal.code]) % dict(refusal.facts)


def why(match: Match, lexicon: Lexicon) -> str:
    """One reason for a result, for editors."""
    found = " + ".join(map(lexicon.word_of, match.tokens))
    return str(_WHY[match.why]) % {"word": match.word, "found": found}


def factor(name: str) -> str:
    """What a score was multiplied by, for editors."""
    return str(_FACTORS[name])


def title_of(hit: Hit) -> str:
    """Number and heading of the section, or the document where there is none."""
    return " ".join(part for part in (hit.number, hit.heading) if part) or hit.document


def context_of(hit: Hit) -> str:
    """Where it stands: the document and the headings above."""
    document = (hit.document,) if hit.heading not in ("", hit.document) else ()
    return " \u203a ".join((*document, *hit.path))


def about(hit: Hit) -> str:
    """Kind, version and the days it is in force."""
    parts: list[Any] = [hit.kind_label]
    if hit.version:
        parts.append(_("versie %(number)s") % {"number": hit.version})
        if any(hit.in_force):
            parts.append(_("geldt %(period)s") % {"period": period(*hit.in_force)})
    return " · ".join(str(part) for part in parts)


def seen(hit: Hit) -> str:
    """Through time: between which days the words that were found stood there."""
    if not hit.seen:
        return ""
    first, last = hit.seen
    facts = {"first": dutch_date(first), "last": dutch_date(last) if last else ""}
    if last is None:
        return _("Deze woorden staan er sinds %(first)s.") % facts
    return _("Deze woorden stonden er van %(first)s tot en met %(last)s.") % facts


def status_of(hit: Hit, today: date) -> tuple[str, str]:
    """Whether a version applies today, in words and as the kind of label; ("", "") for the rest."""
    start, end = hit.in_force
    if not hit.version or not (start or end):
        return "", ""
    if start and start > today:
        return _("Geldt later"), "info"
    if end and end < today:
        return _("Geldt niet meer"), "neutral"
    return _("Geldt nu"), "positive"
