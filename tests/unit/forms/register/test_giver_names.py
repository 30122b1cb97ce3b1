"""Names of givers: the same spelling is the same giver, everything else is for a moderator."""

import pytest

from forms.register.giver_names import declared, first_word, likeness, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jansen Bouw B.V.", "jansen  bouw bv"),
        ("Café Één", "cafe een"),
        ("A.B.C. Advies", "abc advies"),
        ("Gever & Zonen", "gever zonen"),
    ],
)
def test_capitals_accents_and_punctuation_are_no_difference(one, other):
    assert plain(one) == plain(other)


def test_other_words_stay_apart():
    assert plain("Jansen Bouw") != plain("Jansen Bouw BV")
    assert plain("De Boer") != plain("Den Boer")


def test_the_organisation_counts_when_there_is_one():
    assert declared("P. Gever", "Gever en Zonen") == declared("Q. Ander", "Gever en Zonen")
    assert declared("T. Wolthuis", "Particulier").is_person
    assert declared("T. Wolthuis", "inwoner") == declared("T.  Wolthuis", "")
    assert declared("", "particulier").key


def test_look_alikes_are_close_and_strangers_are_not():
    assert likeness(plain("Jansen Bouw B.V."), plain("Jansen Bouw")) == 1
    assert likeness(plain("Hoveniersbedrijf Winkelhorst"), plain("Winkelhorst")) == 1
    assert likeness(plain("Jansen Bouw"), plain("Janssen Bouw")) > 0.8
    assert likeness(plain("Jansen Bouw"), plain("Drukkerij Letterlust")) < 0.5
    assert first_word(plain("De Stichting Waterland")) == "waterland"
