"""Totals of givers: splitting hides nothing, order does not count, the unknown stays visible."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from forms.register import giver_words
from forms.register.totals import (
    Total,
    around,
    highest_around,
    summed,
    total_of,
    twelve_months_to,
)

FIRST = date(2023, 1, 1)
days = st.integers(0, 1500).map(lambda number: FIRST + timedelta(days=number))
amounts = st.integers(0, 500_000).map(lambda cents: Decimal(cents) / 100)
gifts = st.lists(
    st.tuples(days, st.one_of(st.none(), amounts), st.booleans()).map(
        lambda row: (row[0], total_of(row[1], is_refused=row[2]))
    ),
    max_size=12,
)
shares = st.lists(st.integers(1, 100), min_size=2, max_size=6)


def parts_of(value: Decimal, given_shares: list[int]) -> list[Decimal]:
    """The value in so many parts, to the cent."""
    cents, rest = int(value * 100), sum(given_shares)
    parts, left = [], cents
    for share in given_shares[:-1]:
        part = cents * share // rest
        parts.append(Decimal(part) / 100)
        left -= part
    return [*parts, Decimal(left) / 100]


@given(others=gifts, on=days, value=amounts, into=shares, asked=days)
def test_splitting_a_gift_never_lowers_a_total(others, on, value, into, asked):
    parts = [(on, total_of(part)) for part in parts_of(value, into)]
    whole = [(on, total_of(value))]

    before, after = highest_around(others + whole, asked), highest_around(others + parts, asked)

    assert after.known >= before.known
    assert after.unknown >= before.unknown
    window = twelve_months_to(asked)
    sums = [
        summed(total for day, total in others + rows if window.first <= day <= window.last).known
        for rows in (whole, parts)
    ]
    assert sums[0] == sums[1]


@given(rows=gifts, asked=days, data=st.data())
def test_the_order_of_declaring_makes_no_difference(rows, asked, data):
    assert highest_around(data.draw(st.permutations(rows)), asked) == highest_around(rows, asked)


@given(rows=gifts, more=gifts, asked=days)
def test_joining_givers_never_lowers_the_total_of_either(rows, more, asked):
    joined = highest_around(rows + more, asked)
    assert joined.known >= highest_around(rows, asked).known
    assert joined.known >= highest_around(more, asked).known


@given(one=days, other=days)
def test_days_share_twelve_months_both_ways(one, other):
    span = around(one)
    together = any(
        window.first <= one <= window.last and window.first <= other <= window.last
        for window in (twelve_months_to(one), twelve_months_to(other))
    )
    assert (span.first <= other <= span.last) == together


def test_what_was_declared_late_still_meets_what_came_after_it():
    rows = [(date(2026, 6, 1), total_of(Decimal(40)))]
    late = (date(2026, 1, 1), total_of(Decimal(80)))
    assert highest_around([*rows, late], date(2026, 1, 1)).known == 120


def test_twelve_months_hold_a_leap_day():
    assert twelve_months_to(date(2024, 2, 29)).first == date(2023, 3, 1)
    assert twelve_months_to(date(2025, 2, 28)).first == date(2024, 2, 29)


def test_unknown_values_are_said_and_never_guessed():
    found = summed([total_of(Decimal("1250.50")), total_of(None), total_of(None)])
    assert (found.known, found.unknown, found.number) == (Decimal("1250.50"), 2, 3)
    assert giver_words.total(found) == (
        "ten minste € 1.250,50, van 2 is de waarde onbekend (3 meldingen)"
    )
    assert giver_words.total(total_of(None)) == "waarde onbekend (1 melding)"
    assert giver_words.total(Total()) == "€ 0,00 (0 meldingen)"


def test_refused_offers_stand_apart_and_reach_no_limit():
    found = summed([total_of(Decimal(500), is_refused=True), total_of(Decimal(10))])
    assert found.known == 10
    assert not found.is_above(Decimal(50))
    assert giver_words.refused(found) == "€ 500,00 (1 melding)"
    assert not total_of(Decimal(99)).is_above(Decimal(0))
