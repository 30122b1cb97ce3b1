"""What adding something changes in time: shifts, gaps, overlaps, and what stays standing."""

from datetime import UTC, date, datetime

from content.policies.consequences import (
    Gap,
    Overlap,
    Shift,
    gaps,
    later_standing,
    overlaps,
    shifts,
    starting_from,
    unmeant_gaps,
)
from content.policies.states import EventKind
from content.policies.validity import EventFacts, Timeline, VersionFacts

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def version(number: int, valid_from: str = "", until: str = "", **facts) -> VersionFacts:
    published = facts.pop("published", "2026-01-01")
    moment = datetime.fromisoformat(published + " 10:00").replace(tzinfo=UTC)
    return VersionFacts(
        number,
        moment,
        moment,
        valid_from=date.fromisoformat(valid_from) if valid_from else None,
        valid_until=date.fromisoformat(until) if until else None,
        **facts,
    )


def event(kind: EventKind, **facts) -> EventFacts:
    return EventFacts(9, kind, datetime(2026, 6, 1, 10, tzinfo=UTC), **facts)


def line(versions, *events) -> Timeline:
    return Timeline(versions, events, now=NOW)


THREE = [version(1, "2026-01-01"), version(2, "2026-07-01"), version(3, "2027-01-01")]


def test_annulling_gives_the_days_to_the_version_before():
    after = line(THREE, event(EventKind.ANNULLED, number=2))
    assert shifts(line(THREE), after) == (Shift(date(2026, 7, 1), date(2026, 12, 31), 2, 1),)


def test_repealing_takes_days_until_the_next_prepared_version_and_names_what_still_starts():
    after = line(THREE, event(EventKind.REPEALED, from_on=date(2026, 3, 1)))
    day = date(2026, 6, 1)
    assert shifts(line(THREE), after) == (Shift(day.replace(month=3), date(2026, 6, 30), 1, None),)
    assert starting_from(after, date(2026, 3, 1)) == (2, 3)
    assert gaps(after) == (Gap(date(2026, 3, 1), date(2026, 6, 30), is_repeal=True),)
    assert unmeant_gaps(after) == gaps(after)
    meant = line(THREE, event(EventKind.REPEALED, from_on=date(2028, 1, 1)))
    assert gaps(meant) == (Gap(date(2028, 1, 1), None, is_repeal=True),)
    assert unmeant_gaps(meant) == ()


def test_nothing_changes_when_the_same_days_keep_their_version():
    assert shifts(line(THREE), line(THREE, event(EventKind.NOTE_ADDED, number=1))) == ()


def test_changes_of_neighbouring_days_are_one_when_they_say_the_same():
    before, after = line(THREE[:1]), line([*THREE[:1], version(2, "2026-05-01")])
    assert shifts(before, after) == (Shift(date(2026, 5, 1), None, 1, 2),)
    assert shifts(line([]), before) == (Shift(date(2026, 1, 1), None, None, 1),)


def test_a_gap_is_where_one_version_ended_and_the_next_has_not_begun():
    timeline = line([version(1, "2026-01-01", "2026-03-31"), version(2, "2026-05-01")])
    assert gaps(timeline) == (Gap(date(2026, 4, 1), date(2026, 4, 30), is_repeal=False),)
    ending = line([version(1, "2026-01-01", "2026-03-31")])
    assert gaps(ending) == (Gap(date(2026, 4, 1), None, is_repeal=False),)


def test_an_overlap_needs_a_last_day_that_is_not_kept():
    assert overlaps(line(THREE)) == ()
    claimed = line([version(1, "2026-01-01", "2026-12-31"), version(2, "2026-07-01")])
    assert overlaps(claimed) == (Overlap(1, 2, date(2026, 7, 1), date(2026, 12, 31)),)
    corrected = line(
        [version(1, "2026-01-01", "2026-12-31"), version(2, published="2026-02-01", corrects=1)]
    )
    assert overlaps(corrected) == ()


def test_what_is_later_than_a_correction_is_what_still_stands_and_ranks_higher():
    day = date(2026, 8, 1)
    versions = [
        *THREE,
        version(4, published="2026-02-01", corrects=1),
        version(5, "2027-04-01"),
        version(6, published="2026-02-02", corrects=5),
    ]
    timeline = line(versions, event(EventKind.ANNULLED, number=3))
    assert later_standing(timeline, 4, day) == (2, 6)
    assert later_standing(timeline, 6, day) == ()
    assert later_standing(timeline, 3, day) == ()
