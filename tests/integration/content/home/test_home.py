"""The front door and the plain pages."""

import pytest
from wagtail.models import Page, Site

from content.home.models import ContactCard, HomePage
from portal.core.cards import Card, _offers, offer
from tests.factories.people import person_with_role

pytestmark = pytest.mark.django_db


def test_migrate_alone_makes_a_home_page_in_each_language_under_a_sound_tree():
    homes = {page.slug: page for page in HomePage.objects.all()}

    assert set(homes) == {"home", "home-en"}
    assert homes["home-en"].translation_key == homes["home"].translation_key
    assert Site.objects.get(is_default_site=True).root_page_id == homes["home"].pk
    assert all(not problem for problem in Page.find_problems())


def test_home_greets_the_reader_in_the_language_of_the_address(client_of, people):
    client = client_of(people.employee)

    assert "Welkom, Employee" in client.get("/").content.decode()
    assert "Find the rules" in client.get("/en/").content.decode()


def test_home_shows_the_contacts_in_their_order(client_of, people):
    home = HomePage.objects.get(slug="home")
    for place, name in ((2, "Vertrouwenspersoon"), (1, "Integriteitscoördinator")):
        ContactCard.objects.create(
            page=home, name=name, sort_order=place, locale=home.locale, phone="030 123 45 67"
        )

    body = client_of(people.employee).get("/").content.decode()

    assert body.index("Integriteitscoördinator") < body.index("Vertrouwenspersoon")
    assert 'href="tel:0301234567"' in body


def test_home_shows_the_cards_that_rooms_offer_to_this_reader(client_of, people, monkeypatch):
    monkeypatch.setattr("portal.core.cards._offers", list(_offers))
    offer(1, lambda person: Card("Voor iedereen", "", (("Doe iets", "/doe/"),), 3))
    offer(2, lambda person: Card("Niet voor u", "") if person.first_name == "X" else None)

    body = client_of(people.employee).get("/").content.decode()

    assert "Voor iedereen (3)" in body
    assert 'href="/doe/"' in body
    assert "Niet voor u" not in body


def test_home_asks_as_many_queries_with_ten_contacts_as_with_one(client_of, people, query_count):
    client = client_of(people.employee)
    home = HomePage.objects.get(slug="home")

    def add(name: str) -> None:
        ContactCard.objects.create(page=home, name=name, locale=home.locale)

    add("een")
    client.get("/")
    few = query_count(lambda: client.get("/"))
    for number in range(9):
        add(f"n{number}")

    assert query_count(lambda: client.get("/")) == few


@pytest.mark.parametrize("path", ["/hulp/", "/privacy/", "/toegankelijkheid/"])
def test_the_pages_of_the_footer_open_in_both_languages(client_of, people, path):
    client = client_of(people.employee)

    assert "Stuck?" not in client.get(path).content.decode()
    assert client.get(f"/en{path}").status_code == 200


def test_a_page_that_went_off_is_not_found(client_of, people):
    Page.objects.get(slug="hulp", locale__language_code="nl").unpublish()

    assert client_of(people.employee).get("/hulp/").status_code == 404


def test_an_english_page_that_went_off_shows_the_dutch_text(client_of, people):
    Page.objects.get(slug="hulp", locale__language_code="en").unpublish()

    assert "Iets melden" in client_of(people.employee).get("/en/hulp/").content.decode()


def test_a_plain_page_of_an_editor_is_served_at_its_own_address(client_of, people):
    from content.home.models import SectionPage

    home = HomePage.objects.get(slug="home")
    home.add_child(instance=SectionPage(title="Over ons", slug="over-ons", body="<p>Wij.</p>"))

    assert "Wij." in client_of(people.employee).get("/over-ons/").content.decode()


def test_someone_without_a_person_sees_a_home_page_without_cards(client):
    from portal.people.models import User

    client.force_login(User.objects.create_superuser("techniek"))

    assert client.get("/").status_code == 200


def test_the_home_page_greets_nobody_who_is_not_signed_in(client):
    person_with_role()

    answer = client.get("/")

    assert (answer.status_code, answer.url) == (302, "/inloggen/?next=/")
