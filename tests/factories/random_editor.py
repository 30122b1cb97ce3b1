"""An editor without a plan: seeded, by the real actions, with everything remembered at issue."""

import json
from collections import Counter
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.db import transaction

from content.policies.actions.annul import annul
from content.policies.actions.correct_dates import correct_dates
from content.policies.actions.repeal import repeal
from content.policies.actions.rescind import rescind
from content.policies.models import PolicyAddress, PolicyPage, VersionEvent
from content.publication.publisher import publishing_as
from portal.core.refusals import NotAllowed
from tests.factories.archive import Archive
from tests.factories.policies import at, policy_page, publish, section, working_copy

WORDS = (
    "meld",
    "elk",
    "geschenk",
    "aan",
    "uw",
    "leidinggevende",
    "vóór",
    "de",
    "dag",
    "of",
    "weiger",
)
MOST_POLICIES = 8
MOST_SECTIONS = 5
#: How often each thing happens, of a hundred.
WEIGHTS = {
    "reword": 30,
    "reorder": 10,
    "renumber": 9,
    "rename": 8,
    "add_section": 9,
    "remove_section": 6,
    "retitle": 5,
    "change_address": 5,
    "issue": 4,
    "correct": 2,
    "annul_one": 2,
    "repeal_it": 1,
    "take_back": 1,
    "correct_a_date": 2,
    "copy": 2,
    "move": 2,
    "delete": 1,
    "begin": 1,
}


