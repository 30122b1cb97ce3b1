"""The one door: in, out, and what keeps it shut."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import get_resolver
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.core.actors import SystemActor
from portal.people.actions.deactivate_person import deactivate_person
from portal.people.models import SignInFailure, User
from tests.factories.people import PASSWORD, person_with_role

pytestmark = pytest.mark.django_db
DOOR = "/inloggen/"


def try_to_sign_in(client, username, password=PASSWORD, **extra):
    next_ = extra.pop("next", "")
    fields = {"username": username, "password": password, "next": next_}
    return client.post(DOOR, fields, **extra)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_right_name_and_password_open_the_portal(client):
    person_with_role("employee", username="anna")

    answer = try_to_sign_in(client, "anna")

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/").status_code == 200


def test_signing_out_takes_a_post_and_ends_the_session(client, client_of, people):
    client = client_of(people.employee)

    assert client.get("/uitloggen/").status_code == 405
    assert is_signed_in(client)
    assert client.post("/uitloggen/").url == DOOR
    assert not is_signed_in(client)


def test_s19_known_and_unknown_names_hear_the_same(client):
    person_with_role("employee", username="anna")
    gone = person_with_role("employee", username="weg")
    deactivate_person(
        gone,
        ends_on=timezone.localdate() - timedelta(days=1),
        by=SystemActor("test"),
        now=timezone.now(),
    )

    answers = [
        try_to_sign_in(client, *attempt, REMOTE_ADDR=f"10.0.0.{number}")
        for number, attempt in enumerate(
            [("anna", "fout"), ("niemand", "fout"), ("weg", "fout"), ("weg", PASSWORD)]
        )
    ]
    bodies = {
        answer.content.decode()
        .replace(str(answer.context["csrf_token"]), "")
        .replace(f'value="{answer.context["form"].data["username"]}"', "")
        for answer in answers
    }

    assert {answer.status_code for answer in answers} == {200}
    assert len(bodies) == 1
    assert "horen niet bij elkaar" in bodies.pop()


def test_s18_five_failures_lock_the_account_from_that_address_even_for_the_right_password(client):
    person_with_role("employee", username="anna")
    for _ in range(5):
        assert try_to_sign_in(client, "Anna", "fout").status_code == 200

    answer = try_to_sign_in(client, "anna")

    assert answer.status_code == 429
    assert "Wacht een kwartier" in answer.content.decode()
    assert not is_signed_in(client)


def test_s18_a_locked_colleague_gets_in_from_another_address(client):
    person_with_role("employee", username="anna")
    for _ in range(6):
        try_to_sign_in(client, "anna", "fout", REMOTE_ADDR="10.0.0.1")

    assert try_to_sign_in(client, "anna", REMOTE_ADDR="10.0.0.2").status_code == 302


def test_s18_twenty_failures_lock_an_address_for_every_account(client):
    person_with_role("employee", username="anna")
    for number in range(20):
        try_to_sign_in(client, f"gok{number}", "fout")

    assert try_to_sign_in(client, "anna").status_code == 429


def test_s18_the_lock_ends_after_a_quarter_and_is_not_prolonged_by_trying(client):
    person_with_role("employee", username="anna")
    start = timezone.now()
    for _ in range(5):
        try_to_sign_in(client, "anna", "fout")
    with time_machine.travel(start + timedelta(minutes=14), tick=False):
        assert try_to_sign_in(client, "anna").status_code == 429
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        assert try_to_sign_in(client, "anna").status_code == 302


def test_success_wipes_the_slate_and_the_name_that_was_typed_is_not_kept(client):
    person_with_role("employee", username="anna")
    try_to_sign_in(client, "anna", "fout")

    assert "anna" not in str(list(SignInFailure.objects.values()))
    try_to_sign_in(client, "anna")
    assert not SignInFailure.objects.exists()


def test_behind_a_proxy_only_what_our_own_proxy_saw_counts(client, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(5):
        forged = f"9.9.9.{number}, 10.1.1.1"
        try_to_sign_in(client, "anna", "fout", HTTP_X_FORWARDED_FOR=forged)

    assert set(SignInFailure.objects.values_list("address", flat=True)) == {"10.1.1.1"}
    assert (
        try_to_sign_in(client, "anna", HTTP_X_FORWARDED_FOR="8.8.8.8, 10.1.1.1").status_code == 429
    )


def test_without_a_proxy_the_header_is_not_believed(client):
    try_to_sign_in(client, "anna", "fout", HTTP_X_FORWARDED_FOR="9.9.9.9")

    assert SignInFailure.objects.get().address == "127.0.0.1"


EVIL = [
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http://testserver.evil.example/",
    "%2f%2fevil.example",
    "javascript:alert(1)",
    " //evil.example",
    "/\t/evil.example",
    "///evil.example",
]


@pytest.mark.parametrize("address", EVIL)
def test_s35_next_never_leads_out_of_the_portal(client, address):
    person_with_role("employee", username="anna")

    assert try_to_sign_in(client, "anna", next=address).url == "/"


@pytest.mark.parametrize("address", EVIL)
def test_s35_nor_for_who_is_signed_in_or_comes_by_another_door(client, client_of, people, address):
    assert client_of(people.employee).get(DOOR, {"next": address}).url == "/"
    assert client.get("/cms/login/", {"next": address}).url == DOOR


def test_s35_a_path_of_our_own_is_followed(client):
    person_with_role("employee", username="anna")

    assert try_to_sign_in(client, "anna", next="/nieuws/?page=2").url == "/nieuws/?page=2"


@pytest.mark.parametrize("door", ["/cms/login/", "/_util/login/"])
def test_s17_every_other_door_leads_to_this_one(client, door):
    assert client.get(door).url == DOOR
    assert client.post(door, {"username": "anna", "password": PASSWORD}).url == DOOR
    assert client.get("/cms/", follow=True).redirect_chain[-1][0] == f"{DOOR}?next=/cms/"


def test_s17_no_other_route_signs_anybody_in():
    from django.contrib.auth.views import LoginView

    def views(patterns, prefix=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from views(pattern.url_patterns, prefix + str(pattern.pattern))
            else:
                yield prefix + str(pattern.pattern), pattern.callback

    doors = [
        path
        for path, callback in views(get_resolver().url_patterns)
        if issubclass(getattr(callback, "view_class", object), LoginView)
    ]

    # What comes first wins: the CMS' own two stand behind doors with the same address.
    assert {path.split("/")[-2] for path in doors} == {"inloggen", "login"}
    assert get_resolver().resolve("/cms/login/").func.__module__ == "portal.people.views"
    assert get_resolver().resolve("/_util/login/").func.__module__ == "portal.people.views"


def test_the_cms_sign_out_ends_the_session_too(client_of, people):
    client = client_of(people.editor)

    client.post("/cms/logout/")

    assert not is_signed_in(client)


def test_someone_who_starts_next_week_cannot_sign_in_yet(client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    person_with_role("employee", username="anna", starts_on=tomorrow)

    assert try_to_sign_in(client, "anna").status_code == 200
    assert not is_signed_in(client)


def test_the_password_page_changes_the_password_keeps_this_session_and_ends_others(client_of):
    person = person_with_role("employee", username="anna")
    client, elsewhere = client_of(person), client_of(person)
    fields = {"old_password": PASSWORD, "new_password1": "nog-een-lang-woord-9"}

    answer = client.post("/wachtwoord/", {**fields, "new_password2": "nog-een-lang-woord-9"})

    assert answer.url == "/mijn/"
    assert client.get("/mijn/").status_code == 200
    assert elsewhere.get("/mijn/").status_code == 302
    assert User.objects.get(username="anna").check_password("nog-een-lang-woord-9")
    event = AuditEvent.objects.get(type="person.password_changed")
    assert event.subject_key == str(person.pk)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"old_password": "fout"}, "huidige wachtwoord klopt niet"),
        ({"new_password2": "iets-anders-lang-1"}, "niet gelijk"),
        ({"new_password1": "kort", "new_password2": "kort"}, "12"),
    ],
)
def test_a_wrong_new_password_is_refused_with_words(client_of, fields, words):
    person = person_with_role("employee", username="anna")
    good = {"old_password": PASSWORD, "new_password1": "nog-een-lang-woord-9"}
    good["new_password2"] = good["new_password1"]

    answer = client_of(person).post("/wachtwoord/", {**good, **fields})

    assert words in answer.content.decode()
    assert User.objects.get(username="anna").check_password(PASSWORD)
    assert not AuditEvent.objects.filter(type="person.password_changed").exists()


def test_my_page_shows_who_decides_and_what_rooms_registered(client_of, people, monkeypatch):
    from portal.core import tasks

    monkeypatch.setattr(tasks, "_offers", [])
    tasks.offer(1, lambda person: [tasks.Task("Lees dit", "/lees/", part=tasks.Part.TO_DO)])
    tasks.offer(2, lambda person: [tasks.Task("Melding A", "/a/", part=tasks.Part.DOSSIER)])
    manager = people.manager

    body = client_of(people.employee).get("/mijn/").content.decode()

    assert manager.full_name in body
    assert body.index("Lees dit") < body.index("Melding A")


def test_pages_of_one_person_cost_the_same_in_a_large_organisation(client_of, people, query_count):
    from tests.factories.people import department_with_manager

    client = client_of(people.employee)
    client.get("/mijn/")
    few = query_count(lambda: client.get("/mijn/"))
    for _ in range(5):
        department_with_manager()

    assert query_count(lambda: client.get("/mijn/")) == few


def test_a_user_without_a_person_has_no_page_of_their_own(client):
    client.force_login(User.objects.create_superuser("techniek"))

    assert client.get("/mijn/").status_code == 403
