"""Dutch words become the same tokens in texts and questions."""

import pytest

from search.analysis.compounds import Splitter
from search.analysis.documents import document_tokens
from search.analysis.dutch import is_word, lemma
from search.analysis.lexicon import Lexicon
from search.analysis.spelling import Speller, distance
from search.analysis.stems import entry, family, root, stem
from search.analysis.thesaurus import Entry, Thesaurus
from search.analysis.words import clean, words


def texts(shown: str) -> list[str]:
    return [word.text for word in words(clean(shown))]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Coördinatie van de Privérelaties", ["coordinatie", "van", "de", "priverelaties"]),
        ("auto's en zzp'ers", ["auto", "en", "zzpers"]),
        ("het college van B&W", ["het", "college", "van", "bw"]),
        ("de A.V.G. geldt", ["de", "avg", "geldt"]),
        ("zie 4.1 en € 1.000,-", ["zie", "4p1", "en", "1p000"]),
        ("neven\u00adwerk\u200bzaamheden", ["nevenwerkzaamheden"]),
        ("cafe\u0301", ["cafe"]),
        ("🎁 \x00 --- \"'", []),
    ],
)
def test_words_are_folded(shown: str, expected: list[str]) -> None:
    assert texts(shown) == expected


def test_words_keep_their_place_in_the_text() -> None:
    shown = clean("Eén geschënk, graag.")
    assert [shown[word.start : word.end] for word in words(shown)] == ["Eén", "geschënk", "graag"]


def test_a_word_after_a_hyphen_is_glued() -> None:
    assert [word.glued for word in words("ex-collega - dag")] == [False, True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nevenfunctie", "nevenfuncties"),
        ("geschenk", "geschenken"),
        ("vergoeding", "vergoedingen"),
        ("organisatie", "organisaties"),
        ("cadeau", "cadeaus"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("gaf", "geven"),
        ("aangenomen", "aannemen"),
        ("kinderen", "kind"),
        ("financiële", "financieel"),
    ],
)
def test_irregular_forms_share_the_root_of_their_dictionary_entry(form: str, base: str) -> None:
    folded = next(words(clean(form))).text
    assert root(folded) == root(base)


def test_the_stemmer_leaves_words_apart_that_only_look_alike() -> None:
    assert (
        len({stem(word) for word in ("geweld", "wel", "eenheid", "een", "gebeurt", "beurs")}) == 6
    )
    assert entry("geldt") != entry("geld")


def test_the_dictionary_knows_forms_and_accents() -> None:
    assert is_word("geschenken")
    assert is_word("coordinatie")
    assert not is_word("geschenjk")
    assert lemma("verslagen") == "verslagen"


def test_a_compound_of_the_dictionary_stays_whole_unless_its_parts_are_of_the_texts() -> None:
    assert Splitter(set()).parts("onderzoek") == ()
    assert Splitter({"wachtwoord", "beleid"}).parts("wachtwoordbeleid") == ("wachtwoord", "beleid")
    assert Splitter({"aanvraag"}).parts("vogaanvraag") == ("vog", "aanvraag")


def test_an_expression_of_small_words_needs_all_of_them() -> None:
    thesaurus = Thesaurus([Entry(("uit dienst",), ("uitdiensttreding",))])
    assert list(thesaurus.expressions([entry("in"), entry("dienst")])) == []
    assert list(thesaurus.expressions([entry("uit"), entry("dienst")])) == [(0, 2)]


def test_english_words_are_stemmed_as_english() -> None:
    assert stem("policies", "en") == stem("policy", "en")


def test_a_family_is_wider_than_a_stem() -> None:
    assert family("melding") == family("melden") == family("gemeld")
    assert family("geschenk") != family("schade")


def test_a_compound_is_split_on_known_words() -> None:
    splitter = Splitter({"functie", "register", "verklaring", "integriteit", "nevenfunctie"})
    assert splitter.parts("nevenfunctieregister") == ("nevenfunctie", "register")
    assert splitter.parts("integriteitsverklaring") == ("integriteit", "verklaring")
    assert splitter.parts("qwertzaamheden") == ()


