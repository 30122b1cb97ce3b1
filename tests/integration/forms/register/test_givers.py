"""What came from whom: totals by giver, receiver and department, joined and split by moderators."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from forms.register.actions.amend import amend
from forms.register.actions.describe_giver import describe_giver
from forms.register.actions.join_givers import join_givers
from forms.register.actions.open_giver import open_giver
from forms.register.actions.set_apart import set_apart
from forms.register.actions.split_givers import split_givers
from forms.register.actions.take_up import take_up
from forms.register.actions.withdraw import withdraw
from forms.register.kinds.registry import kind_of
from forms.register.models import Benefit, Giver, GiverGroup, Read
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.giver_warnings import advice_about_giver, giver_total_for
from forms.register.selectors.givers import (
    groups_above,
    likely_variants,
    of_groups,
    total_in,
    totals_by_department,
    totals_by_receiver,
    totals_by_year,
)
from forms.register.totals import twelve_months_to
from portal.audit.models import AuditEvent
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed
from portal.parameters.actions.set_threshold import set_threshold
from tests.factories.people import department_with_manager, person_with_role
from tests.factories.register import (
    GIFT_ANSWERS,
    NOON,
    TESTER,
    decided,
    employee_in_line,
    received_entry,
)

pytestmark = pytest.mark.django_db
TODAY = day_of(NOON)
YEAR = twelve_months_to(TODAY)
HOUR = timedelta(hours=1)


def gift(organisation="Gever en Zonen", value="40.00", *, employee=None, **answers):
    given = {
        "giver_organisation": organisation,
        "estimated_value": value,
        "courtesy_reason": "Gewoonte in het land",
        **answers,
    }
    return received_entry(employee=employee, answers=given)


def group_of(entry) -> GiverGroup:
    return Benefit.objects.select_related("giver__group").get(entry=entry).giver.group


def total_of(group, span=YEAR):
    return total_in(of_groups([group.pk]), span)


def codes_of(act):
    with pytest.raises(NotAllowed) as refused:
        act()
    return {refusal.code for refusal in refused.value.refusals}


def test_a_total_follows_what_is_declared_decided_amended_and_withdrawn():
    first = gift("Gever en Zonen B.V.", "40.00")
    second = gift("gever en zonen bv", "12.50", giver_name="Een ander")
    unknown = gift("Gever en Zonen BV", None)
    refused = gift("Gever en Zonen BV", "500.00", situation="refused")
    group = group_of(first)
    assert {group_of(entry) for entry in (second, unknown, refused)} == {group}

    found = total_of(group)
    assert (found.number, found.known, found.unknown) == (3, Decimal("52.50"), 1)
    assert (found.refused_number, found.refused_known) == (1, Decimal(500))

    first = take_up(first, by=first.decider, now=NOON + HOUR)
    decided(first, outcome="return", now=NOON + 2 * HOUR)
    withdraw(unknown, by=unknown.employee, now=NOON + HOUR)
    amend(
        second,
        by=second.employee,
        now=NOON + HOUR,
        answers={
            **GIFT_ANSWERS,
            "giver_organisation": "Gever en Zonen BV",
            "estimated_value": "13",
        },
        reason="Bon teruggevonden",
    )
    found = total_of(group)
    assert (found.number, found.known, found.unknown) == (1, Decimal(13), 0)
    assert (found.refused_number, found.refused_known) == (2, Decimal(540))

    amend(
        second,
        by=second.employee,
        now=NOON + 2 * HOUR,
        answers={**GIFT_ANSWERS, "giver_organisation": "Heel iemand anders"},
        reason="Verkeerde gever",
    )
    assert total_of(group).number == 0
    assert group_of(second) != group


def test_gifts_and_invitations_count_together_and_splitting_one_lowers_nothing():
    employee = employee_in_line()
    whole = group_of(gift("Alles Ineens", "100.00", employee=employee))
    parts = [
        gift("Stukje Bij Beetje", "33.33", employee=employee),
        gift("Stukje bij beetje!", "33.33", employee=employee),
        received_entry(
            "invitation",
            employee=employee,
            answers={
                "request_kind": "invitation",
                "host": "stukje bij beetje",
                "who_pays": "host",
                "estimated_cost": "33.34",
                "event_date": TODAY.isoformat(),
            },
        ),
    ]
    assert {group_of(part).pk for part in parts} == {group_of(parts[0]).pk}
    assert total_of(group_of(parts[0])).known >= total_of(whole).known == 100


def test_by_receiver_department_and_year():
    one, other = employee_in_line(), employee_in_line()
    gift(value="10.00", employee=one)
    gift(value="20.00", employee=one, offered_on="2025-12-31")
    gift(value="5.00", employee=other)
    old = gift(value="7.00", employee=other, offered_on="2025-03-02")
    group = group_of(old)

    assert total_of(group).known == 35, "2 March of the year before is just over twelve months ago"
    receivers = {person: total.known for person, total in totals_by_receiver(group.pk, YEAR)}
    assert receivers == {one: 30, other: 5}
    by_name = {name: total.known for name, total in totals_by_department(group.pk, YEAR)}
    assert by_name == {
        person.employments.get().department.name: total for person, total in receivers.items()
    }
    years = [(year, total.known) for year, total in totals_by_year(group.pk)]
    assert years == [(2026, 15), (2025, 27)]


def test_a_moderator_joins_and_splits_and_everything_comes_back(query_count):
    moderator = person_with_role("moderator")
    entry, variant = gift("Hoveniersbedrijf Winkelhorst", "30"), gift("Winkelhorst BV", "45")
    stranger = gift("Drukkerij Letterlust", "60")
    group, other = group_of(entry), group_of(variant)

    proposed = [item.group for item in likely_variants(group)]
    assert total_of(group).known == 30, "nothing is joined by guess"
    assert proposed == []  # the first significant word differs: found by searching
    assert [item.group for item in likely_variants(other)] == []
    near = group_of(gift("Winkelhorst", "1"))
    assert [item.group for item in likely_variants(other)] == [near]

    assert "reason_missing" in codes_of(
        lambda: join_givers(other, into=group, by=moderator, now=NOON, reason=" ")
    )
    assert "not_yours_to_do" in codes_of(
        lambda: join_givers(other, into=group, by=entry.decider, now=NOON, reason="Zelfde")
    )
    join_givers(other, into=group, by=moderator, now=NOON, reason="Zelfde KvK")
    assert total_of(group).known == 75
    other.refresh_from_db()
    assert other.joined_into == group
    event = AuditEvent.objects.get(type="giver_group.joined", result="done")
    assert event.facts == {"into": str(group.pk), "givers": 1}
    assert "giver_changed_meanwhile" in codes_of(
        lambda: join_givers(other, into=group_of(stranger), by=moderator, now=NOON, reason="x")
    )

    names = list(group.givers.all())
    assert "all_names_chosen" in codes_of(
        lambda: split_givers(group, givers=names, by=moderator, now=NOON, reason="x")
    )
    back = split_givers(
        group,
        givers=[giver for giver in names if giver.name == "Winkelhorst BV"],
        by=moderator,
        now=NOON,
        reason="Toch twee bedrijven",
    )
    assert back == [other], "it comes back as the giver it was"
    other.refresh_from_db()
    assert (other.joined_into, total_of(group).known, total_of(other).known) == (None, 30, 45)
    assert AuditEvent.objects.filter(type="giver_group.split", result="done").count() == 1


def test_two_of_one_name_can_be_set_apart_and_stay_so():
    moderator = person_with_role("moderator")
    answers = {"giver_name": "J. de Vries", "giver_relation": "citizen"}
    one, other = (gift("inwoner", "10", **answers) for _ in range(2))
    group = group_of(one)
    assert group_of(other) == group

    benefit = Benefit.objects.get(entry=other)
    made = set_apart(benefit, group=group, by=moderator, now=NOON, reason="Ander adres")

    assert (total_of(group).known, total_of(made).known) == (10, 10)
    amend(
        other,
        by=other.employee,
        now=NOON + HOUR,
        answers={**GIFT_ANSWERS, **answers, "giver_organisation": "inwoner"},
        reason="Waarde",
    )
    assert group_of(other) == made
    assert "already_apart" in codes_of(
        lambda: set_apart(
            Benefit.objects.get(entry=one), group=group, by=moderator, now=NOON, reason="x"
        )
    )
    assert {giver.is_person for giver in Giver.objects.filter(key="j de vries")} == {True}


def test_a_parent_counts_what_belongs_to_it_one_level_deep():
    moderator = person_with_role("moderator")
    parent, child, third = (
        group_of(gift(name, "50")) for name in ("Moeder Holding", "Dochter Bouw", "Derde")
    )

    def describe(group, **given):
        fields = {"name": group.name, "chamber_number": "", "parent": None, "reason": "Jaarverslag"}
        return describe_giver(group, by=moderator, now=NOON, **{**fields, **given})

    describe(child, parent=parent, chamber_number="1234 5678")
    assert (total_of(parent).known, total_of(child).known) == (100, 50)
    assert set(groups_above(Decimal(60), YEAR)) == {parent.pk}
    parent.refresh_from_db()
    assert "one_level_of_givers" in codes_of(lambda: describe(parent, parent=third))
    assert "chamber_number_taken" in codes_of(lambda: describe(third, chamber_number="12345678"))
    assert "chamber_number_malformed" in codes_of(lambda: describe(third, chamber_number="12"))
    assert "giver_has_subsidiaries" in codes_of(
        lambda: join_givers(parent, into=third, by=moderator, now=NOON, reason="x")
    )


def limit(value: str, holds_from: date = date(2026, 1, 1)) -> None:
    set_threshold(
        "giver_total_limit", value=Decimal(value), holds_from=holds_from, by=TESTER, now=NOON
    )


def advice_for(employee, **answers):
    thresholds = {"giver_total_limit": Decimal(100)}
    given = {**GIFT_ANSWERS, "estimated_value": "30.00", **answers}
    return advice_about_giver(kind_of("gift"), given, employee, thresholds)


def test_who_fills_in_hears_of_the_own_total_only():
    employee, colleague = employee_in_line(), employee_in_line()
    gift(value="900.00", employee=colleague)
    assert advice_for(employee) == [], "what colleagues got is not betrayed"

    gift(value="80.00", employee=employee)
    [advice] = advice_for(employee)
    assert "€ 110,00 (2 meldingen)" in str(advice.text)
    assert "900" not in str(advice.text)
    assert advice.field == "giver_organisation"
    assert advice_for(employee, situation="refused") == []
    assert advice_for(employee, giver_organisation="Nog nooit gezien") == []
    assert advice_about_giver(kind_of("gift"), dict(GIFT_ANSWERS), employee, {}) == [], "off"
    assert advice_about_giver(kind_of("gift"), {}, employee, {"giver_total_limit": 1}) == []


def test_who_decides_sees_as_far_as_the_role_reaches():
    limit("100.00")
    moderator, stranger = person_with_role("moderator"), person_with_role("manager")
    director = department_with_manager()
    one, other = employee_in_line(director), employee_in_line(director)
    elsewhere = employee_in_line()
    entry = gift(value="40.00", employee=one)
    gift(value="70.00", employee=other)
    gift(value="300.00", employee=elsewhere)

    def seen(person):
        found = giver_total_for(entry, person)
        return found.total.known, found.is_above, found.group_id is not None

    assert seen(entry.decider) == (40, False, False)
    assert seen(director.manager) == (110, True, False)
    assert seen(moderator) == (410, True, True)
    assert seen(stranger) == (40, False, False), "who leads nothing here sees the employee's own"
    assert latest_sheet(entry).snapshot["thresholds"]["giver_total_limit"]["value"] == "100.00"
    assert giver_total_for(received_entry("side_activity"), moderator) is None


def test_opening_a_giver_is_a_reading_of_each_entry_with_one_event():
    moderator = person_with_role("moderator")
    entries = [gift(), gift(), gift(employee=moderator)]
    group = group_of(entries[0])

    assert open_giver(group, entries=entries, by=moderator, now=NOON) == 2

    reads = Read.objects.filter(channel="giver")
    assert {read.entry_id for read in reads} == {entry.pk for entry in entries[:2]}
    assert {(read.reader, read.purpose) for read in reads} == {(moderator, "moderator")}
    assert AuditEvent.objects.get(type="giver_group.opened").facts == {"number": 2}
    assert codes_of(
        lambda: open_giver(group, entries=entries, by=entries[0].decider, now=NOON)
    ) == {"not_yours_to_read"}
