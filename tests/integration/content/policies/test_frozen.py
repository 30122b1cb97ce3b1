"""S45: what was issued never changes, whichever way someone tries."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from content.policies.models import PolicyVersion, VersionSection
from content.policies.verification import problems, verify
from portal.core.append_only import remove_triggers
from portal.core.models import ChangedElsewhereError
from tests.factories.policies import issued_policy, section, working_copy

pytestmark = pytest.mark.django_db

REFERENCE = {
    "type": "legal_basis",
    "value": {"references": [{"law": "Ambtenarenwet 2017", "article": "8", "status": "in_force"}]},
}


@pytest.fixture
def version():
    policy = issued_policy(
        sections=[section("Eén"), section("Twee", body=[REFERENCE])], adopted_by="College"
    )
    return policy.versions.get()


def test_s45_saving_updating_and_deleting_are_refused_in_python(version):
    version.title = "Anders"
    with pytest.raises(ChangedElsewhereError):
        version.save()
    with pytest.raises(ChangedElsewhereError):
        version.delete()
    with pytest.raises(ChangedElsewhereError):
        PolicyVersion.objects.update(title="Anders")
    with pytest.raises(ChangedElsewhereError):
        VersionSection.objects.all().delete()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("content_policies_policyversion", "SET title = 'Anders'"),
        ("content_policies_policyversion", "SET valid_until = '2020-01-01'"),
        ("content_policies_versionsection", "SET html = 'Anders'"),
        ("content_policies_policyaddress", "SET slug = 'anders'"),
    ],
)
def test_s45_the_database_itself_refuses_updates_and_deletes(version, table, change):
    for statement in (f"UPDATE {table} {change}", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert verify(PolicyVersion.objects.get()) == []


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("content_policies_policyversion", "SET title = 'Anders'"),
        ("content_policies_policyversion", "SET adopted_by = 'Iemand'"),
        ("content_policies_policyversion", "SET change_note = 'Anders'"),
        ("content_policies_policyversion", "SET retroactive_from = '2020-01-01'"),
        ("content_policies_versionsection", "SET html = 'Anders'"),
        ("content_policies_versionsection", "SET number = '9'"),
        ("content_policies_versionsection", "SET \"references\" = '[]'"),
    ],
)
def test_s45_a_change_behind_the_triggers_breaks_the_hash(version, table, change):
    assert list(problems()) == []
    remove_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} {change}")
    assert list(problems())
    with pytest.raises(SystemExit) as ended:
        call_command("verify_publications")
    assert ended.value.code == 1


def test_s45_editing_the_page_leaves_the_version_as_it_was(version):
    page = working_copy(version.policy)
    page.title, page.body = "Anders", "[]"
    page.save_revision()
    page.save()
    again = PolicyVersion.objects.get()
    assert again.title == version.title
    assert verify(again) == []


def test_s45_taking_the_page_off_leaves_the_version_readable(version):
    from content.policies.models import PolicyPage

    PolicyPage.objects.get().unpublish()
    assert verify(PolicyVersion.objects.get()) == []
    call_command("verify_publications")
