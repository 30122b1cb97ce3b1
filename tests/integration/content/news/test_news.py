"""Reading and finding the news."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from content.news.findable import NewsSource
from content.news.models import NewsIndexPage, NewsPage
from portal.core import sources

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def news(title: str, language: str = "nl", **fields: Any) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code=language)
    values = {"summary": f"Kort: {title}", "body": f"<p>Lang: {title}</p>", "news_on": TODAY}
    return index.add_child(
        instance=NewsPage(title=title, locale=index.locale, **{**values, **fields})
    )


def test_news_is_listed_newest_first_in_the_language_of_the_reader(client_of, people):
    news("Oud bericht", news_on=date(2020, 1, 1))
    news("Nieuw bericht")
    news("English item", "en")

    body = client_of(people.employee).get("/nieuws/").content.decode()

    assert body.index("Nieuw bericht") < body.index("Oud bericht")
    assert "English item" not in body
    assert "English item" in client_of(people.employee).get("/en/nieuws/").content.decode()


def test_an_item_opens_at_the_address_of_its_page(client_of, people):
    page = news("Nieuwe gedragscode")

    answer = client_of(people.employee).get(page.url)

    assert page.url == "/nieuws/nieuwe-gedragscode/"
    assert "Lang: Nieuwe gedragscode" in answer.content.decode()


def test_another_language_is_offered_only_where_the_item_is_translated(client_of, people):
    news("Code", slug="code")
    client = client_of(people.employee)
    assert "/en/nieuws/code/" not in client.get("/nieuws/code/").content.decode()

    news("The code", "en", slug="code")
    assert 'href="/en/nieuws/code/"' in client.get("/nieuws/code/").content.decode()
    assert 'href="/nieuws/code/"' in client.get("/en/nieuws/code/").content.decode()


def test_a_title_with_accents_gets_an_address_that_opens(client_of, people):
    page = news("Meld het vóór 1 december, Zoë")
    client = client_of(people.employee)

    assert page.url == "/nieuws/meld-het-voor-1-december-zoe/"
    for path in (page.url, "/nieuws/", "/"):
        assert page.title in client.get(path).content.decode()


@pytest.mark.parametrize(
    "hidden", [{"live": False}, {"news_on": TODAY + timedelta(days=1)}], ids=["draft", "ahead"]
)
def test_a_draft_and_an_item_of_tomorrow_are_shown_and_found_nowhere(client_of, people, hidden):
    page = news("Nog geheim", **hidden)
    client = client_of(people.employee)

    assert client.get("/nieuws/nog-geheim/").status_code == 404
    assert "Nog geheim" not in client.get("/nieuws/").content.decode()
    assert "Nog geheim" not in client.get("/").content.decode()
    assert str(page.pk) not in NewsSource().visible_groups(people.employee, "in_force", TODAY)


def test_a_restricted_item_is_not_found(client_of, people):
    from wagtail.models import PageViewRestriction

    page = news("Alleen voor een groep")
    PageViewRestriction.objects.create(page=page, restriction_type="groups")

    assert client_of(people.employee).get(page.url).status_code == 404


def test_home_links_to_the_three_newest_items(client_of, people):
    for number in range(4):
        news(f"Bericht {number}", news_on=TODAY - timedelta(days=number))

    body = client_of(people.employee).get("/").content.decode()

    assert "Bericht 2" in body
    assert "Bericht 3" not in body


def test_the_list_asks_as_many_queries_for_ten_items_as_for_two(client_of, people, query_count):
    client = client_of(people.employee)
    news("een")
    news("twee")
    client.get("/nieuws/")
    few = query_count(lambda: client.get("/nieuws/"))
    for number in range(8):
        news(f"n{number}")

    assert query_count(lambda: client.get("/nieuws/")) == few


def test_search_gets_the_words_and_the_address_of_an_item():
    page = news("Cadeaus", body="<p>Neem <b>geen</b> taart aan.</p>")

    (found,) = NewsSource().of_groups([str(page.pk)])

    assert "geen taart" in " ".join(found.text.split())
    assert (found.url, found.language, found.kind) == ("/nieuws/cadeaus/", "nl", "news")
    assert [item.key for item in NewsSource().all()] == [found.key]


def test_search_hears_of_an_item_that_is_published_and_taken_off(
    django_capture_on_commit_callbacks, monkeypatch
):
    heard: list[Any] = []
    monkeypatch.setattr(sources, "_listeners", [lambda *what: heard.append(what)])
    page = news("Bericht")

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()

    assert heard == [("news", (str(page.pk),))] * 2
