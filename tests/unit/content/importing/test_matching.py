"""A section of a new text that continues an old one keeps its id."""

from content.importing.matching import Known, match

TEXT = "wie een geschenk krijgt meldt dat bij de leidinggevende voordat het thuis op tafel staat"


def known(key: str, number: str, heading: str, text: str = "") -> Known:
    return Known(key, number, heading, text)


def test_the_same_heading_is_the_same_section_whatever_its_number() -> None:
    old = [known("a", "1", "Doel"), known("b", "2", "Geschenken")]
    new = [known("", "1", "Geschenken"), known("", "2", "Doel")]
    assert match(old, new) == {0: "b", 1: "a"}


def test_a_heading_that_occurs_more_than_once_is_told_apart_by_its_number() -> None:
    old = [known("a", "1.1", "In de praktijk"), known("b", "2.1", "In de praktijk")]
    new = [known("", "2.1", "In de praktijk"), known("", "1.1", "In de praktijk")]
    assert match(old, new) == {0: "b", 1: "a"}


def test_a_reworded_heading_is_recognised_by_its_text() -> None:
    old = [known("a", "1", "Geschenken", TEXT), known("b", "2", "Reizen", "iets heel anders")]
    new = [known("", "3", "Giften en gunsten", TEXT + " of in de kast ligt")]
    assert match(old, new) == {0: "a"}


def test_another_text_is_a_new_section() -> None:
    assert match([known("a", "1", "Doel", TEXT)], [known("", "1", "Slot", "tot hier")]) == {}


def test_no_old_section_is_given_twice() -> None:
    old = [known("a", "1", "Doel", TEXT)]
    new = [known("", "1", "Doel", TEXT), known("", "2", "Doelen", TEXT)]
    assert match(old, new) == {0: "a"}
