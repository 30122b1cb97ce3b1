"""Carrying a correction over: taken when only it touched something, shown when both did."""

from hypothesis import given, settings
from hypothesis import strategies as st

from content.policies.merging import Fate, Merge, Section, Side, merge, merge_fields

OURS, THEIRS = Side.OURS, Side.THEIRS


def section(section_id: str, text: str = "tekst", number: str = "1") -> Section:
    return Section(section_id, {"number": number, "text": text})


def result(
    merged: Merge, ours: list[Section], theirs: list[Section], choices=None, order=OURS
) -> list[Section]:
    """The merged text itself."""
    own = {one.section_id: one.fields for one in ours}
    other = {one.section_id: one.fields for one in theirs}
    choices = choices if choices is not None else {}
    return [
        Section(
            section_id,
            {
                name: (own if side is OURS else other)[section_id][name]
                for name, side in sides.items()
            },
        )
        for section_id, sides in merged.resolved(choices, order)
    ]


def fates(merged: Merge) -> dict[str, Fate]:
    return {one.section_id: one.fate for one in merged.sections}


def test_what_only_the_correction_touched_is_taken_and_the_rest_stays():
    base = [section("a"), section("b")]
    theirs = [section("a", "hersteld"), section("b")]
    ours = [section("a", number="2"), section("b", "later herschreven")]
    merged = merge(base, ours, theirs)
    assert fates(merged) == {"a": Fate.TAKEN, "b": Fate.KEPT}
    assert result(merged, ours, theirs) == [
        section("a", "hersteld", number="2"),
        section("b", "later herschreven"),
    ]


def test_what_both_changed_is_a_conflict_for_that_field_only():
    base, ours = [section("a")], [section("a", "later", number="3")]
    theirs = [section("a", "hersteld")]
    merged = merge(base, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.conflicts == ("text",)
    assert result(merged, ours, theirs, {"a": THEIRS}) == [section("a", "hersteld", number="3")]
    assert result(merged, ours, theirs, {"a": OURS}) == ours


def test_the_same_correction_on_both_sides_asks_for_nothing():
    base = [section("a"), section("b")]
    both = [section("a", "hersteld"), section("b")]
    merged = merge(base, both, both)
    assert merged.is_empty
    assert result(merged, both, both) == both


def test_a_new_section_comes_where_it_stood_and_a_lapsed_one_goes():
    base = [section("a"), section("b"), section("c")]
    theirs = [section("a"), section("nieuw"), section("c")]
    ours = [section("c"), section("a"), section("b"), section("later")]
    merged = merge(base, ours, theirs)
    assert fates(merged)["nieuw"] is Fate.ADDED
    assert fates(merged)["b"] is Fate.REMOVED
    names = [one.section_id for one in result(merged, ours, theirs)]
    assert names == ["c", "a", "nieuw", "later"]


def test_dropping_what_the_other_side_changed_is_asked():
    base = [section("a"), section("b")]
    dropped, changed = [section("a")], [section("a"), section("b", "anders")]
    by_correction = merge(base, changed, dropped)
    assert by_correction.conflicts[0].dropped_by is THEIRS
    assert result(by_correction, changed, dropped, {"b": THEIRS}) == dropped
    assert result(by_correction, changed, dropped, {"b": OURS}) == changed
    by_later = merge(base, dropped, changed)
    assert by_later.conflicts[0].dropped_by is OURS
    assert result(by_later, dropped, changed, {"b": THEIRS}) == changed
    assert result(by_later, dropped, changed, {"b": OURS}) == dropped


def test_an_order_that_only_the_correction_changed_is_taken_and_else_it_is_asked():
    base = [section("a"), section("b"), section("c")]
    turned, other = [base[1], base[0], base[2]], [base[2], base[0], base[1]]
    merged = merge(base, base, turned)
    assert merged.moves
    assert not merged.is_empty
    assert result(merged, base, turned) == turned
    both = merge(base, other, turned)
    assert both.is_order_open
    assert result(both, other, turned, order=THEIRS) == turned
    assert result(both, other, turned, order=OURS) == other


def test_fields_of_the_whole_are_merged_alike():
    sides, conflicts = merge_fields(
        {"title": "Oud", "scope": "Allen"},
        {"title": "Oud", "scope": "Allen en inhuur"},
        {"title": "Goed", "scope": "Iedereen"},
    )
    assert sides["title"] is THEIRS
    assert conflicts == ("scope",)


sides = st.lists(
    st.builds(section, st.sampled_from("abcdef"), st.sampled_from("xyz"), st.sampled_from("12")),
    unique_by=lambda one: one.section_id,
    max_size=6,
)
texts = st.tuples(sides, sides, sides)


@settings(max_examples=60)
@given(texts)
def test_a_side_that_changed_nothing_leaves_the_other_side_as_it_is(three):
    base, one, other = three
    assert result(merge(base, base, other), base, other) == other
    assert result(merge(base, one, base), one, base) == one
    assert result(merge(base, one, one), one, one) == one
    assert merge(base, one, base).is_empty
    assert merge(base, one, one).is_empty
    assert not merge(base, one, one).conflicts


@settings(max_examples=120)
@given(texts)
def test_nothing_is_lost_or_changed_in_silence(three):
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    was, own, other = ({one.section_id: one.fields for one in side} for side in three)
    decided = {one.section_id: one for one in merged.sections}
    for choice in (OURS, THEIRS):
        choices = {one.section_id: choice for one in merged.conflicts}
        made = {one.section_id: one.fields for one in result(merged, ours, theirs, choices, choice)}
        for section_id in {*was, *own, *other}:
            if section_id in decided and decided[section_id].fate is Fate.CONFLICT:
                wanted = own if choice is OURS else other
                assert (section_id in made) == (section_id in wanted)
            elif section_id in made:
                for name, value in made[section_id].items():
                    changes = {
                        side[section_id][name]
                        for side in (own, other)
                        if section_id in side
                        and (
                            section_id not in was or side[section_id][name] != was[section_id][name]
                        )
                    }
                    assert value in changes if changes else value == was[section_id][name]
            else:
                # Gone without a question: one side dropped it and the other had not touched it.
                left = [side[section_id] for side in (own, other) if section_id in side]
                assert all(fields == was.get(section_id) for fields in left)


@settings(max_examples=60)
@given(texts)
def test_the_two_sides_may_be_swapped(three):
    base, ours, theirs = three
    there, back = merge(base, ours, theirs), merge(base, theirs, ours)
    turned = {OURS: THEIRS, THEIRS: OURS}
    assert {(one.section_id, one.conflicts) for one in there.conflicts} == {
        (one.section_id, one.conflicts) for one in back.conflicts
    }
    assert there.is_order_open == back.is_order_open
    choices = {one.section_id: THEIRS for one in there.conflicts}
    opposite = {one: turned[side] for one, side in choices.items()}
    one = result(there, ours, theirs, choices, THEIRS)
    other = result(back, theirs, ours, opposite, OURS)
    assert sorted(one, key=lambda each: each.section_id) == sorted(
        other, key=lambda each: each.section_id
    )
