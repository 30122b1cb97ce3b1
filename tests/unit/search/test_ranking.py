"""The order of results follows the weights, not the engine."""

from collections import Counter
from types import SimpleNamespace

from search.analysis.documents import TOKEN_FIELDS, document_tokens
from search.analysis.lexicon import Lexicon
from search.analysis.thesaurus import Entry, Thesaurus
from search.analysis.words import words
from search.query import Why, parse
from search.ranking import Ranked, Ranking

TEXTS = {
    "heading": ("Geschenken", "Hier staat wat u mag houden."),
    "body": ("Overig", "Een geschenk meldt u."),
    "long": (
        "Overig",
        "Een geschenk meldt u. " + "Andere zaken regelt het reglement elders. " * 60,
    ),
    "both": ("Kosten", "Een geschenk op reis declareren."),
    "synonym": ("Attenties", "Een presentje van een leverancier."),
    "nothing": ("Vergadering", "Over de agenda."),
}
THESAURUS = Thesaurus([Entry(("geschenk",), ("presentje",))])


def rank(question: str, language: str = "nl", **languages: str) -> list[Ranked]:
    counts: Counter[str] = Counter()
    for heading, text in TEXTS.values():
        counts.update({word.text for word in words(f"{heading} {text}")})
    lexicon = Lexicon(counts, len(TEXTS))
    documents = []
    for name, (heading, text) in TEXTS.items():
        made = document_tokens(
            title="Code", number="", heading=heading, path=(), text=text, language="nl",
            splitter=lexicon.splitter,
        )  # fmt: skip
        fields = {field: getattr(made, field) for field in TOKEN_FIELDS}
        own = languages.get(name, "nl")
        documents.append(
            SimpleNamespace(name=name, pk=name, group_key=name, kind="code", language=own, **fields)
        )
    query = parse(question, lexicon, THESAURUS)
    return Ranking(query, lexicon, language).rank(documents)


def order(question: str, **languages: str) -> list[str]:
    return [ranked.candidate.name for ranked in rank(question, **languages)]  # type: ignore


def test_a_heading_says_more_than_the_text() -> None:
    found = order("geschenk")
    assert found.index("heading") < found.index("body")


def test_a_short_section_comes_before_a_long_one() -> None:
    found = order("geschenk")
    assert found.index("body") < found.index("long")


def test_more_of_the_question_answered_comes_first() -> None:
    assert order("geschenk declareren")[0] == "both"


def test_a_synonym_is_found_after_the_word_itself() -> None:
    found = order("geschenk")
    assert found.index("body") < found.index("synonym")


def test_what_answers_nothing_is_no_result() -> None:
    assert "nothing" not in order("geschenk")


def test_a_phrase_must_stand_there_in_that_order() -> None:
    assert order('"geschenk op reis"') == ["both"]
    assert order('"reis op geschenk"') == []


def test_a_word_after_a_minus_must_not_stand_there() -> None:
    assert "both" not in order("geschenk -declareren")


def test_a_text_in_the_language_of_the_reader_counts_more() -> None:
    own = {ranked.candidate.name: ranked.score for ranked in rank("geschenk")}  # type: ignore
    other = {r.candidate.name: r.score for r in rank("geschenk", body="en")}  # type: ignore
    assert own["body"] > other["body"]
    assert own["heading"] == other["heading"]


def test_each_result_tells_why() -> None:
    found = {ranked.candidate.name: ranked for ranked in rank("geschenk")}  # type: ignore
    assert [match.why for match in found["synonym"].matches] == [Why.SYNONYM]
    assert found["body"].matches[0].why is Why.TYPED
    assert found["body"].matches[0].word == "geschenk"
