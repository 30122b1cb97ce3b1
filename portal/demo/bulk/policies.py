"""Policies in bulk: new titles and section ids over texts of the demo, hashes and all.

They have no page and so no working copy: history without a page is legal (see ``Policy``).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid5

from content.policies import hashes
from content.policies.models import Policy, PolicyAddress, PolicyVersion, VersionSection
from content.policies.snapshot import SectionData
from content.policies.states import ChangeKind
from portal.audit.record import subject_of
from portal.demo.bulk.tables import Table, Tables, without_key
from portal.demo.bulk.trail import Trail
from portal.demo.chance import at, working_day
from portal.demo.demo import Demo
from portal.people.models import Audience, Person

OLDEST = 2600
SECTIONS = 20
SUBJECTS = (
    *("Reiskosten", "Archief", "Toegang tot gebouwen", "Subsidies", "Grondzaken", "Inhuur"),
    *("Gegevens delen", "Handhaving", "Bezoekers", "Representatie", "Sponsoring", "Wagenpark"),
)
NEW_SENTENCE = "Vanaf deze versie kijkt een collega mee voordat u beslist."


class PolicyRows:
    """Tables of policies and their versions, filled side by side."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.owner, self.approver = demo.people["coordinator"], demo.people["goedkeurder"]
        self.author = demo.people["redacteur"]
        self.audience = Audience.objects.get(key=Audience.EVERYONE)
        self.trail = Trail(demo.chance)
        self.policies, self.addresses = Table(Policy), without_key(PolicyAddress)
        self.versions, self.sections = Table(PolicyVersion), without_key(VersionSection)
        self.next_policy, self.next_version = self.policies.next_key(), self.versions.next_key()
        self.tables = Tables(
            *(self.policies, self.addresses, self.versions, self.sections),
            *(self.trail.events, self.trail.payloads),
        )
        self.texts = list(VersionSection.objects.order_by("version_id", "position"))

    def add(self, number: int, count: int) -> None:
        """One policy with so many versions, spread over the years."""
        subject = SUBJECTS[number % len(SUBJECTS)]
        title = f"{subject} {number // len(SUBJECTS) + 1}"
        moments = sorted(
            at(working_day(self.demo.days_ago(self.demo.chance.randrange(1, OLDEST))), 10)
            for _ in range(count)
        )
        policy = self._policy(title, number, moments[0])
        start = self.demo.chance.randrange(max(1, len(self.texts) - SECTIONS))
        chosen = self.texts[start : start + SECTIONS]
        for place, moment in enumerate(moments, start=1):
            self._version(policy, place, moment, list(self._sections(policy, chosen, place)))
        self.tables.write_when_full()

    def _policy(self, title: str, number: int, moment: datetime) -> Policy:
        policy = Policy(
            id=self.next_policy,
            key=self.demo.chance.uuid(),
            slug=f"bulk-{number + 1}",
            title=title,
            kind="regulation",
            policy_owner=self.owner,
            audience=self.audience,
            review_on=self.demo.today + timedelta(days=400),
            begun_at=moment,
        )
        self.next_policy += 1
        self.policies.add_object(policy)
        self.addresses.add({"policy_id": policy.pk, "slug": policy.slug, "since_at": moment})
        self._tell("policy.begun", policy, self.author, moment, {"derived_from": None}, title=title)
        return policy

    def _tell(
        self,
        name: str,
        policy: Policy,
        by: Person,
        at: datetime,
        facts: dict[str, Any],
        **said: Any,
    ) -> None:
        self.trail.add(name, subject_of(policy), (by.actor_key, by.actor_name), at, facts, said)

    def _sections(
        self, policy: Policy, chosen: list[VersionSection], number: int
    ) -> Iterator[SectionData]:
        """The chosen texts; from the second version on some say one sentence more."""
        for position, row in enumerate(chosen, start=1):
            is_longer = number > 1 and position % 7 == number % 7
            yield SectionData(
                section_id=uuid5(policy.key, str(position)),
                position=position,
                number=str(position),
                level=1,
                heading=row.heading,
                path=[],
                html=f"{row.html}\n<p>{NEW_SENTENCE}</p>" if is_longer else row.html,
                text=f"{row.text}\n{NEW_SENTENCE}" if is_longer else row.text,
                references=row.references,
            )

    def _version(
        self, policy: Policy, number: int, moment: datetime, sections: list[SectionData]
    ) -> None:
        moment = moment.astimezone(UTC)
        version = PolicyVersion(
            id=self.next_version,
            policy=policy,
            number=number,
            follows=number - 1 or None,
            title=policy.title,
            official_title=f"Regeling {policy.title.lower()}",
            kind=policy.kind,
            language="nl",
            tags=[],
            policy_owner=self.owner.full_name,
            audience=self.audience.name,
            review_on=policy.review_on,
            published_at=moment,
            recorded_at=moment,
            change_kind=ChangeKind.MATERIAL,
            change_note="Gemaakt om te meten hoe snel het portaal is.",
            authors=[[self.author.actor_key, self.author.actor_name]],
            issued_by_key=self.approver.actor_key,
            issued_by_name=self.approver.actor_name,
            source={"body": [], "legal_basis": []},
        )
        self.next_version += 1
        version.content_hash = hashes.content_hash(
            title=version.title,
            official_title=version.official_title,
            legal_basis=version.legal_basis,
            sections=[hashes.section_content(section) for section in sections],
            attachments=[],
        )
        version.record_hash = hashes.record_hash(version)
        self.versions.add_object(version)
        for section in sections:
            # The fields of a frozen section are those of its row.
            self.sections.add(
                {**vars(section), "version_id": version.pk, "text_hash": section.text_hash}
            )
        facts = {
            "number": number,
            "change_kind": version.change_kind,
            "content_hash": version.content_hash,
            "record_hash": version.record_hash,
            "corrects": None,
        }
        said = {"title": version.title, "change_note": version.change_note}
        self._tell("policy.version_issued", policy, self.approver, moment, facts, **said)


def seed_policies(demo: Demo, policies: int, versions: int) -> None:
    """So many policies more with together so many versions, at least one each."""
    rows = PolicyRows(demo)
    least, rest = divmod(max(versions, policies), policies) if policies else (0, 0)
    for number in demo.each(range(policies), "Beleid in bulk"):
        rows.add(number, least + (number < rest))
    rows.tables.finish()
