"""References by number in running text: which are about the text itself, and where they lead."""

import pytest

from content.policies.numbers import Numbered, Outline, broken_in, references_in, with_links

OUTLINE = Outline(
    [
        Numbered("s-3", "3", "Werken naast uw baan"),
        Numbered("s-41", "4.1", "Geschenken"),
        Numbered("s-42", "4.2", "Uitnodigingen"),
        Numbered("s-b", "", "Bijlage A Formulier"),
    ]
)
REGULATION = Outline([Numbered("s-a5", "", "Artikel 5 Melden"), Numbered("s-a6", "6", "Besluit")])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Zie paragraaf 4.2.", ["4.2"]),
        ("Zie paragraaf 4.2 en hoofdstuk 3.", ["4.2", "3"]),
        ("Zie de paragrafen 4.1 en 4.2.", ["4.1", "4.2"]),
        ("Dat staat in § 4.1, en ook in bijlage A.", ["4.1", "A"]),
        ("Zie hoofdstuk 3 van deze gedragscode.", ["3"]),
        ("Zie paragraaf 4.2 (uitnodigingen) voor meer.", ["4.2"]),
        ("Zie hoofdstuk 3 van de Algemene wet bestuursrecht.", []),
        ("Zie paragraaf 2 van het inkoopreglement.", []),
        ("Artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017.", []),
        ("Op grond van de Awb, hoofdstuk 9, kunt u klagen.", []),
        ("Artikel 5 geldt hier.", []),
        ("Artikel 5 van deze gedragscode.", ["5"]),
        ("Cao Rijk 2020 Hoofdstuk 15 en Bijlage 1 Advies", []),
        ("Lees de uitleg (zie de tekst onder 4.2).", ["4.2"]),
        ("Meld het direct (zie hiervoor onder 4.9).", ["4.9"]),
        ("Bedragen onder 4.2 blijven.", ["4.2"]),
        ("Bedragen onder 2.5 blijven.", []),
        ("Zie 4.1 en onder 2.5 procent.", ["4.1"]),
        ("In 2024 telde hoofdstukloos 4.2 niet mee.", []),
    ],
)
def test_only_numbers_of_the_text_itself_are_references(text, marks):
    assert [one.mark for one in references_in(text, OUTLINE)] == marks


def test_articles_count_in_a_text_that_has_articles():
    found = [one.mark for one in references_in("Zie artikel 5 en artikel 9.", REGULATION)]
    assert found == ["5", "9"]
    assert list(references_in("Zie artikel 5, tweede lid, van de Gemeentewet.", REGULATION)) == []


def test_a_number_that_the_version_does_not_have_is_broken():
    text = "Ook de maatregelen uit het pakket (paragraaf 4.7) en hoofdstuk 9 helpen; zie 4.2."
    assert [(one.place, one.mark) for one in broken_in(text, OUTLINE)] == [
        ("paragraaf", "4.7"),
        ("hoofdstuk", "9"),
    ]


def test_links_are_put_in_where_a_number_leads_somewhere_and_nowhere_else():
    html = (
        "<p>Zie paragraaf 4.2 &amp; hoofdstuk 9.</p>"
        '<p><a href="/x/">paragraaf 4.1</a></p>'
        '<div class="portal-box portal-box--law"><p>hoofdstuk 3</p></div>'
    )
    assert with_links(html, OUTLINE) == html.replace(
        "paragraaf 4.2 &amp;", 'paragraaf <a href="#s-42">4.2</a> &amp;'
    )


def test_a_text_without_references_is_given_back_as_it_is():
    html = "<p>Niets te zien<br>hier</p>"
    assert with_links(html, OUTLINE) is html


def test_what_looks_like_markup_in_the_text_stays_text():
    html = "<p>&lt;script&gt; in paragraaf 4.2</p>"
    assert "<script>" not in with_links(html, OUTLINE)
