"""Registered decisions whose rule changed materially since: to be looked at, never altered by
itself.

Everything is worked out from the few sections that forms rest on; entries are found through the
index of pinned sections, so that the number of queries is the same for ten and for a million.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from content.policies.addresses import comparison_url, version_url
from content.policies.models import Policy, VersionSection
from content.policies.selectors import timelines
from content.policies.states import ChangeKind
from content.policies.validity import Period
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_of, standing_kinds
from forms.register.models import Decision, FormVersion, PinnedSection, RegisterEntry, SectionReview
from forms.register.standing import Outdated, SectionAt, outdated
from forms.register.states import Status
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


@dataclass(frozen=True)
class ChangedSection:
    """A section that changed for decisions taken under some versions of its policy.

    ``since`` is the first day of what holds now; ``by_version`` says what became of each.
    """

    section_id: str
    policy: Policy
    heading: str
    since: date
    by_version: dict[int, Outdated]

    @property
    def now(self) -> Outdated:
        """Today's version and text, the same for every older version."""
        return next(iter(self.by_version.values()))

    @property
    def policy_key(self) -> str:
        return str(self.policy.key)


@dataclass(frozen=True)
class ToLookAt:
    """One line: a registered entry and a section under its decision that changed."""

    pin: PinnedSection
    entry: RegisterEntry
    kind: Kind
    change: ChangedSection
    comparison_url: str


def rested_on() -> set[UUID]:
    """Every section that a form ever rested on; one query."""
    rows = FormVersion.objects.values_list("content__sections", flat=True)
    return {UUID(str(text)) for sections in rows for text in sections or ()}


def changed_sections(now: datetime) -> list[ChangedSection]:
    """The sections under decisions that changed, with the versions for which they did; five
    queries, whatever the number of entries.
    """
    ids = rested_on()
    texts: dict[tuple[int, UUID], dict[int, SectionAt]] = defaultdict(dict)
    headings: dict[tuple[int, UUID], dict[int, str]] = defaultdict(dict)
    rows = VersionSection.objects.filter(section_id__in=ids).order_by("version__number")
    for row in rows.values(
        "section_id",
        "heading",
        "text_hash",
        "version__number",
        "version__policy_id",
        "version__change_kind",
    ):
        key = (row["version__policy_id"], row["section_id"])
        is_material = row["version__change_kind"] == ChangeKind.MATERIAL
        number = row["version__number"]
        texts[key][number] = SectionAt(number, is_material, row["text_hash"])
        headings[key][number] = row["heading"]
    lines = timelines({policy for policy, _section in texts}, now=now)
    policies = Policy.objects.in_bulk({policy for policy, _section in texts})
    found = []
    for (policy, section_id), known in sorted(texts.items(), key=lambda item: str(item[0])):
        line = lines[policy]
        # What is under embargo exists for nobody here, not even its heading.
        published = {number: text for number, text in known.items() if number in line.versions}
        begun = [period for period in line.periods() if period.start <= day_of(now)]
        if by_version := outdated([period.number for period in begun], published):
            heading = headings[policy, section_id][max(published)]
            since = _since(begun, published)
            found.append(
                ChangedSection(str(section_id), policies[policy], heading, since, by_version)
            )
    return found


def _since(begun: list[Period], texts: Mapping[int, SectionAt]) -> date:
    """From which day the section reads as it does today, or is gone."""
    first = begun[-1]
    for period in reversed(begun):
        if _hash_in(period, texts) != _hash_in(begun[-1], texts):
            break
        first = period
    return first.start


def _hash_in(period: Period, texts: Mapping[int, SectionAt]) -> str:
    text = texts.get(period.number) if period.number is not None else None
    return text.text_hash if text else ""


def _pins(changed: list[ChangedSection]) -> QuerySet[PinnedSection]:
    """The pins under registered standing decisions that these changes touch, not looked at yet."""
    if not changed:
        return PinnedSection.objects.none()
    touched = Q()
    for change in changed:
        looked = SectionReview.objects.filter(
            decision=OuterRef("decision"),
            section_id=change.section_id,
            now_hash=change.now.now_hash,
        )
        touched |= Q(
            ~Exists(looked),
            section_id=change.section_id,
            policy_key=change.policy_key,
            version_number__in=list(change.by_version),
        )
    later = Decision.objects.filter(
        entry=OuterRef("decision__entry"),
        number__gt=OuterRef("decision__number"),
        registration__isnull=False,
    )
    return PinnedSection.objects.filter(
        touched,
        ~Exists(later),
        role=PinnedSection.Role.DECIDED,
        decision__registration__isnull=False,
        decision__entry__status=Status.REGISTERED,
        decision__entry__kind__in=standing_kinds(),
    )


def to_look_at(person: Person, changed: list[ChangedSection]) -> QuerySet[PinnedSection]:
    """The pins this person may look at: a moderator's all but discreet ones, a decider's own."""
    mine = Q(decision__entry__decider=person)
    if person.can(Capability.MODERATE):
        mine |= Q(decision__entry__is_discreet=False)
    pins = _pins(changed).filter(mine).exclude(decision__entry__employee=person)
    return pins.select_related("decision__entry__employee").order_by("pk")


def lines_to_look_at(pins: list[PinnedSection], changed: list[ChangedSection]) -> list[ToLookAt]:
    """One page of them in words; no queries."""
    by_section = {(change.section_id, change.policy_key): change for change in changed}
    found = []
    for pin in pins:
        change = by_section[pin.section_id, pin.policy_key]
        entry, old = pin.decision.entry, pin.version_number
        now_number, slug = change.now.now_number, change.policy.slug
        address = (
            comparison_url(slug, old, now_number)
            if now_number is not None
            else version_url(slug, old)
        )
        found.append(ToLookAt(pin, entry, kind_of(entry.kind), change, address))
    return found


def changes_under(
    entry: RegisterEntry, now: datetime
) -> list[tuple[PinnedSection, ChangedSection]]:
    """What changed under the standing decision of one entry and was not looked at yet."""
    changed = changed_sections(now)
    by_section = {(change.section_id, change.policy_key): change for change in changed}
    pins = _pins(changed).filter(decision__entry=entry).select_related("decision")
    return [(pin, by_section[pin.section_id, pin.policy_key]) for pin in pins.order_by("pk")]
