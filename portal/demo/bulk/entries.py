"""Register entries in bulk: declared over three years, nearly all decided and registered."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta

from forms.register import references
from forms.register.models import RegisterEntry
from forms.register.states import Status
from portal.demo.bulk.cases import KINDS, Cases
from portal.demo.bulk.encoding import moment_of, moment_text, office_moment
from portal.demo.bulk.indexes import made_afterwards
from portal.demo.bulk.people import Colleague
from portal.demo.bulk.rows import Drawn, EntryRows
from portal.demo.chance import Chance, working_day
from portal.demo.demo import Demo
from portal.demo.forms import form_versions

OLDEST = 1070
#: Younger than this an entry is still somewhere on its way.
SETTLED = 40
ON_ITS_WAY = (Status.RECEIVED, Status.IN_REVIEW, Status.DECIDED, Status.REGISTERED)
#: Within so many days after the receipt the other steps are taken.
LAST_STEP = 13
#: All codes of a reference; the step is prime to it, so that no code comes twice.
CODES = len(references.ALPHABET) ** references.CODE_LENGTH
STEP = 12_582_917


def seed_entries(demo: Demo, count: int, colleagues: list[Colleague]) -> None:
    """So many entries more; the oldest first. Those who go round are drawn from ``colleagues``.

    Must run inside a transaction.
    """
    cases = Cases(demo.chance)
    rows = EntryRows(demo, cases.details)
    drawn = _drawn(demo, count, colleagues, cases)
    with made_afterwards(table.model for table in rows.tables.tables):
        for entry in demo.each(drawn, "Meldingen", count):
            rows.add(entry)
        rows.tables.finish()


def _drawn(demo: Demo, count: int, colleagues: list[Colleague], cases: Cases) -> Iterator[Drawn]:
    lot, kinds, codes = demo.chance.random, tuple(KINDS), _Codes(demo.chance)
    forms = {kind: form_versions(kind) for kind in kinds}
    begun = {kind: [moment_text(form.recorded_at) for form in forms[kind]] for kind in kinds}
    settled = count * (OLDEST - SETTLED) // OLDEST
    days_later = [timedelta(days=n) for n in range(1, LAST_STEP + 1)]
    # No step is later than now, and no receipt later than an hour ago.
    now, latest = moment_of(demo.until), moment_of(demo.until - timedelta(hours=1))
    for place in range(count):
        day = working_day(demo.days_ago(OLDEST - OLDEST * place // count))
        hour, minute = 8 + int(lot() * 9), int(lot() * 60)
        received = min(office_moment(day, hour, minute), latest)
        later = sorted(days_later[int(lot() * LAST_STEP)] for _step in range(3))
        kind = kinds[int(lot() * len(kinds))]
        form = forms[kind][bisect_right(begun[kind], received.text) - 1]
        on_its_way = ON_ITS_WAY[int(lot() * len(ON_ITS_WAY))]
        yield Drawn(
            reference=codes.reference(received.day.year),
            case=cases.draw(kind, form),
            employee=colleagues[int(lot() * len(colleagues))],
            status=Status.REGISTERED if place < settled else on_its_way,
            moments=[
                received,
                *(min(office_moment(day + wait, hour, minute), now) for wait in later),
            ],
        )


class _Codes:
    """References that are not there yet, without asking the database for each."""

    def __init__(self, chance: Chance) -> None:
        self.number = chance.randrange(CODES)
        self.taken = set(RegisterEntry.objects.values_list("reference", flat=True))

    def reference(self, year: int) -> str:
        """The next free one of a year."""
        while True:
            self.number = (self.number + STEP) % CODES
            rest = self.number

            def sign(alphabet: str) -> str:
                nonlocal rest
                rest, place = divmod(rest, len(alphabet))
                return alphabet[place]

            reference = references.new_reference(year, sign)
            if reference not in self.taken:
                return reference
