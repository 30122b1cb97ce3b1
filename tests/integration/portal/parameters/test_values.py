"""The value of a parameter is the one of the day; a day before the first is marked."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from portal.core.actors import SystemActor
from portal.parameters.actions.set_threshold import set_threshold
from portal.parameters.models import Threshold
from portal.parameters.selectors import value_on, values_on

pytestmark = pytest.mark.django_db
GUIDELINE = "gift_value_guideline"


def set_guideline(value: int, holds_from: date) -> Threshold:
    return set_threshold(
        GUIDELINE,
        value=Decimal(value),
        holds_from=holds_from,
        by=SystemActor("test"),
        now=timezone.now(),
    )


def test_an_empty_portal_has_a_value_for_every_parameter() -> None:
    assert set(values_on(date(2026, 1, 1))) == {str(name) for name in Threshold.Name.values}


def test_a_value_holds_from_its_day_until_the_next() -> None:
    set_guideline(60, date(2030, 1, 1))
    set_guideline(70, date(2031, 1, 1))
    assert value_on(GUIDELINE, date(2029, 12, 31)) == 50
    assert value_on(GUIDELINE, date(2030, 1, 1)) == 60
    assert value_on(GUIDELINE, date(2030, 12, 31)) == 60
    assert value_on(GUIDELINE, date(2031, 1, 1)) == 70


def test_setting_a_day_again_corrects_it() -> None:
    set_guideline(60, date(2030, 1, 1))
    set_guideline(65, date(2030, 1, 1))
    assert value_on(GUIDELINE, date(2030, 1, 1)) == 65


def test_before_the_first_value_the_earliest_counts_and_is_marked() -> None:
    found = values_on(date(1999, 1, 1))[GUIDELINE]
    assert (found.value, found.is_earliest) == (50, True)
    assert not values_on(date(2026, 1, 1))[GUIDELINE].is_earliest
