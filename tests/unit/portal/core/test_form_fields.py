"""A day and an amount are read as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from portal.core.form_fields import EuroField, ThreePartDateField, parse_date_parts, parse_euro

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        (("01", "03", "26"), date(2026, 3, 1)),
        ((" 1 ", "maart", "2026"), date(2026, 3, 1)),
        (("1", "Mrt.", "2026"), date(2026, 3, 1)),
        (("1-3-26", "", ""), date(2026, 3, 1)),
        (("01 03 2026", "", ""), date(2026, 3, 1)),
        (("1 augustus 2026", "", ""), date(2026, 8, 1)),
        (("29", "2", "2024"), date(2024, 2, 29)),
        (("5", "6", "78"), date(1978, 6, 5)),
        (("5", "6", "46"), date(2046, 6, 5)),
        (("5", "6", "47"), date(1947, 6, 5)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, meant):
    assert parse_date_parts(*typed, today=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        (("", "3", "2026"), "day"),
        (("1", "", "2026"), "month"),
        (("1", "3", ""), "year"),
        (("32", "3", "2026"), "day"),
        (("0", "3", "2026"), "day"),
        (("een", "3", "2026"), "day"),
        (("²", "3", "2026"), "day"),
        (("1", "13", "2026"), "month"),
        (("1", "lentemaand", "2026"), "month"),
        (("1", "3", "202"), "year"),
        (("1", "3", "20266"), "year"),
        (("1", "3", "0026"), "year"),
        (("30", "2", "2026"), "day"),
        (("29", "2", "2025"), "day"),
        (("31", "4", "2026"), "day"),
    ],
)
def test_the_error_of_a_day_names_the_wrong_part(typed, part):
    with pytest.raises(ValidationError) as caught:
        parse_date_parts(*typed, today=TODAY)
    assert caught.value.code == part


def test_empty_boxes_are_no_day_when_the_question_is_optional():
    assert ThreePartDateField(required=False).clean(["", " ", ""]) is None


def test_empty_boxes_are_refused_when_the_question_is_compulsory():
    with pytest.raises(ValidationError) as caught:
        ThreePartDateField().clean(["", "", ""])
    assert caught.value.code == "required"


def test_a_day_from_a_draft_is_read_back():
    field = ThreePartDateField()
    assert field.clean("27-3-2026") == date(2026, 3, 27)
    assert field.widget.decompress("2026-03-27") == [27, 3, 2026]
    assert field.widget.decompress("2026-") == ["2026-", "", ""]


def test_leading_zeros_are_no_change_of_a_day():
    field = ThreePartDateField()
    assert not field.has_changed(date(2026, 3, 1), ["01", "03", "2026"])
    assert field.has_changed(date(2026, 3, 1), ["02", "03", "2026"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("35", "35.00"),
        ("35,00", "35.00"),
        ("35,5", "35.50"),
        ("35.50", "35.50"),
        ("€ 35,-", "35.00"),
        ("€35,—", "35.00"),
        ("35 euro", "35.00"),
        ("EUR 35", "35.00"),
        ("1.250", "1250.00"),
        ("1.250,50", "1250.50"),
        ("1 250,50", "1250.50"),
        ("€\u00a01.250,50", "1250.50"),
        ("1250,50", "1250.50"),
        ("1.000.000", "1000000.00"),
        ("0,05", "0.05"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, meant):
    assert parse_euro(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["veel", "", "1,2,3", "1.25.000", "35,001", "-35", "1e5", "٣٥"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_euro(typed)


def test_a_wrong_amount_gets_an_example():
    with pytest.raises(ValidationError, match="bijvoorbeeld 35,00"):
        EuroField().clean("ongeveer dertig")


def test_an_amount_of_too_many_digits_is_refused():
    with pytest.raises(ValidationError) as caught:
        EuroField(max_digits=6).clean("10.000")
    assert caught.value.messages == ["Dit bedrag is te hoog. Controleer of het klopt."]


def test_a_kept_amount_is_shown_with_a_comma_and_a_typed_one_as_typed():
    assert EuroField().prepare_value(Decimal("1250.5")) == "1250,50"
    assert EuroField().prepare_value("€ 35,-") == "€ 35,-"
