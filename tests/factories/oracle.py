"""What is in force, said once more in the slowest and plainest way: a reference for the queries.

Written from the rules alone (docs/decisions/0003), day by day and version by version; nothing here
is shared with the product. Versions and events are anything with the names of the facts.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DATES = ("valid_from", "valid_until", "retroactive_from")


def local_day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


class Oracle:
    """What one could know at a moment: by ``now``, and at the end of the day ``known``."""

    def __init__(self, versions, events, *, now, known=None, clock="published"):
        self.all_versions, self.all_events = list(versions), list(events)
        self.now, self.known, self.clock = now, known, clock

    def in_time(self, moment):
        if self.known is None:
            return True
        return moment < datetime.combine(self.known + timedelta(days=1), time(), AMSTERDAM)

    def is_known(self, version):
        if version.published_at > self.now:
            return False
        recorded = self.clock == "recorded"
        if not self.in_time(version.recorded_at if recorded else version.published_at):
            return False
        return version.corrects is None or self.is_known(self.base_of(version))

    def numbers(self):
        """Every version one can know of."""
        return {version.number for version in self.all_versions if self.is_known(version)}

    def has_happened(self, event):
        return event.recorded_at <= self.now and self.in_time(event.recorded_at)

    def counts(self, event):
        """Known, and not known to be taken back."""
        taken_back = any(
            other.kind == "rescinded" and other.undoes == event.key and self.has_happened(other)
            for other in self.all_events
        )
        return self.has_happened(event) and not taken_back

    def date_of(self, version, name):
        value = getattr(version, name)
        for event in sorted(self.all_events, key=lambda one: (one.recorded_at, one.key)):
            is_about = event.kind == "dates_corrected" and event.number == version.number
            if is_about and self.counts(event):
                value = event.dates.get(name, value)
        return value

    def dates(self, number):
        """The three dates of a version as corrected."""
        version = next(one for one in self.all_versions if one.number == number)
        return {name: self.date_of(version, name) for name in DATES}

    def base_of(self, version):
        return next(other for other in self.all_versions if other.number == version.corrects)

    def root_of(self, version):
        return version if version.corrects is None else self.root_of(self.base_of(version))

    def start_of(self, version):
        own = (
            self.date_of(version, "retroactive_from")
            or self.date_of(version, "valid_from")
            or local_day(version.published_at)
        )
        return own if version.corrects is None else max(own, self.start_of(self.base_of(version)))

    def until_of(self, version):
        return self.date_of(self.root_of(version), "valid_until")

    def rank_of(self, version):
        root = self.root_of(version)
        published = local_day(root.published_at)
        return (
            max(self.date_of(root, "valid_from") or published, published),
            root.published_at,
            root.number,
            version.published_at,
            version.number,
        )

    def is_annulled(self, number):
        return any(
            event.kind == "annulled" and event.number == number and self.counts(event)
            for event in self.all_events
        )

    def in_force(self, day):
        """The number in force on a day, None for nothing."""
        best, answer = None, None
        for version in self.all_versions:
            if self.is_annulled(version.number) or not self.is_known(version):
                continue
            if self.start_of(version) > day:
                continue
            until = self.until_of(version)
            over = until is not None and until < day
            if over and until < local_day(self.root_of(version).published_at):
                continue
            if best is None or self.rank_of(version) > best:
                best, answer = self.rank_of(version), None if over else version.number
        for event in self.all_events:
            if event.kind == "repealed" and self.counts(event) and event.from_on <= day:
                recorded = event.recorded_at
                rank = (max(event.from_on, local_day(recorded)), recorded, 10**9, recorded, 10**9)
                if best is None or rank > best:
                    best, answer = rank, None
        return answer

    def period_around(self, day, first, last):
        """The days around ``day`` with the same answer, as far as ``first`` and ``last``."""
        number, start, until = self.in_force(day), day, day
        while start > first and self.in_force(start - timedelta(days=1)) == number:
            start -= timedelta(days=1)
        while until < last and self.in_force(until + timedelta(days=1)) == number:
            until += timedelta(days=1)
        return start, until