def test_a_very_long_word_is_split_in_no_time() -> None:
    splitter = Splitter({"functie"})
    assert splitter.parts("functie" * 8 + "x") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("geschenkken", "geschenken"),
        ("sexuele", "seksuele"),
        ("vertrouwenspersson", "vertrouwenspersoon"),
        ("intergiteit", "integriteit"),
        ("belangeverstrengeling", "belangenverstrengeling"),
    ],
)
def test_a_misspelt_word_is_recognised(typed: str, meant: str) -> None:
    known = ["geschenken", "seksuele", "vertrouwenspersoon", "integriteit", "schenken"]
    speller = Speller(dict.fromkeys([*known, "belangenverstrengeling"], 1))
    assert speller.corrections(typed)[0] == meant


def test_short_words_and_numbers_are_not_corrected() -> None:
    speller = Speller({"vog": 3, "2017": 2, "wet": 9})
    assert speller.corrections("vok") == []
    assert speller.corrections("2018") == []


def test_distance_counts_a_swap_as_one() -> None:
    assert distance("integriteit", "intergiteit", 2) <= 2
    assert distance("ab", "ba", 2) == 1
    assert distance("geschenk", "nevenwerk", 2) == 3


def test_a_word_only_readers_use_is_known_but_occurs_nowhere() -> None:
    lexicon = Lexicon({"geschenk": 2}, 10, extra=["cadeau"])
    assert lexicon.knows("cadeaus")
    assert not lexicon.occurs("cadeau")
    assert lexicon.occurs("geschenken")


def test_a_token_is_shown_as_the_word_people_know() -> None:
    lexicon = Lexicon({"nevenwerkzaamheden": 5, "nevenwerkzaamheid": 1}, 10)
    assert lexicon.word_of(stem("nevenwerkzaamheden")) == "nevenwerkzaamheden"
    assert lexicon.word_of("onbekend") == "onbekend"


def test_a_rare_word_says_more_than_a_common_one() -> None:
    lexicon = Lexicon({"geschenk": 1, "werk": 9}, 10)
    assert lexicon.rarity(stem("geschenk")) > lexicon.rarity(stem("werk")) > 0


def test_synonyms_lead_from_readers_to_the_rules_and_back_only_when_asked() -> None:
    entries = [Entry(("cadeau", "kado"), ("geschenk",)), Entry(("baas",), ("manager",), True)]
    thesaurus = Thesaurus(entries)
    found = {meaning.tokens: meaning.direct for meaning in thesaurus.meanings((stem("cadeaus"),))}
    assert found == {(stem("geschenk"),): True, (stem("kado"),): False}
    assert thesaurus.meanings((stem("geschenk"),)) == []
    assert [meaning.shown for meaning in thesaurus.meanings((stem("manager"),))] == ["baas"]


def test_an_expression_of_several_words_is_found_without_its_small_words() -> None:
    thesaurus = Thesaurus([Entry(("auto van de zaak",), ("dienstauto",))])
    assert list(thesaurus.expressions([entry("mijn"), entry("auto"), entry("zaak")])) == [(1, 3)]


def test_a_document_keeps_words_and_parts_of_compounds_apart() -> None:
    made = document_tokens(
        title="Code", number="4.1", heading="Dienstauto's", path=("Middelen",),
        text="De ex-collega en het dienstvoertuig.", language="nl",
        splitter=Splitter({"dienst", "auto", "voertuig"}),
    )  # fmt: skip
    assert made.heading_tokens.split()[0] == "4p1"
    assert stem("voertuig") in made.body_parts.split()
    assert stem("voertuig") not in made.body_tokens.split()
    assert stem("excollega") in made.body_parts.split()
    assert stem("middelen") in made.crumb_tokens.split()
