"""Another seed gives another demo, and a failure half-way leaves nothing."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from portal.audit.models import AuditEvent
from portal.demo import building
from portal.demo.organisation import build_organisation
from tests.factories.demo import fingerprint

pytestmark = pytest.mark.slow
UNTIL = datetime(2026, 11, 20, 12, tzinfo=UTC)


def content_of(seed, steps):
    """What the steps make of a seed; nothing of it stays."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "STEPS", steps)
        building.build_demo(seed, UNTIL, shows_progress=False)
        found = fingerprint()
        transaction.set_rollback(True)
    return found


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
