"""What is in force: scenarios with a name. Random histories: test_random_histories.py."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content.policies.states import EventKind, VersionState
from content.policies.validity import EventFacts, Timeline, VersionFacts, in_force

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text + " 10:00").replace(tzinfo=UTC)


def version(number: int, published: str, recorded: str = "", **dates) -> VersionFacts:
    corrects = dates.pop("corrects", None)
    return VersionFacts(
        number,
        moment(published),
        moment(recorded or published),
        corrects=corrects,
        **{name: day(value) for name, value in dates.items()},
    )


def event(key: int, kind: str, recorded: str, **facts) -> EventFacts:
    if "from_on" in facts:
        facts["from_on"] = day(facts["from_on"])
    if "dates" in facts:
        facts["dates"] = {name: value and day(value) for name, value in facts["dates"].items()}
    return EventFacts(key, EventKind(kind), moment(recorded), **facts)


def on(versions, events, *days, known=None, clock="published", now=NOW):
    timeline = Timeline(versions, events, now=now, known=known and day(known), clock=clock)
    return [timeline.in_force(day(one)) for one in days]


def states(versions, events, on_day):
    return [
        state
        for _, state in sorted(Timeline(versions, events, now=NOW).states(day(on_day)).items())
    ]


def test_a_version_applies_from_its_first_day_and_is_followed_by_the_next():
    versions = [
        version(1, "2020-01-01", valid_from="2020-02-01"),
        version(2, "2020-03-01", valid_from="2020-04-01"),
    ]
    assert on(versions, [], "2020-01-31", "2020-02-01", "2020-03-31", "2020-04-01") == [
        None,
        1,
        1,
        2,
    ]


def test_without_dates_the_day_of_publication_counts():
    assert on([version(1, "2020-05-05")], [], "2020-05-04", "2020-05-05") == [None, 1]


def test_the_last_day_belongs_to_the_version_and_nothing_older_comes_back():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01", valid_from="2020-03-01", valid_until="2020-03-31"),
    ]
    assert on(versions, [], "2020-02-15", "2020-03-31", "2020-04-01") == [1, 2, None]
    assert states(versions, [], "2020-04-01") == [VersionState.SUPERSEDED, VersionState.LAPSED]


def test_a_retroactive_text_wins_over_what_it_replaces():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-06-01", valid_from="2020-06-01", retroactive_from="2020-03-01"),
    ]
    assert on(versions, [], "2020-02-29", "2020-03-01", "2020-06-01") == [1, 2, 2]
    assert on(versions, [], "2020-03-01", known="2020-05-31") == [1]


def test_a_fix_published_today_leaves_prepared_versions_alone():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01", valid_from="2021-01-01"),
        version(3, "2020-03-01", valid_from="2021-04-01"),
        version(4, "2020-05-01", corrects=1),
    ]
    assert on(
        versions, [], "2020-04-30", "2020-05-01", "2020-12-31", "2021-01-01", "2021-04-01"
    ) == [1, 4, 4, 2, 3]


def test_a_new_version_today_does_not_displace_what_starts_later():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01", valid_from="2021-01-01"),
        version(3, "2020-06-01"),
    ]
    assert on(versions, [], "2020-06-01", "2021-01-01") == [3, 2]


def test_a_correction_stays_within_what_it_corrects():
    versions = [
        version(1, "2020-01-01", valid_from="2020-02-01", valid_until="2020-06-30"),
        version(2, "2020-03-01", corrects=1, retroactive_from="2019-01-01"),
    ]
    assert on(versions, [], "2020-01-31", "2020-02-01", "2020-06-30", "2020-07-01") == [
        None,
        2,
        2,
        None,
    ]


def test_a_chain_of_corrections_ends_with_the_newest():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01", corrects=1),
        version(3, "2020-03-01", corrects=2),
    ]
    assert on(versions, [], "2020-01-15", "2020-02-15", "2020-03-15") == [1, 2, 3]


def test_a_correction_of_an_old_version_does_not_beat_its_successor():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01"),
        version(3, "2020-03-01", corrects=1),
    ]
    assert on(versions, [], "2020-03-15") == [2]


def test_a_correction_outlives_the_annulment_of_its_base():
    versions = [version(1, "2020-01-01"), version(2, "2020-02-01", corrects=1)]
    events = [event(1, "annulled", "2020-03-01", number=1)]
    assert on(versions, events, "2020-01-15", "2020-03-15") == [None, 2]
    assert on(versions, events, "2020-01-15", known="2020-02-15") == [1]


def test_an_annulled_version_gives_way_to_the_one_before_once_that_is_known():
    versions = [version(1, "2020-01-01"), version(2, "2020-02-01")]
    events = [event(1, "annulled", "2020-03-01", number=2)]
    assert on(versions, events, "2020-02-15") == [1]
    assert on(versions, events, "2020-02-15", known="2020-02-20") == [2]
    assert states(versions, events, "2020-03-15") == [VersionState.IN_FORCE, VersionState.ANNULLED]


def test_a_repeal_revives_nothing_and_what_was_prepared_later_still_starts():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-02-01"),
        version(3, "2020-02-02", valid_from="2021-01-01"),
    ]
    events = [event(1, "repealed", "2020-03-01", from_on="2020-06-01")]
    assert on(versions, events, "2020-05-31", "2020-06-01", "2020-12-31", "2021-01-01") == [
        2,
        None,
        None,
        3,
    ]
    assert states(versions, events, "2020-06-01") == [
        VersionState.SUPERSEDED,
        VersionState.REPEALED,
        VersionState.FUTURE,
    ]


def test_a_repeal_with_a_day_in_the_past_holds_from_that_day():
    versions = [version(1, "2020-01-01")]
    events = [event(1, "repealed", "2020-06-01", from_on="2020-03-01")]
    assert on(versions, events, "2020-02-29", "2020-03-01") == [1, None]
    assert on(versions, events, "2020-03-01", known="2020-05-31") == [1]


def test_a_rescinded_repeal_counts_as_never_having_been():
    versions = [version(1, "2020-01-01")]
    events = [
        event(1, "repealed", "2020-03-01", from_on="2020-03-01"),
        event(2, "rescinded", "2020-05-01", undoes=1),
    ]
    assert on(versions, events, "2020-04-01") == [1]
    assert on(versions, events, "2020-04-01", known="2020-04-15") == [None]


def test_a_version_after_a_repeal_starts_anew():
    versions = [version(1, "2020-01-01"), version(2, "2020-08-01")]
    events = [event(1, "repealed", "2020-03-01", from_on="2020-04-01")]
    assert on(versions, events, "2020-05-01", "2020-08-01") == [None, 2]


def test_a_text_for_a_past_period_limits_only_its_own_days():
    versions = [
        version(1, "2020-01-01"),
        version(2, "2020-09-01", valid_from="2020-03-01", valid_until="2020-04-30"),
    ]
    assert on(
        versions, [], "2020-02-01", "2020-03-01", "2020-04-30", "2020-05-01", "2020-10-01"
    ) == [1, 2, 2, 1, 1]
    periods = Timeline(versions, [], now=NOW).periods()
    assert [(one.number, one.until and str(one.until)) for one in periods] == [
        (1, "2020-02-29"),
        (2, "2020-04-30"),
        (1, None),
    ]


def test_a_gap_between_two_versions_is_a_period_without_a_version():
    versions = [
        version(1, "2020-01-01", valid_until="2020-02-29"),
        version(2, "2020-01-15", valid_from="2020-05-01"),
    ]
    periods = Timeline(versions, [], now=NOW).periods()
    assert [(str(one.start), one.number) for one in periods] == [
        ("2020-01-01", 1),
        ("2020-03-01", None),
        ("2020-05-01", 2),
    ]


def test_dates_are_as_corrected_by_what_was_known():
    versions = [version(1, "2020-01-01"), version(2, "2020-02-01", valid_from="2020-06-01")]
    events = [
        event(1, "dates_corrected", "2020-03-01", number=2, dates={"valid_from": "2020-04-01"}),
        event(2, "dates_corrected", "2020-07-01", number=2, dates={"valid_until": "2020-12-31"}),
    ]
    assert on(versions, events, "2020-04-01", "2020-12-31", "2021-01-01") == [2, 2, None]
    assert on(versions, events, "2020-04-01", known="2020-02-15") == [1]


def test_what_is_under_embargo_is_unknown_to_everybody():
    versions = [version(1, "2020-01-01"), version(2, "2020-06-01", recorded="2020-02-01")]
    assert on(versions, [], "2020-07-01", now=moment("2020-03-01")) == [1]
    assert on(
        versions, [], "2020-07-01", now=moment("2020-03-01"), known="2020-12-31", clock="recorded"
    ) == [1]
    assert on(versions, [], "2020-07-01", now=moment("2020-06-02")) == [2]


def test_imported_history_is_known_by_the_claimed_day_and_not_by_our_clock():
    versions = [version(1, "2015-01-01", recorded="2026-01-01")]
    assert on(versions, [], "2016-01-01", known="2016-01-01") == [1]
    assert on(versions, [], "2016-01-01", known="2016-01-01", clock="recorded") == [None]


def test_a_correction_is_never_known_before_what_it_corrects():
    versions = [version(1, "2020-06-01"), version(2, "2020-02-01", corrects=1)]
    assert on(versions, [], "2020-07-01", known="2020-03-01") == [None]


@pytest.mark.parametrize(
    ("published", "first_day"),
    [
        ("2026-03-28T22:59:59", "2026-03-28"),  # the night the clock goes forward
        ("2026-03-28T23:00:00", "2026-03-29"),
        ("2026-03-29T21:59:59", "2026-03-29"),
        ("2026-03-29T22:00:00", "2026-03-30"),
        ("2026-10-24T21:59:59", "2026-10-24"),  # the night it goes back
        ("2026-10-24T22:00:00", "2026-10-25"),
        ("2026-10-25T22:59:59", "2026-10-25"),
        ("2026-10-25T23:00:00", "2026-10-26"),
    ],
)
def test_s46_days_are_amsterdam_days_also_when_the_clock_changes(published, first_day):
    at = datetime.fromisoformat(published).replace(tzinfo=UTC)
    versions = [VersionFacts(1, at, at)]
    first = day(first_day)
    assert in_force(versions, [], first, now=NOW) == 1
    assert in_force(versions, [], first - timedelta(days=1), now=NOW) is None
    assert in_force(versions, [], first, first, now=NOW) == 1
    assert in_force(versions, [], first, first - timedelta(days=1), now=NOW) is None


def test_s46_the_answer_changes_on_the_second_of_publication():
    at = moment("2026-03-01")
    versions = [VersionFacts(1, at, at)]
    assert in_force(versions, [], day("2026-03-01"), now=at) == 1
    assert in_force(versions, [], day("2026-03-01"), now=at - timedelta(seconds=1)) is None
