"""How an imported text goes on from the working copy: found, looked at, written down."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.importing.matching import Known, Match, match
from content.importing.outline import Outline
from content.importing.streams import section_text
from content.policies.selectors.drafts import ids_before
from content.policies.snapshot import snapshot_of
from content.policies.successions import as_entries, given_in
from portal.core.refusals import Refusal

WHY = {
    "number": gettext_lazy("zelfde nummer en kop"),
    "heading": gettext_lazy("zelfde kop"),
    "text": gettext_lazy("de tekst lijkt"),
    "part": gettext_lazy("een deel van de tekst"),
}


def known_sections(page: Any) -> list[Known]:
    """The sections of the working copy; none of a page that is not saved yet."""
    if page is None or page.pk is None:
        return []
    return [
        Known(str(section.section_id), section.number, section.heading, section.text)
        for section in snapshot_of(page).sections
    ]


def found_in(old: Sequence[Known], outline: Outline) -> Match:
    """What the texts themselves say about which section is which."""
    new = [
        Known("", section.number, section.heading, section_text(section))
        for section in outline.sections
    ]
    return match(old, new)


def refusals_of_match(found: Match, old: Collection[str], places: int) -> Iterator[Refusal]:
    """Why a person's choices cannot all be true."""
    taken: set[str] = set()
    for place, key in found.same.items():
        if key in taken:
            yield Refusal("continued_twice", {"place": place + 1}, f"place-{place}")
        taken.add(key)
    keys = {*found.same.values(), *found.split.values(), *found.merged}
    numbers = {*found.same, *found.split, *found.merged.values()}
    if not keys <= set(old) or not numbers <= set(range(places)):
        yield Refusal("continues_unknown")


def ids_of(found: Match, places: int) -> dict[int, str]:
    """The lasting id of every section of the new text; new ones get a new one."""
    return {place: found.same.get(place) or str(uuid4()) for place in range(places)}


def successions_of(page: Any, found: Match, ids: Mapping[int, str]) -> list[dict[str, Any]]:
    """What became of the sections of the version before, as the working copy keeps it.

    What was said earlier of sections that were gone already stays, as long as it still can be true.
    """
    before, present = set(ids_before(page)), {UUID(one) for one in ids.values()}
    said: dict[UUID, list[UUID]] = {}
    for section, became in given_in(page.successions).items():
        if section in before and section not in present and set(became) <= present:
            said[section] = list(became)
    for place, key in sorted(found.split.items()):
        section = UUID(key)
        kept = [section] if section in present else []
        said.setdefault(section, kept).append(UUID(ids[place]))
    for key, place in found.merged.items():
        said[UUID(key)] = [UUID(ids[place])]
    return as_entries({section: became for section, became in said.items() if section in before})


def name_of(section: Any) -> str:
    """Number and heading."""
    return f"{section.number} {section.heading}".strip()


def report(found: Match, old: Sequence[Known], outline: Outline) -> Iterator[str]:
    """What was decided about each section, in sentences; those that plainly go on are counted."""
    names = {one.key: name_of(one) for one in old}
    new = [name_of(section) for section in outline.sections]
    counts = {
        "same": len(found.same),
        "new": len(new) - len(found.same) - len(found.split),
        "gone": len(old) - len(found.same),
    }
    yield _("%(same)s onderdelen gaan verder, %(gone)s verdwijnen, %(new)s zijn nieuw.") % counts
    for place, name in enumerate(new):
        facts = {"name": name, "old": names.get(found.same.get(place, found.split.get(place, "")))}
        if place in found.split:
            yield _("‘%(name)s’ is afgesplitst van ‘%(old)s’.") % facts
        elif place not in found.same:
            yield _("‘%(name)s’ is nieuw.") % facts
        elif found.why.get(place) != "number":
            why = WHY.get(found.why.get(place, ""), "")
            yield (_("‘%(name)s’ gaat verder als ‘%(old)s’ (%(why)s).") % {**facts, "why": why})
    for key, place in found.merged.items():
        facts = {"old": names[key], "name": new[place]}
        yield _("‘%(old)s’ is opgegaan in ‘%(name)s’.") % facts
    for key in found.lapsed(names):
        yield _("‘%(old)s’ vervalt.") % {"old": names[key]}
