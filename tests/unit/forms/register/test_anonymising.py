"""Names out of reasons: what goes, what stays, and what is not shown at all."""

import pytest

from forms.register.anonymising import Name, anonymised, grams_of

EMPLOYEE = Name("Anneke", "Vries", "de")
COLLEAGUES = (Name("Piet", "Dijk", "van"), Name("Fatima", "El Amrani"), Name("Jan", "Bakker"))


def clean(text, **given):
    return anonymised(text, people=[EMPLOYEE], directory=COLLEAGUES, **given)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het geschenk past bij de aanleiding.", "Het geschenk past bij de aanleiding."),
        ("Anneke de Vries mag dit houden.", "[naam] mag dit houden."),
        ("Dit is besproken met ANNEKE en met vries.", "Dit is besproken met [naam] en met [naam]."),
        ("Omdat Annekes werk niet raakt.", "Omdat [naam] werk niet raakt."),
        ("Besproken met Piet van Dijk.", "Besproken met [naam]."),
        ("Besproken met Van Dijk en El Amrani.", "Besproken met [naam] en [naam]."),
        ("Besproken met mevrouw El Amrani.", "Besproken met mevrouw [naam]."),
        ("Zie mail van p.dijk@voorbeeld.nl of 020 123 45 67.", "Zie mail van […] of […]."),
        ("Zelfde als 2026-7KQ2M9-X vorig jaar.", "Zelfde als […] vorig jaar."),
        ("Niet meer dan 3 uur en € 50 per jaar.", "Niet meer dan 3 uur en € 50 per jaar."),
    ],
)
def test_names_of_the_case_and_of_the_directory_go(text, expected):
    assert clean(text) == expected


def test_the_giver_goes_as_declared_and_in_parts():
    text = "P. Gever gaf dit namens Gever en Zonen; gever en zonen dingt niet mee, zegt Gever."
    assert clean(text, givers=["P. Gever"], things=["Gever en Zonen"]) == (
        "[naam] gaf dit namens [organisatie]; [organisatie] dingt niet mee, zegt [naam]."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Dit komt van Ahmed, een oude vriend.",  # a name nobody here knows
        "Ahmed gaf dit als bedankje.",  # also where a sentence begins
        "Besproken met bakker over de kosten.",  # a surname without its capital
        "Volgens mevrouw jansen mag dit.",  # a title before a name without one
        "Dit is van J. en dus privé.",  # an initial
        "Het aanbod van Bouwbedrijf Oost is te groot.",  # an organisation nobody named
    ],
)
def test_what_may_still_hold_a_name_is_not_shown(text):
    assert clean(text) is None


def test_words_of_the_form_are_no_names():
    text = "Valt onder de Ambtenarenwet en de Gedragscode."
    assert clean(text) is None
    assert clean(text, plain={"ambtenarenwet", "gedragscode"}) == text


def test_the_words_to_look_up_are_single_words_and_short_runs():
    assert {"piet", "van dijk", "el amrani"} <= grams_of(["Piet van Dijk", "mevrouw El Amrani"])
