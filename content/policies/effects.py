"""What issuing a text does to others: readers, links, translations, search, the review date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.policies.models import PolicyPage, SectionTranslation, VersionSection
from content.policies.selectors.links import (
    broken_links_of_draft,
    broken_numbers_in,
    links_to_sections,
)
from content.policies.selectors.minor import base_of
from content.policies.selectors.pages import pages_mentioning
from content.policies.snapshot import SectionData, snapshot_of
from content.policies.states import ChangeKind
from content.policies.words import BROKEN
from content.publication.steps import Consequence, Step
from portal.core.clock import day_of
from portal.core.templatetags.portal import dutch_date
from portal.people.selectors import readers_of

#: So many names are told; of the others only how many.
NAMED = 8


@dataclass(frozen=True)
class Change:
    """A draft beside the version it follows: sections by id, and the first day of the new text."""

    page: Any
    before: dict[UUID, VersionSection]
    after: dict[UUID, SectionData]
    start: date
    now: datetime

    @property
    def lapsed(self) -> list[VersionSection]:
        """Sections that are gone."""
        return [one for key, one in self.before.items() if key not in self.after]

    @property
    def came(self) -> list[SectionData]:
        """Sections that are new."""
        return [one for key, one in self.after.items() if key not in self.before]

    @property
    def reworded(self) -> list[SectionData]:
        """Sections that stayed with another text."""
        return [
            one
            for key, one in self.after.items()
            if key in self.before and self.before[key].text_hash != one.text_hash
        ]

    @property
    def renumbered(self) -> list[SectionData]:
        """Sections that stayed with another number."""
        return [
            one
            for key, one in self.after.items()
            if key in self.before and self.before[key].number != one.number
        ]


def change_of(page: Any, now: datetime) -> Change:
    """The draft and what it follows; five queries and those of a snapshot."""
    base = base_of(page)
    rows = VersionSection.objects.filter(version=base) if base else VersionSection.objects.none()
    start = page.retroactive_from or page.valid_from or day_of(page.published_at or now)
    return Change(
        page=page,
        before={row.section_id: row for row in rows.order_by("position")},
        after={one.section_id: one for one in snapshot_of(page).sections},
        start=start,
        now=now,
    )


class EffectsStep(Step):
    """Tells what a policy page in the authentic language will do to others."""

    def concerns(self, page: Any) -> bool:
        return isinstance(page, PolicyPage) and page.policy_id is not None and page.is_authentic

    def consequences(self, page: Any, now: datetime) -> Iterator[Consequence]:
        change = change_of(page, now)
        for heading, lines in (
            (_("Lezers"), _readers(change)),
            (_("Zoeken"), _search(change)),
            (_("Verwijzingen van elders"), _links_from_elsewhere(change)),
            (_("Verwijzingen die nergens uitkomen"), _broken(change)),
            (_("Vertalingen"), _translations(change)),
            (_("Herziening"), _review(change)),
        ):
            for line in lines:
                yield Consequence(heading, line)


def named(sections: Iterable[Any]) -> str:
    """Sections by number and heading, not too many."""
    names = [f"{one.number} {one.heading}".strip() for one in sections]
    if len(names) <= NAMED:
        return "; ".join(names)
    more = _("en nog %(count)s") % {"count": len(names) - NAMED}
    return f"{'; '.join(names[:NAMED])} {more}"


def _readers(change: Change) -> Iterator[str]:
    if change.page.change_kind == ChangeKind.EDITORIAL:
        yield _("De wijziging is redactioneel: niemand hoeft de tekst opnieuw te lezen.")
    elif change.page.audience is not None:
        count = readers_of(change.page.audience, day_of(change.now)).count()
        facts = {"count": count, "audience": change.page.audience.name}
        yield (
            ngettext(
                "De wijziging is inhoudelijk: %(count)s persoon (%(audience)s) leest de tekst "
                "opnieuw en bevestigt dat waar het portaal dat vraagt.",
                "De wijziging is inhoudelijk: %(count)s personen (%(audience)s) lezen de tekst "
                "opnieuw en bevestigen dat waar het portaal dat vraagt.",
                count,
            )
            % facts
        )
    if change.page.is_public:
        yield _("De tekst is openbaar: iedereen kan hem lezen zonder aan te melden.")


def _search(change: Change) -> Iterator[str]:
    facts = {"day": dutch_date(change.start)}
    if change.came and change.before:
        yield _("Te vinden vanaf %(day)s: %(names)s.") % {**facts, "names": named(change.came)}
    elif change.came:
        yield _("Te vinden vanaf %(day)s: het hele document.") % facts
    if change.lapsed:
        words = _("Niet meer te vinden in wat geldt vanaf %(day)s: %(names)s.")
        yield words % {**facts, "names": named(change.lapsed)}
    if change.reworded:
        words = _("Te vinden op andere woorden: %(names)s.")
        yield words % {"names": named(change.reworded)}


def _links_from_elsewhere(change: Change) -> Iterator[str]:
    lapsed = {one.section_id: one for one in change.lapsed}
    renumbered = {one.section_id: one for one in change.renumbered}
    touched = lapsed.keys() | renumbered.keys()
    if not touched:
        return
    links = links_to_sections(change.page.policy, touched, day_of(change.now), change.now)
    sources = [(link.version.title, link.target_section) for link in links]
    sources += [(str(page), key) for page, key in pages_mentioning(touched)]
    for title, key in dict.fromkeys(sources):
        if key in lapsed:
            words = _("“%(title)s” verwijst naar %(name)s, dat vervalt.")
            yield words % {"title": title, "name": named([lapsed[key]])}
        elif key in renumbered:
            words = _(
                "“%(title)s” verwijst naar %(name)s, dat %(number)s wordt. De link blijft werken; "
                "staat het oude nummer in de tekst, dan klopt dat niet meer."
            )
            facts = {"title": title, "name": named([change.before[key]])}
            yield words % {**facts, "number": renumbered[key].number or _("ongenummerd")}


def _broken(change: Change) -> Iterator[str]:
    sections = list(change.after.values())
    names = {str(one.section_id): named([one]) for one in sections}
    for section_id, words in broken_numbers_in(sections):
        facts = {"name": names[section_id], "words": words}
        yield _("%(name)s verwijst naar %(words)s; dat nummer heeft deze tekst niet.") % facts
    for section, url, code in broken_links_of_draft(sections, change.now):
        facts = {"name": named([section]), "url": url, "why": BROKEN[code]}
        yield _("%(name)s verwijst naar %(url)s: %(why)s.") % facts


def _translations(change: Change) -> Iterator[str]:
    reworded = {one.section_id: one for one in change.reworded}
    rows = SectionTranslation.objects.filter(
        policy_id=change.page.policy_id, section_id__in=list(reworded)
    )
    stale: dict[str, list[SectionData]] = defaultdict(list)
    for row in rows.values("section_id", "source_hash", "language"):
        if row["source_hash"] == change.before[row["section_id"]].text_hash:
            stale[row["language"]].append(reworded[row["section_id"]])
    for language, sections in sorted(stale.items()):
        words = _("%(language)s: weer in de brontekst, tot iemand opnieuw vertaalt: %(names)s.")
        yield words % {"language": dict(settings.LANGUAGES)[language], "names": named(sections)}


def _review(change: Change) -> Iterator[str]:
    review_on = change.page.review_on
    if review_on is None:
        yield _("Er is geen datum van herziening: niemand wordt eraan herinnerd.")
    elif review_on < max(change.start, day_of(change.now)):
        yield _(
            "De datum van herziening (%(day)s) is voorbij als de tekst ingaat: lezers zien dat "
            "het document herzien had moeten zijn."
        ) % {"day": dutch_date(review_on)}
