"""A section of a new text that continues an old one keeps its id."""

from content.importing.matching import Known, match

TEXT = "wie een geschenk krijgt meldt dat bij de leidinggevende voordat het thuis op tafel staat"


def known(key: str, number: str, heading: str, text: str = "") -> Known:
    return Known(key, number, heading, text)


def test_the_same_heading_is_the_same_section_whatever_its_number() -> None:
    old = [known("a", "1", "Doel"), known("b", "2", "Geschenken")]
    new = [known("", "1", "Geschenken"), known("", "2", "Doel")]
    assert match(old, new).same == {0: "b", 1: "a"}


def test_a_heading_that_occurs_more_than_once_is_told_apart_by_its_number() -> None:
    old = [known("a", "1.1", "In de praktijk"), known("b", "2.1", "In de praktijk")]
    new = [known("", "2.1", "In de praktijk"), known("", "1.1", "In de praktijk")]
    assert match(old, new).same == {0: "b", 1: "a"}


def test_a_reworded_heading_is_recognised_by_its_text() -> None:
    old = [known("a", "1", "Geschenken", TEXT), known("b", "2", "Reizen", "iets heel anders")]
    new = [known("", "3", "Giften en gunsten", TEXT + " of in de kast ligt")]
    assert match(old, new).same == {0: "a"}


def test_another_text_is_a_new_section() -> None:
    assert match([known("a", "1", "Doel", TEXT)], [known("", "1", "Slot", "tot hier")]).same == {}


def test_no_old_section_is_given_twice() -> None:
    old = [known("a", "1", "Doel", TEXT)]
    new = [known("", "1", "Doel", TEXT), known("", "2", "Doelen", TEXT)]
    assert match(old, new).same == {0: "a"}


GIFT = "wie een geschenk van meer dan vijftig euro krijgt meldt dat bij de leidinggevende"
TRAVEL = "een dienstreis naar het buitenland bespreekt men vooraf met de directeur van de dienst"
EXTRA = "en schrijft op wat het ongeveer waard is en van wie het komt en waarom"


def test_what_was_taken_out_of_another_section_is_split_off_from_it() -> None:
    old = [known("a", "1", "Geschenken en reizen", f"{GIFT} {TRAVEL}")]
    new = [known("", "1", "Geschenken en reizen", GIFT), known("", "2", "Reizen", TRAVEL)]
    found = match(old, new)
    assert (found.same, found.split, found.merged) == ({0: "a"}, {1: "a"}, {})
    assert found.lapsed(["a"]) == []


def test_a_section_of_which_nothing_bears_the_name_was_split_into_all_that_hold_it() -> None:
    old = [known("a", "1", "Integriteit", f"{GIFT} {TRAVEL} {EXTRA}")]
    new = [known("", "1", "Geschenken", GIFT), known("", "2", "Reizen", TRAVEL)]
    found = match(old, new)
    assert (found.same, found.split) == ({}, {0: "a", 1: "a"})


def test_the_only_part_that_is_left_is_the_section_itself() -> None:
    old = [known("a", "1", "Geschenken", f"{GIFT} {TRAVEL} {EXTRA}")]
    found = match(old, [known("", "1", "Giften", GIFT)])
    assert (found.same, found.split, found.why) == ({0: "a"}, {}, {0: "part"})


def test_a_section_that_stands_in_another_went_into_it_and_the_rest_lapsed() -> None:
    old = [
        known("a", "1", "Geschenken", GIFT),
        known("b", "2", "Reizen", TRAVEL),
        known("c", "3", "Slot", EXTRA),
    ]
    found = match(old, [known("", "1", "Geschenken", f"{GIFT} {TRAVEL}")])
    assert (found.same, found.merged) == ({0: "a"}, {"b": 0})
    assert found.lapsed(["a", "b", "c"]) == ["c"]


def test_of_two_likely_candidates_the_most_alike_is_chosen_first() -> None:
    old = [known("a", "1", "Oud een", f"{GIFT} {EXTRA}"), known("b", "2", "Oud twee", GIFT)]
    new = [known("", "1", "Nieuw een", GIFT), known("", "2", "Nieuw twee", f"{GIFT} {EXTRA}")]
    assert match(old, new).same == {0: "b", 1: "a"}