class RandomEditor:
    """``people`` write, approve and administer; ``archive`` holds every version as issued."""

    def __init__(self, people, seed):
        self.people, self.random = people, Random(seed)
        self.archive, self.done = Archive(), Counter()
        self.now = at("2020-01-01 09:00")
        self.policies = {}
        self.names = 0
        self.opened, self.screen, self.is_dirty = None, None, False
        self.begin()

    def work(self, edits):
        """Do so many things; what cannot be done now is replaced by rewording."""
        names, weights = list(WEIGHTS), list(WEIGHTS.values())
        for name in self.random.choices(names, weights, k=edits):
            self.now += timedelta(hours=self.random.randint(1, 40))
            key = self.random.choice(list(self.policies))
            if self.opened and self.random.random() < 0.7:
                key = self.opened
            acted = getattr(self, name)(key) if name != "begin" else self.begin()
            if acted is False:
                name = "reword"
                self.reword(key)
            self.done[name] += 1

    # The text.

    def page(self, key):
        """The working copy on the screen; opening another one saves this one first."""
        if self.opened != key:
            self.close()
            self.opened, self.screen = key, working_copy(self.policies[key])
        return self.screen

    def sections(self, key):
        return json.loads(json.dumps(list(self.page(key).body.raw_data)))

    def change(self, key, sections=None, **fields):
        """A change on the screen; now and then it is saved."""
        page = self.page(key)
        if sections is not None:
            page.body = json.dumps(sections)
        for name, value in fields.items():
            setattr(page, name, value)
        self.is_dirty = True
        if self.random.random() < 0.25:
            self.close()

    def close(self):
        if self.is_dirty:
            with publishing_as(self.people.editor, now=self.now):
                self.screen.save_revision(user=self.people.editor.user)
        self.opened, self.is_dirty = None, False

    def save(self, key, **fields):
        """Change and save; gives the page."""
        page = self.page(key)
        self.change(key, **fields)
        self.close()
        return page

    def sentence(self):
        return " ".join(self.random.choices(WORDS, k=8)).capitalize() + "."

    def new_name(self, kind):
        self.names += 1
        return f"{kind}-{self.names}"

    def new_section(self):
        return section(
            self.new_name("Kop"),
            f"<p>{self.sentence()}</p>",
            number=str(self.random.randint(1, 9)),
            level=self.random.randint(1, 4),
        )

    def reword(self, key):
        sections = self.sections(key)
        body = f"<p>{self.sentence()}</p><ul><li>{self.sentence()}</li></ul>"
        part = {"type": "text", "value": body, "id": str(uuid4())}
        self.random.choice(sections)["value"]["body"] = [part]
        self.change(key, sections)

    def reorder(self, key):
        sections = self.sections(key)
        self.random.shuffle(sections)
        self.change(key, sections)

    def renumber(self, key):
        sections = self.sections(key)
        for position, one in enumerate(sections, start=1):
            one["value"]["number"] = f"{self.random.randint(1, 9)}.{position}"
            one["value"]["level"] = str(self.random.randint(1, 4))
        self.change(key, sections)

    def rename(self, key):
        sections = self.sections(key)
        self.random.choice(sections)["value"]["heading"] = self.new_name("Andere kop")
        self.change(key, sections)

    def add_section(self, key):
        sections = self.sections(key)
        if len(sections) >= MOST_SECTIONS:
            return False
        sections.insert(self.random.randint(0, len(sections)), self.new_section())
        self.change(key, sections)
        return True

    def remove_section(self, key):
        sections = self.sections(key)
        if len(sections) == 1:
            return False
        sections.pop(self.random.randrange(len(sections)))
        self.change(key, sections)
        return True

    def retitle(self, key):
        self.change(key, title=self.new_name("Titel"))

    def change_address(self, key):
        """A new slug, a former one of its own, or one of another policy: that is refused later."""
        own = PolicyAddress.objects.filter(policy=self.policies[key])
        former = list(own.values_list("slug", flat=True))
        slug = self.random.choice([self.new_name("adres"), self.new_name("adres"), *former])
        self.change(key, slug=slug)

    # Versions and what comes after.

    def issue(self, key, **fields):
        start = self.now.date() + timedelta(days=self.random.randint(-60, 90))
        fields = {
            "change_kind": "material",
            "change_note": self.sentence(),
            "valid_from": self.random.choice([None, start]),
            "valid_until": self.random.choice(
                [None, None, start + timedelta(days=self.random.randint(100, 400))]
            ),
            **fields,
        }
        self.refused_at_the_address_of_another(key, fields)
        intended = self.sections(key)
        page = self.save(key, **fields)
        version = publish(page, approver=self.people.approver, now=self.now)
        self.archive.remember(version)
        kept = list(version.sections.order_by("position"))
        assert [(str(one.section_id), one.heading, one.number) for one in kept] == [
            (one["id"], one["value"]["heading"], one["value"]["number"]) for one in intended
        ]

    def refused_at_the_address_of_another(self, key, fields):
        """One that its policy no longer uses; Wagtail itself guards those in use."""
        in_use = PolicyPage.objects.values("slug")
        others = PolicyAddress.objects.exclude(policy=self.policies[key]).exclude(slug__in=in_use)
        taken = self.random.choice([*others.values_list("slug", flat=True), ""])
        if not taken or self.random.random() < 0.7:
            return
        own = self.page(key).slug
        page = self.save(key, slug=taken, **fields)
        with pytest.raises(NotAllowed, match="slug_taken"), transaction.atomic():
            publish(page, approver=self.people.approver, now=self.now)
        self.save(key, slug=own)

    def some_number(self, key):
        numbers = self.policies[key].versions.values_list("number", flat=True)
        return self.random.choice(list(numbers) or [None])

    def correct(self, key):
        number = self.some_number(key)
        return self.issue(key, corrects=number) if number else False

    def later(self, act, key, **facts):
        """Something that may be refused, as twice the same is."""
        policy = self.policies[key]
        asked = {"reason": self.sentence(), "by": self.people.approver, "now": self.now}
        try:
            with transaction.atomic():
                act(policy, **asked, **facts)
        except NotAllowed:
            return False
        return True

    def annul_one(self, key):
        number = self.some_number(key)
        return bool(number) and self.later(annul, key, number=number)

    def repeal_it(self, key):
        return self.later(repeal, key, from_on=self.now.date() + timedelta(days=30))

    def take_back(self, key):
        events = VersionEvent.objects.filter(kind__in=["repealed", "annulled"], undone_by=None)
        event = events.order_by("pk").first()
        if event is None:
            return False
        rescind(event, reason="Toch niet.", by=self.people.approver, now=self.now)
        return True

    def correct_a_date(self, key):
        number = self.some_number(key)
        day = self.now.date() - timedelta(days=self.random.randint(0, 50))
        return bool(number) and self.later(
            correct_dates, key, number=number, dates={"valid_from": day}
        )

    # Pages.

    def begin(self):
        if len(self.policies) >= MOST_POLICIES:
            return False
        slug = self.new_name("beleid")
        sections = [self.new_section() for _ in range(3)]
        page = policy_page(slug, sections=sections, editor=self.people.editor, now=self.now)
        self.policies[page.policy.key] = page.policy
        return True

    def copy(self, key):
        self.close()
        if len(self.policies) >= MOST_POLICIES:
            return False
        page = PolicyPage.objects.get(policy=self.policies[key])
        slug = self.new_name("kopie")
        with publishing_as(self.people.administrator, now=self.now):
            made = page.copy(
                update_attrs={"title": slug, "slug": slug},
                keep_live=False,
                copy_revisions=self.random.random() < 0.5,
                user=self.people.administrator.user,
            )
        assert made.policy.derived_from == page.policy
        self.policies[made.policy.key] = made.policy
        return True

    def move(self, key):
        self.close()
        page = PolicyPage.objects.get(policy=self.policies[key])
        page.move(page.get_parent(), pos=self.random.choice(["first-child", "last-child"]))

    def delete(self, key):
        self.close()
        if len(self.policies) == 1:
            return False
        page = PolicyPage.objects.get(policy=self.policies.pop(key))
        facts = {"reason": self.sentence()}
        with publishing_as(self.people.administrator, now=self.now, facts=facts):
            page.delete()
        return True
