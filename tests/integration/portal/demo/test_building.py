"""The demo is the same for one seed and day, and a failure half-way leaves nothing."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.db import transaction

from content.news.models import NewsPage
from content.policies.models import VersionSection
from forms.register.models import RegisterEntry
from portal.audit.models import AuditEvent
from portal.demo import building
from portal.demo.organisation import build_organisation
from portal.people.models import Employment, Person

pytestmark = pytest.mark.slow
UNTIL = datetime(2026, 11, 20, 12, tzinfo=UTC)


def fingerprint():
    """What people see: names, posts, titles, texts, references, states and answers."""
    seen = [
        *Person.objects.order_by("directory_key").values_list("first_name", "last_name", "ends_on"),
        *Employment.objects.order_by("person__directory_key", "starts_on").values_list(
            "department__code", "function__code", "starts_on"
        ),
        *VersionSection.objects.order_by("version_id", "position").values_list(
            "section_id", "text_hash"
        ),
        *RegisterEntry.objects.order_by("reference").values_list(
            "reference", "status", "outcome", "employee__directory_key", "changed_at"
        ),
        *NewsPage.objects.order_by("slug").values_list("slug", "title"),
    ]
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def content_of(seed, steps):
    """What the steps make of a seed; nothing of it stays."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "STEPS", steps)
        building.build_demo(seed, UNTIL, shows_progress=False)
        found = fingerprint()
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_the_same_seed_and_day_give_the_same_content():
    assert content_of(1, building.STEPS) == content_of(1, building.STEPS)


@pytest.mark.django_db
def test_another_seed_gives_other_people():
    assert content_of(1, (build_organisation,)) != content_of(2, (build_organisation,))


@pytest.mark.django_db(transaction=True)
def test_a_failure_half_way_leaves_an_empty_portal(monkeypatch):
    def fails(demo):
        raise RuntimeError("half way")

    monkeypatch.setattr(building, "STEPS", (build_organisation, fails))

    with pytest.raises(RuntimeError):
        building.build_demo(1, UNTIL, shows_progress=False)

    assert not building.is_filled()
    assert not AuditEvent.objects.exists()
