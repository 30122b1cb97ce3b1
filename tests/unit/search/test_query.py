"""What people type becomes weighted groups; nothing they type is an operator by accident."""

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.lexicon import Lexicon
from search.analysis.stems import stem
from search.analysis.thesaurus import Entry, Thesaurus
from search.engines.base import Wanted, required_of, terms_of
from search.engines.elasticsearch import request_body
from search.engines.embedded import match_expression
from search.query import MAXIMUM_ALTERNATIVES, MAXIMUM_WORDS, Query, Why, parse

WORDS = {"geschenk": 5, "aannemen": 3, "nevenwerkzaamheden": 4, "functie": 6, "risicofuncties": 1}
THESAURUS = Thesaurus([Entry(("cadeau",), ("geschenk",))])
LEXICON = Lexicon(WORDS, 20, THESAURUS.words)


def asked(text: str, *, correct: bool = True) -> Query:
    return parse(text, LEXICON, THESAURUS, correct=correct)


def alternatives(query: Query, place: int = 0) -> dict[tuple[str, ...], float]:
    return {one.tokens: one.weight for one in query.groups[place].alternatives}


def test_the_shell_of_a_question_is_left_out() -> None:
    query = asked("Mag ik een cadeau aannemen?")
    assert [group.word for group in query.groups] == ["cadeau", "aannemen"]


def test_a_question_of_only_small_words_is_still_asked() -> None:
    assert [group.word for group in asked("wie ben ik").groups] == ["wie", "ben", "ik"]


def test_a_synonym_weighs_less_than_the_word_itself() -> None:
    weights = alternatives(asked("cadeau"))
    assert weights[(stem("cadeau"),)] > weights[(stem("geschenk"),)] > 0.5


def test_a_word_known_nowhere_is_corrected_and_said_so() -> None:
    query = asked("een geschenjk aannemen")
    assert query.corrected == "een geschenk aannemen"
    assert query.misspelt == ("geschenjk",)


def test_a_correction_brings_its_synonyms() -> None:
    assert (stem("geschenk"),) in alternatives(asked("cadaeu"))


def test_known_words_and_literal_questions_are_not_corrected() -> None:
    assert asked("geschenken").corrected is None
    assert asked("geschenjk", correct=False).corrected is None


def test_two_words_written_apart_find_the_compound() -> None:
    query = asked("risico functies")
    for place in (0, 1):
        assert any(one.why is Why.JOINED for one in query.groups[place].alternatives)


def test_an_abbreviation_in_capitals_is_no_small_word() -> None:
    assert [group.word for group in asked("instemming van de OR").groups] == ["instemming", "or"]


def test_an_english_stem_of_a_dutch_word_stands_for_nothing() -> None:
    lexicon = Lexicon({"aannemen": 3}, 20, english={"gift": 1})
    query = parse("aannemer gifts", lexicon, Thesaurus([]), ("nl", "en"))
    typed = [
        one.tokens for group in query.groups for one in group.alternatives if one.why is Why.TYPED
    ]
    assert (stem("aannemer", "en"),) not in typed
    assert (stem("gifts", "en"),) in typed


def test_all_parts_of_a_compound_together_weigh_more_than_one() -> None:
    weights = alternatives(asked("geschenkfunctie"))
    assert weights[(stem("geschenk"), stem("functie"))] > weights[(stem("geschenk"),)]


def test_quotes_ask_for_a_phrase_and_minus_leaves_out() -> None:
    query = asked('"geschenk aannemen" functie -cadeau -"nevenwerkzaamheden functie"')
    assert query.phrases == ((stem("geschenk"), stem("aannemen")),)
    assert query.excluded == (
        (stem("nevenwerkzaamheden"), stem("functie")),
        (stem("cadeau"),),
    )
    assert [group.word for group in query.groups] == ["geschenk", "aannemen", "functie"]
    assert required_of(query) == tuple(sorted(query.phrases[0]))


def test_a_hyphen_inside_a_word_is_no_minus() -> None:
    assert asked("ex-collega").excluded == ()


def test_only_a_minus_asks_nothing() -> None:
    assert asked("-geschenk").is_empty


def test_words_in_nearly_every_text_propose_nothing_while_others_remain() -> None:
    lexicon = Lexicon({"werk": 900, "geschenk": 20}, 1000)
    both = parse("werk geschenk", lexicon, Thesaurus([]))
    assert [term.tokens for term in terms_of(both, lexicon)] == [(stem("geschenk"),)]
    one = parse("werk", lexicon, Thesaurus([]))
    assert [term.tokens for term in terms_of(one, lexicon)] == [(stem("werk"),)]


@given(st.text(max_size=300) | st.text(alphabet="\"-() AND*:^~\\'🎁\x00\u0301e", max_size=200))
def test_hostile_questions_become_plain_tokens(text: str) -> None:
    query = asked(text)
    assert len(query.groups) <= MAXIMUM_WORDS
    tokens = [t for g in query.groups for a in g.alternatives for t in a.tokens]
    tokens += [t for phrase in (*query.phrases, *query.excluded) for t in phrase]
    assert all(token.isalnum() for token in tokens)
    assert all(len(group.alternatives) <= MAXIMUM_ALTERNATIVES for group in query.groups)
    wanted = Wanted(terms_of(query, LEXICON), required_of(query), query.excluded, ["a:1"])
    if not query.is_empty:
        assert match_expression(wanted).count('"') % 2 == 0
        assert request_body(wanted)["query"]["bool"]["minimum_should_match"] == 1
