"""The commands of the people room: what they change, print and answer."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.people.models import ApiToken, Department, Employment, Person
from portal.people.roles import Role
from portal.people.selectors import decider_chain, person_by_username
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[4] / "docs" / "directory-example.csv"
TODAY = timezone.localdate()


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command(*arguments, stdout=out, stderr=err, skip_checks=True)
    return out.getvalue()


@pytest.fixture
def sync(tmp_path):
    """``sync(old=new, …)``: sync the example with some text replaced."""
    text = EXAMPLE.read_text()

    def carry_out(*replacements, flags=(), without=""):
        changed = text
        for old, new in replacements:
            assert old in changed
            changed = changed.replace(old, new)
        lines = [
            line
            for line in changed.splitlines()
            if not (without and line.startswith(f"{without};"))
        ]
        file = tmp_path / "staf.csv"
        file.write_text("\n".join(lines))
        return run("sync_directory", str(file), *flags)

    return carry_out


def test_everyone_in_the_file_joins_with_department_function_manager_and_role(sync):
    printed = sync()

    carolien = Person.objects.get(directory_key="1003")
    assert "6 erbij" in printed
    assert [person.first_name for person in decider_chain(carolien, TODAY)] == ["Bilal", "Anouk"]
    assert carolien.employments.get().function.is_vulnerable
    assert carolien.user.username == "c.de.wit"
    assert not carolien.user.has_usable_password()
    assert Role.MANAGER in Person.objects.get(directory_key="1002").roles
    assert carolien.roles == {Role.EMPLOYEE}
    assert AuditEvent.objects.filter(type="person.joined").count() == 6
    (event,) = AuditEvent.objects.filter(type="directory.synced")
    assert event.facts == {"joined": 6, "moved": 0, "changed": 0, "left": 0}


def test_the_same_file_again_changes_nothing(sync):
    sync()
    before = AuditEvent.objects.count()

    assert "0 erbij, 0 wisselen, 0 gewijzigd, 0 weg" in sync()
    assert AuditEvent.objects.count() == before + 1


def test_a_dry_run_tells_and_changes_nothing(sync):
    printed = sync(flags=["--dry-run"])

    assert "erbij    1004 Daan Janssen (Burgerzaken)" in printed
    assert not Person.objects.exists()
    assert not Department.objects.exists()
    assert not AuditEvent.objects.exists()


def test_another_department_is_a_move_as_of_today_and_the_past_stays(sync):
    sync()

    printed = sync(
        ("BZ;Burgerzaken;DIR;nee;MBZ;Medewerker burg", "INK;Inkoop;DIR;nee;MBZ;Medewerker burg")
    )

    carolien = Person.objects.get(directory_key="1003")
    old, new = carolien.employments.order_by("starts_on")
    assert "wisselt  1003" in printed
    assert (old.department.code, old.ends_on) == ("BZ", TODAY - timedelta(days=1))
    assert (new.department.code, new.starts_on, new.ends_on) == ("INK", TODAY, None)


def test_who_is_missing_leaves_at_once_and_comes_back_without_other_roles(sync):
    sync()
    person = Person.objects.get(directory_key="1004")
    from portal.core.actors import SystemActor
    from portal.people.actions.assign_role import assign_role

    assign_role(person, "moderator", by=SystemActor("test"), now=timezone.now())

    assert "weg      1004" in sync(without="1004")
    left = Person.objects.get(pk=person.pk)
    assert (left.ends_on, left.user.is_active) == (TODAY - timedelta(days=1), False)
    assert left.roles == set()

    assert "terug    1004" in sync()
    back = Person.objects.get(pk=person.pk)
    assert back.roles == {Role.EMPLOYEE}
    assert back.user.is_active
    assert back.works_on(TODAY)
    assert back.employments.count() == 2


def test_a_longer_contract_keeps_roles_and_employment(sync):
    sync()
    person = Person.objects.get(directory_key="1004")

    assert "blijft   1004" in sync(("2027-12-31", "2028-12-31"))

    person.refresh_from_db()
    assert person.ends_on.year == 2028
    assert person.employments.get().ends_on == person.ends_on
    assert {row.ends_on for row in person.role_assignments.all()} == {person.ends_on}


def test_names_and_accounts_are_brought_in_line(sync):
    sync()

    sync(("Carolien;de;Wit", "Carolien;;Zwart"), (";c.de.wit;", ";c.zwart;"))

    person = Person.objects.get(directory_key="1003")
    assert (person.full_name, person.user.username) == ("Carolien Zwart", "c.zwart")


def test_the_lead_of_a_department_passes_on_with_the_role(sync):
    sync()

    sync(
        ("BZ;Burgerzaken;DIR;ja", "BZ;Burgerzaken;DIR;nee"),
        ("BZ;Burgerzaken;DIR;nee;MBZ", "BZ;Burgerzaken;DIR;ja;MBZ"),
    )

    assert Department.objects.get(code="BZ").manager.directory_key == "1003"
    assert Role.MANAGER in Person.objects.get(directory_key="1003").roles
    assert Role.MANAGER not in Person.objects.get(directory_key="1002").roles


def test_half_a_file_is_refused_unless_it_is_meant(sync, tmp_path):
    sync()
    half = tmp_path / "half.csv"
    half.write_text("\n".join(EXAMPLE.read_text().splitlines()[:4]))

    with pytest.raises(CommandError, match="3 van de 6") as refused:
        run("sync_directory", str(half))

    assert refused.value.returncode == 1
    assert Person.objects.filter(ends_on__lt=TODAY).count() == 0
    refusals = AuditEvent.objects.filter(type="directory.synced", result="refused")
    assert refusals.get().facts == {"refusals": ["large_change"]}
    run("sync_directory", str(half), "--allow-large-change")
    assert Person.objects.filter(ends_on__lt=TODAY).count() == 3


def test_a_file_with_errors_is_refused_as_a_whole_and_names_the_rows(sync):
    with pytest.raises(CommandError) as refused:
        sync(("2021-05-17", "gisteren"), ("2016-11-01", "31-2-2016"))

    message = str(refused.value)
    assert "regel 4, kolom in_dienst: gisteren is geen datum" in message
    assert "regel 6, kolom in_dienst: 31-2-2016 is geen datum" in message
    assert not Person.objects.exists()


def test_the_name_of_an_account_of_someone_else_is_refused(sync):
    person_with_role("administrator", username="c.de.wit")

    with pytest.raises(CommandError, match="regel 4, kolom gebruikersnaam"):
        sync()


def test_people_made_by_hand_are_not_the_directorys_to_remove(sync):
    run("create_person", "beheer", "--role", "administrator")

    sync()

    assert person_by_username("beheer").works_on(TODAY)


@pytest.mark.parametrize("name", ["bestaat-niet.csv", "."])
def test_a_file_that_cannot_be_read_is_refused_without_a_traceback(name, tmp_path):
    with pytest.raises(CommandError, match="niet te lezen") as refused:
        run("sync_directory", str(tmp_path / name))

    assert refused.value.returncode == 1


@pytest.mark.parametrize("role", list(Role))
def test_create_person_makes_a_person_with_each_role(role, monkeypatch):
    monkeypatch.setenv("PORTAL_PASSWORD", "een-lang-wachtwoord-1")

    assert run("create_person", "nieuw", "--role", role, "--department", "Financiën") == ""

    person = person_by_username("nieuw")
    assert person.roles == {Role.EMPLOYEE, role}
    assert person.user.check_password("een-lang-wachtwoord-1")
    assert Employment.objects.get(person=person).department.name == "Financiën"


def test_create_person_puts_a_manager_over_the_department_and_an_employee_under_it():
    run("create_person", "baas", "--role", "manager", "--department", "Financiën")
    run("create_person", "emp", "--role", "employee", "--department", "financiën")

    chain = decider_chain(person_by_username("emp"), TODAY)
    assert chain == [person_by_username("baas")]


def test_create_person_without_a_password_makes_an_account_nobody_can_sign_on_with():
    run("create_person", "nieuw", "--role", "employee")

    assert not person_by_username("nieuw").user.has_usable_password()


@pytest.mark.parametrize("username", ["nieuw", "NIEUW", "twee woorden"])
def test_create_person_refuses_a_name_that_is_taken_or_no_name(username):
    run("create_person", "nieuw", "--role", "employee")

    with pytest.raises(CommandError) as refused:
        run("create_person", username, "--role", "auditor")

    assert refused.value.returncode == 1
    assert Person.objects.count() == 1


def test_create_api_token_prints_the_key_only_and_it_works(client):
    run("create_person", "nieuw", "--role", "employee")

    token = run("create_api_token", "nieuw").strip()

    assert " " not in token
    assert ApiToken.objects.count() == 1
    path = "/api/v1/policies/bestaat-niet"
    assert client.get(path, HTTP_AUTHORIZATION=f"Bearer {token}").status_code == 404
    assert client.get(path, HTTP_AUTHORIZATION="Bearer fout").status_code == 401


def test_create_api_token_refuses_an_unknown_name():
    with pytest.raises(CommandError) as refused:
        run("create_api_token", "niemand")

    assert refused.value.returncode == 1
