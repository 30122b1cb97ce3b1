"""Rows by the thousand, written past the actions: what is measured is how they are read."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from content.policies import hashes
from content.policies.models import Policy, PolicyAddress, PolicyVersion, VersionSection
from portal.core.models import acting
from portal.people.selectors import everyone
from tests.factories.policies import at

FIRST = at("2010-01-01 09:00")
WORDS = "De ambtenaar meldt een geschenk van meer dan vijftig euro bij de leidinggevende. "
_number = count(1)


def policy_of(versions: int, *, sections: int = 0, slug: str = "") -> Policy:
    """A policy of so many versions, one each day; each version of so many sections."""
    slug = slug or f"meting-{next(_number)}"
    with acting():
        policy = Policy.objects.create(
            slug=slug, title=slug.capitalize(), kind="code", audience=everyone(), begun_at=FIRST
        )
    PolicyAddress.objects.create(policy=policy, slug=slug, since_at=FIRST)
    issue(policy, versions, sections=sections)
    return policy


def issue(policy: Policy, versions: int, *, sections: int = 0) -> None:
    """The rows of so many versions, every second one with a sentence more in its sections."""
    rows = [_version(policy, number) for number in range(1, versions + 1)]
    PolicyVersion.objects.bulk_create(rows, batch_size=500)
    ids = [uuid4() for _ in range(sections)]
    VersionSection.objects.bulk_create(
        (
            _section(row, place, ids[place], WORDS * (10 + row.number % 2))
            for row in rows
            for place in range(sections)
        ),
        batch_size=500,
    )


def policies_of_one(number: int) -> None:
    """So many documents, each with one version in force."""
    begin = next(_number) * 1_000_000
    slugs = [f"document-{begin + place}" for place in range(number)]
    audience = everyone()
    with acting():
        made = Policy.objects.bulk_create(
            Policy(
                slug=slug, title=slug.capitalize(), kind="code", audience=audience, begun_at=FIRST
            )
            for slug in slugs
        )
    PolicyAddress.objects.bulk_create(
        PolicyAddress(policy=policy, slug=policy.slug, since_at=FIRST) for policy in made
    )
    PolicyVersion.objects.bulk_create([_version(policy, 1) for policy in made], batch_size=500)


def _version(policy: Policy, number: int) -> PolicyVersion:
    moment = FIRST + timedelta(days=number)
    row = PolicyVersion(
        policy=policy,
        number=number,
        title=policy.title,
        kind="code",
        language="nl",
        policy_owner="Het college",
        published_at=moment,
        recorded_at=moment,
        valid_from=date(2010, 1, 1) + timedelta(days=number),
        change_kind="material",
        change_note="Een grens is verlegd.",
        source=[],
        content_hash=hashes.sha256([policy.slug, number]),
    )
    row.record_hash = hashes.record_hash(row)
    return row


def _section(version: PolicyVersion, place: int, section_id: object, text: str) -> VersionSection:
    html = f"<p>{text}</p>"
    heading = f"Onderdeel {place}"
    return VersionSection(
        version=version,
        section_id=section_id,
        position=place,
        number=f"{place + 1}",
        level=1,
        heading=heading,
        html=html,
        text=text,
        text_hash=hashes.text_hash(heading, html),
    )
