"""What is in force, said once more in the slowest and plainest way: a reference for the queries."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def local_day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def oracle(versions, events, day, *, now, known=None, clock="published"):  # noqa: C901  (one plain text)
    """The number in force on a day, None for nothing."""

    def in_time(moment):
        if known is None:
            return True
        return moment < datetime.combine(known + timedelta(days=1), time(), AMSTERDAM)

    def is_known(version):
        if version.published_at > now:
            return False
        if not in_time(version.recorded_at if clock == "recorded" else version.published_at):
            return False
        if version.corrects is None:
            return True
        return any(is_known(other) for other in versions if other.number == version.corrects)

    def counts(event):
        if event.recorded_at > now or not in_time(event.recorded_at):
            return False
        return not any(
            other.undoes == event.key and other.recorded_at <= now and in_time(other.recorded_at)
            for other in events
            if other.kind == "rescinded"
        )

    def date_of(version, name):
        value = getattr(version, name)
        for event in sorted(events, key=lambda one: (one.recorded_at, one.key)):
            if event.kind == "dates_corrected" and event.number == version.number and counts(event):
                value = event.dates.get(name, value)
        return value

    def base_of(version):
        return next(other for other in versions if other.number == version.corrects)

    def root_of(version):
        return version if version.corrects is None else root_of(base_of(version))

    def start_of(version):
        own = (
            date_of(version, "retroactive_from")
            or date_of(version, "valid_from")
            or local_day(version.published_at)
        )
        return own if version.corrects is None else max(own, start_of(base_of(version)))

    def until_of(version):
        return date_of(root_of(version), "valid_until")

    def rank_of(version):
        root = root_of(version)
        published = local_day(root.published_at)
        return (
            max(date_of(root, "valid_from") or published, published),
            root.published_at,
            root.number,
            version.published_at,
            version.number,
        )

    best, answer = None, None
    for version in versions:
        annulled = any(
            event.kind == "annulled" and event.number == version.number and counts(event)
            for event in events
        )
        if annulled or not is_known(version) or start_of(version) > day:
            continue
        until = until_of(version)
        over = until is not None and until < day
        if over and until < local_day(root_of(version).published_at):
            continue
        if best is None or rank_of(version) > best:
            best, answer = rank_of(version), None if over else version.number
    for event in events:
        if event.kind == "repealed" and counts(event) and event.from_on <= day:
            recorded = event.recorded_at
            rank = (max(event.from_on, local_day(recorded)), recorded, 10**9, recorded, 10**9)
            if best is None or rank > best:
                best, answer = rank, None
    return answer
