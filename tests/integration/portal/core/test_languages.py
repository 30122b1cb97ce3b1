"""Dutch is what one gets; English stands under /en/ and in the CMS of who prefers it."""

from datetime import date

import pytest
from django.conf import settings
from django.forms import CharField
from django.utils import translation
from wagtail.users.models import UserProfile

from portal.core.templatetags.portal import dutch_date


def test_a_page_without_a_language_in_its_address_is_dutch(client, db):
    page = client.get("/inloggen/").content.decode()
    assert '<html class="utrecht-root" lang="nl">' in page
    assert "Naar de inhoud" in page


def test_a_browser_that_prefers_english_does_not_change_what_an_address_shows(client, db):
    page = client.get("/inloggen/", headers={"accept-language": "en"}).content.decode()
    assert "Naar de inhoud" in page


def test_the_same_page_is_english_under_en(client, db):
    page = client.get("/en/inloggen/").content.decode()
    assert '<html class="utrecht-root" lang="en">' in page
    assert "Go to the content" in page
    assert "Naar de inhoud" not in page
    assert 'class="portal-header__brand" href="/en/"' in page


def test_a_page_that_is_not_there_says_so_in_english(client_of, people):
    page = client_of(people.employee).get("/en/beleid/bestaat-niet/")
    assert page.status_code == 404
    assert "Page not found" in page.content.decode()


@pytest.mark.parametrize("path", ["/en/", "/en/melden/", "/en/beleid/", "/en/mijn/", "/en/zoeken/"])
def test_the_menu_is_english_for_who_is_signed_in(client_of, people, path):
    page = client_of(people.employee).get(path).content.decode()
    assert "Sign out" in page
    assert "Main menu" in page


@pytest.mark.parametrize(("language", "words"), [("nl", "Synoniemen"), ("en", "Synonyms")])
def test_the_cms_speaks_the_language_its_reader_prefers(client_of, people, language, words):
    client = client_of(people.editor)
    client.get("/cms/")
    profile = UserProfile.get_for_user(people.editor.user)
    profile.preferred_language = language
    profile.save()
    assert words in client.get("/cms/").content.decode()


def test_what_django_itself_says_is_dutch_too():
    with translation.override(settings.LANGUAGE_CODE):
        assert str(CharField().error_messages["required"]) == "Dit is een verplicht veld."


@pytest.mark.parametrize(("language", "words"), [("nl", "1 maart 2026"), ("en", "1 March 2026")])
def test_months_follow_the_language(language, words):
    with translation.override(language):
        assert dutch_date(date(2026, 3, 1)) == words
