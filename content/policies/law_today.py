"""How the law that a frozen text cites stands today; said beside the text, never in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.utils.translation import gettext as _

from content.law.selectors import PresentStatus, present_status
from content.policies.body import Remark
from content.policies.selectors import Frozen

Cited = tuple[tuple[UUID, list[dict[str, Any]]], ...]


@dataclass(frozen=True)
class LawToday:
    """Remarks under the legal basis of the whole, and under each section that cites law."""

    of_whole: Sequence[Remark]
    of_sections: Mapping[UUID, Sequence[Remark]]


def law_today(frozen: Frozen) -> LawToday:
    """What there is to say about the law of a version; one query, none when it cites nothing."""
    whole, cited = frozen.version.legal_basis, _cited(frozen)
    found = iter(present_status([*whole, *(one for _id, own in cited for one in own)]))
    of_whole = remarks_on([next(found) for _one in whole])
    of_sections = {id_: remarks_on([next(found) for _one in own]) for id_, own in cited}
    return LawToday(of_whole, of_sections)


def _cited(frozen: Frozen) -> Cited:
    """The references of a version by section, kept apart from its text: those are few."""
    key = f"cited-{frozen.key}"
    cited: Cited | None = cache.get(key)
    if cited is None:
        cited = tuple((one.section_id, one.references) for one in frozen.sections if one.references)
        cache.set(key, cited, timeout=None)
    return cited


def remarks_on(statuses: Iterable[PresentStatus]) -> list[Remark]:
    """A remark for each law that changed, and one with the pages of all places."""
    statuses = list(statuses)
    remarks = []
    for sentence, url in dict.fromkeys((one.sentence, one.successor_url) for one in statuses):
        if sentence:
            links = ((_("Naar de opvolger"), url),) if url else ()
            remarks.append(Remark(sentence, links, is_important=True))
    pages = tuple(dict.fromkeys((one.short, one.url) for one in statuses if one.url))
    if pages:
        remarks.append(Remark(_("Wat nog meer steunt op:"), pages))
    return remarks
