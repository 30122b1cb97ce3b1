"""The policy an entry is judged by: the words of the event day, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from content.policies.addresses import comparison_url, section_in_version_url, section_url
from content.policies.models import Policy, VersionSection
from content.policies.selectors import readable_policies
from forms.register.models import PinnedSection
from forms.register.pins import Found, sections_in_force
from portal.core.clock import day_of
from portal.people.models import Person


@dataclass(frozen=True)
class PinnedRule:
    """One section as it stood on the day that counts; ``html`` is empty where the reader may not
    read the policy or nothing was in force (``is_absent``).

    ``has_changed``: today's words differ; ``now_html`` are they, empty where the section lapsed.
    """

    title: str
    heading: str
    html: str
    day: str
    url: str
    is_closed: bool = False
    is_absent: bool = False
    has_changed: bool = False
    now_html: str = ""
    now_url: str = ""
    comparison_url: str = ""


def pinned_rules(pins: list[PinnedSection], reader: Person, now: datetime) -> list[PinnedRule]:
    """What is pinned, in words, for who may read those policies; a fixed number of queries."""
    if not pins:
        return []
    today = day_of(now)
    keys = {pin.policy_key for pin in pins if pin.policy_key}
    policies = {str(row.key): row for row in readable_policies(reader).filter(key__in=keys)}
    frozen = _frozen(pins)
    standing = sections_in_force({pin.section_id for pin in pins}, {today}, now)
    texts = _texts([found for found in standing.values() if found.section])
    shown = []
    for pin in pins:
        policy = policies.get(pin.policy_key)
        then = frozen.get((pin.section_id, pin.policy_key, pin.version_number))
        current = standing[pin.section_id, today]
        shown.append(_shown(pin, policy, then, current, texts))
    return shown


def _frozen(pins: list[PinnedSection]) -> dict[tuple[str, str, int | None], VersionSection]:
    wanted = Q(pk=None)
    for pin in pins:
        wanted |= Q(
            section_id=pin.section_id,
            version__policy__key=pin.policy_key or None,
            version__number=pin.version_number,
        )
    rows = VersionSection.objects.filter(wanted).select_related("version__policy")
    return {
        (str(row.section_id), str(row.version.policy.key), row.version.number): row
        for row in rows.defer("version__source", "text")
    }


def _texts(found: list[Found]) -> dict[int, str]:
    """The words of today, which looking for them left aside."""
    keys = [item.section.pk for item in found if item.section]
    return dict(VersionSection.objects.filter(pk__in=keys).values_list("pk", "html"))


def _shown(
    pin: PinnedSection,
    policy: Policy | None,
    then: VersionSection | None,
    current: Found,
    texts: dict[int, str],
) -> PinnedRule:
    day = str(pin.get_role_display())
    if then is None or pin.version_number is None:
        return PinnedRule("", "", "", day, section_url(pin.section_id), is_absent=True)
    heading = f"{then.number} {then.heading}".strip()
    url = section_in_version_url(pin.section_id, pin.version_number)
    if policy is None:
        return PinnedRule(then.version.title, heading, "", day, url, is_closed=True)
    section = current.section
    changed = section is None or section.text_hash != pin.section_hash
    number = section.version.number if section else None
    return PinnedRule(
        title=then.version.title,
        heading=heading,
        html=then.html,
        day=day,
        url=url,
        has_changed=changed,
        now_html=texts.get(section.pk, "") if section and changed else "",
        now_url=section_url(pin.section_id),
        comparison_url=comparison_url(policy.slug, pin.version_number, number)
        if changed and number is not None
        else "",
    )
