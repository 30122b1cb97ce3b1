"""Choosing two versions to compare: from a short list, by number where there are many."""

from content.policies.forms import ComparisonForm


def test_a_few_versions_are_chosen_from_newest_first() -> None:
    shown = ComparisonForm(numbers={1, 2, 3}).as_p()
    assert "<select" in shown
    assert shown.index('value="3"') < shown.index('value="1"')


def test_of_many_versions_the_number_is_typed_and_the_page_does_not_grow() -> None:
    sizes = {len(ComparisonForm(numbers=range(1, many)).as_p()) for many in (101, 901)}
    assert len(sizes) == 1
    assert 'min="1" max="99"' in ComparisonForm(numbers=range(1, 100)).as_p()


def test_only_a_known_version_is_compared() -> None:
    for numbers in ({1, 2, 4}, {*range(1, 30), 40}):
        form = ComparisonForm({"van": "2", "naar": "35"}, numbers=numbers)
        assert form.errors == {"naar": ["Er is geen versie 35."]}
        assert ComparisonForm({"van": "1", "naar": "4"}, numbers=numbers).is_valid()
