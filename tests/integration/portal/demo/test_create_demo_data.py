"""The demo organisation is whole, its people sign in, and a filled portal is left alone."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from content.policies import hashes
from content.policies.models import Policy, PolicyVersion, SectionTranslation
from content.policies.selectors.in_force import timeline_of
from content.policies.states import VersionState
from forms.notifications.models import Draft
from forms.register.kinds.registry import kinds
from forms.register.models import Check, Disclosure, RegisterEntry, Remark
from forms.register.states import Status
from portal.accountability.models import AdoptedReport
from portal.audit.models import AuditEvent, AuditPayload
from portal.audit.record import commitment_of
from portal.core.clock import day_of
from portal.demo.building import build_demo
from portal.demo.bulk.seeding import Totals, enlarge
from portal.demo.organisation import PASSWORD, SIGN_IN
from portal.people.models import Department, Person
from tests.factories.demo import fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEED = 7


@pytest.fixture(scope="module")
def earlier(django_db_setup, django_db_blocker):
    """The moment of the demo, and what another one of that moment was; nothing of it stays."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        build_demo(SEED, now, shows_progress=False)
        found = fingerprint()
        transaction.set_rollback(True)
    return now, found


@pytest.fixture(scope="module")
def demo(earlier, django_db_blocker):
    """Built once for all tests here, which undo what they add; gone after the last of them."""
    now, _ = earlier
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_demo(SEED, now, shows_progress=False)
        transaction.set_rollback(True)


def test_the_same_seed_and_moment_give_the_same_content(demo, earlier):
    assert fingerprint() == earlier[1]


def test_the_demo_is_whole_and_every_state_of_the_register_occurs(demo):
    states = {
        state
        for policy in Policy.objects.all()
        for state in timeline_of(policy, now=timezone.now()).states(day_of(timezone.now())).values()
    }

    assert Department.objects.count() == 8
    assert Person.objects.count() == 60
    assert Policy.objects.count() >= 8
    assert PolicyVersion.objects.filter(policy__slug="gedragscode").count() == 4
    assert {VersionState.IN_FORCE, VersionState.SUPERSEDED, VersionState.REPEALED} <= states
    assert PolicyVersion.objects.exclude(retroactive_from=None).exists()
    assert SectionTranslation.objects.filter(policy__slug="integriteitsbeleid").count() == 13
    assert RegisterEntry.objects.count() == 98
    few = Counter(RegisterEntry.objects.values_list("kind", flat=True))
    assert all(few[kind.code] >= 2 for kind in kinds()), few
    for kind in ("side_activity", "gift"):
        found = set(RegisterEntry.objects.filter(kind=kind).values_list("status", flat=True))
        assert found == set(Status), kind
    assert Check.objects.exists()
    assert Remark.objects.exists()
    assert Disclosure.objects.filter(closed_at=None).exists()
    assert Disclosure.objects.exclude(closed_at=None).exists()
    assert AdoptedReport.objects.count() == 2
    assert Draft.objects.filter(person__user__username="medewerker").count() == 2
    assert not AuditEvent.objects.filter(occurred_at__gt=timezone.now()).exists()


def test_nobody_judges_registers_or_checks_the_own_work(demo):
    for entry in RegisterEntry.objects.prefetch_related("decisions", "registrations", "checks"):
        deciders = {row.decided_by_id for row in entry.decisions.all()}
        registrars = {row.registered_by_id for row in entry.registrations.all()}
        checkers = {row.checked_by_id for row in entry.checks.all()}
        assert entry.employee_id not in deciders | registrars | checkers
        # What is discreet is entered by the one who decided, so that nobody else reads it.
        assert (registrars <= deciders) if entry.is_discreet else not deciders & registrars
        assert not checkers & (deciders | registrars)


def test_the_people_of_the_demo_sign_in_with_its_password(demo):
    for username in SIGN_IN:
        assert Client().login(username=username, password=PASSWORD), username


def test_a_filled_portal_is_refused_with_exit_code_1_and_left_alone(demo):
    before = AuditEvent.objects.count()

    with pytest.raises(CommandError) as refused:
        call_command("create_demo_data", verbosity=0)
    said = StringIO()
    call_command("create_demo_data", "--if-empty", verbosity=0, stdout=said)

    assert refused.value.returncode == 1
    assert "al gevuld" in str(refused.value)
    assert "al gevuld" in said.getvalue()
    assert AuditEvent.objects.count() == before


def test_what_is_added_in_bulk_is_as_the_actions_leave_it(demo):
    enlarge(demo, Totals(people=140, policies=20, versions=60, entries=250), lambda line: None)

    assert Person.objects.count() == 140
    assert Policy.objects.count() == 20
    assert PolicyVersion.objects.count() == 60
    assert RegisterEntry.objects.count() == 250
    call_command("check")
    payloads = AuditPayload.objects.in_bulk()
    for event in AuditEvent.objects.all():
        payload = payloads[event.id]
        assert event.commitment == commitment_of(payload.salt, payload.data)
    for version in PolicyVersion.objects.select_related("policy"):
        _assert_sound(version)


def _assert_sound(version):
    sections = list(version.sections.order_by("position"))
    assert all(
        section.text_hash == hashes.text_hash(section.heading, section.html) for section in sections
    )
    assert version.content_hash == hashes.content_hash(
        title=version.title,
        official_title=version.official_title,
        legal_basis=version.legal_basis,
        sections=[hashes.section_content(section) for section in sections],
        attachments=[],
    )
    assert version.record_hash == hashes.record_hash(version)
