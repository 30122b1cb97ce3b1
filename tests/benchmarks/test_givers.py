"""Totals of givers come from indexes: ten times the gifts, as much work for a giver or a page."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.moderation.giver_pages import givers_leaf
from forms.register.selectors.givers import (
    SUMS,
    of_groups,
    running_total,
    totals_by_group,
    within,
)
from forms.register.totals import twelve_months_to
from portal.core.clock import day_of
from tests.benchmarks.many_entries import gifts_of
from tests.factories.register import NOON

pytestmark = pytest.mark.django_db
FEW, MANY, EACH, PAGE = 10_000, 100_000, 20, 25
TODAY = day_of(NOON)
YEAR = twelve_months_to(TODAY)


def test_totals_from_10_000_to_100_000_gifts(
    middle: Callable[..., float], remark: Callable[[str], None], query_count: Any
) -> None:
    groups = gifts_of(FEW, each=EACH)
    keys = [group.pk for group in groups[:PAGE]]
    acts: dict[str, Callable[[], Any]] = {
        "totals of one giver": lambda: running_total(of_groups(keys[:1]), TODAY),
        "totals of a page of givers": lambda: totals_by_group(keys, YEAR),
        "the list of givers": lambda: givers_leaf("", TODAY),
    }
    before = {name: (middle(act), query_count(act)) for name, act in acts.items()}
    gifts_of(MANY - FEW, each=EACH)
    for name, act in acts.items():
        took, queries = before[name]
        assert query_count(act) == queries
        ratio = middle(act) / took
        remark(f"{name:32} {queries:4} queries {ratio:7.1f} x the time for 10 x the gifts")


def test_a_total_reads_no_whole_table() -> None:
    groups = gifts_of(FEW, each=EACH)
    asked = within(of_groups([groups[0].pk]), YEAR).values("giver__group_id").annotate(**SUMS)
    plan = asked.explain().lower()
    assert "benefit_of_giver" in plan, plan
    assert "scan forms_register_benefit" not in plan.replace("seq scan on", "scan"), plan
