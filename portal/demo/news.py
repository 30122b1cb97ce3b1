"""News of the demo organisation, and whom to turn to on its home page."""

from datetime import date
from typing import Any

from content.home.models import ContactCard, HomePage
from content.news.models import NewsIndexPage, NewsPage
from portal.demo import reading
from portal.demo.chance import at
from portal.demo.demo import Demo
from portal.demo.pages import publish
from portal.demo.streams import html_of

LANGUAGE = "nl"
LONGEST_TEXT = 300


def publish_news(demo: Demo) -> None:
    """Every item on its own day, oldest first; what lies ahead of today stays out."""
    index = NewsIndexPage.objects.get(locale__language_code=LANGUAGE)
    items = sorted(reading.news(), key=lambda item: item[1]["date"])
    past = [item for item in items if item[1]["date"] <= demo.today]
    for slug, front, body in demo.each(past, "Nieuws"):
        page = NewsPage(
            title=front["title"],
            slug=slug,
            news_on=front["date"],
            summary=front["summary"],
            body=html_of(body),
        )
        publish(demo, page, demo.past(at(front["date"], 8)), index)


def publish_contacts(demo: Demo) -> None:
    """The contact cards on the Dutch home page."""
    home = HomePage.objects.get(locale__language_code=LANGUAGE)
    cards = reading.toml("cards.toml")["cards"]
    home.contact_cards = [
        _card(home, place, card) for place, card in enumerate(demo.each(cards, "Aanspreekpunten"))
    ]
    publish(demo, home, demo.past(at(date(2025, 11, 3))))


def _card(home: HomePage, place: int, card: dict[str, Any]) -> ContactCard:
    text = f"{card['role']}. {card['text']}"
    if len(text) > LONGEST_TEXT:
        text = card["text"]
    return ContactCard(
        page=home,
        locale=home.locale,
        sort_order=place,
        name=card["name"],
        text=text,
        phone=card["phone"],
        email=card["email"],
        hours=card["hours"],
    )
