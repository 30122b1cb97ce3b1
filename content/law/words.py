"""Words for statuses, doubts and refusals of the catalogue of law."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.law.states import Status
from portal.core.refusals import Refusal

STATUSES = [
    (Status.IN_FORCE.value, _("geldend")),
    (Status.EXPECTED.value, _("aangekondigd")),
    (Status.TO_BE_REPLACED.value, _("wordt vervangen")),
    (Status.WITHDRAWN.value, pgettext_lazy("law", "vervallen")),
]
STATUS_NAMES = dict(STATUSES)

#: What stands over a text that cites such a law, with and without what came instead.
PRESENT: dict[Status, tuple[Any, Any]] = {
    Status.WITHDRAWN: (
        _("%(citation)s is inmiddels vervallen; zie %(successor)s."),
        _("%(citation)s is inmiddels vervallen."),
    ),
    Status.TO_BE_REPLACED: (
        _("%(citation)s wordt vervangen door %(successor)s."),
        _("%(citation)s wordt vervangen."),
    ),
    Status.EXPECTED: (
        _("%(citation)s is aangekondigd en geldt nog niet; nu geldt %(successor)s."),
        _("%(citation)s is aangekondigd en geldt nog niet."),
    ),
}

DOUBTS = {
    "no_law": _("Er staat geen wet bij."),
    "unknown_law": _("Deze wet staat niet in de lijst met wetten."),
    "breaks_off": _("De verwijzing breekt af."),
    "not_understood": _("Een deel is niet begrepen."),
    "open_bracket": _("Er staat een haakje te veel of te weinig."),
    "odd_range": _("De reeks van leden of onderdelen klopt niet."),
    "several_sentences": _("Er worden meer volzinnen genoemd dan hier past."),
    "too_long": _("De verwijzing is te lang."),
}

REFUSALS: dict[str, Any] = {
    "succeeds_itself": _("Iets kan niet zijn eigen opvolger zijn, ook niet langs een omweg."),
    "name_taken": _("%(name)s is al een naam van %(law)s."),
    "place_unclear": _(
        "%(written)s is niet te lezen als artikel, lid of onderdeel. Schrijf bijvoorbeeld artikel "
        "8, lid 1, onderdeel e."
    ),
}


def sentence(refusal: Refusal) -> str:
    """What a person reads for a refusal."""
    return str(REFUSALS[refusal.code]) % dict(refusal.facts)


def sentences(refusals: Iterable[Refusal]) -> list[str]:
    """The same for several, in order."""
    return [sentence(refusal) for refusal in refusals]
