"""The piece of text under a result: marked, short and harmless."""

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import Splitter
from search.analysis.lexicon import Lexicon
from search.analysis.thesaurus import Entry, Thesaurus
from search.query import Query, parse
from search.snippets import LENGTH, snippet

SPLITTER = Splitter({"dienst", "auto", "auto's"})
THESAURUS = Thesaurus([Entry(("cadeau",), ("geschenk",))])


def asked(text: str) -> Query:
    return parse(text, Lexicon({"geschenk": 1, "auto": 1}, 5), THESAURUS)


def shown(text: str, question: str) -> str:
    return snippet(text, asked(question), "nl", SPLITTER)


def test_other_forms_and_synonyms_are_marked_as_they_stand() -> None:
    assert (
        shown("Dure Geschenken weigert u.", "cadeau") == "Dure <mark>Geschenken</mark> weigert u."
    )


def test_a_compound_is_marked_whole() -> None:
    assert "<mark>dienstauto</mark>" in shown("Met de dienstauto naar huis.", "auto")


def test_markup_in_the_text_stays_text() -> None:
    made = shown('<script>alert("geschenk")</script> & meer', "geschenk")
    assert made == (
        "&lt;script&gt;alert(&quot;<mark>geschenk</mark>&quot;)&lt;/script&gt; &amp; meer"
    )


def test_markup_in_the_question_never_reaches_the_page() -> None:
    assert "<b>" not in shown("Een geschenk.", "<b>geschenk</b>")


def test_the_words_are_in_sight_in_a_long_text() -> None:
    text = "Eerst iets anders over de agenda. " * 40 + "Een geschenk weigert u. " + "Verder. " * 80
    made = shown(text, "geschenk")
    assert "<mark>geschenk</mark>" in made
    assert made.startswith("… ")
    assert made.endswith(" …")
    assert len(made) < LENGTH + 40


def test_without_a_word_in_the_text_its_beginning_is_shown() -> None:
    assert shown("Kort.", "geschenk") == "Kort."


@given(st.text(max_size=600), st.text(max_size=60))
def test_only_mark_is_ever_markup(text: str, question: str) -> None:
    made = snippet(text, asked(question), "nl", SPLITTER)
    rest = made.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in rest
    assert ">" not in rest
    assert made.count("<mark>") == made.count("</mark>")
