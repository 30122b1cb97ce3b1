"""Makes the demo organisation larger than it is by nature, up to the totals asked for."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from content.policies.models import Policy, PolicyVersion
from forms.register.models import RegisterEntry
from portal.audit.transaction import one_transaction
from portal.demo.bulk.entries import seed_entries
from portal.demo.bulk.people import Colleague, seed_people
from portal.demo.bulk.policies import seed_policies
from portal.demo.demo import Demo
from portal.people.models import Person

Report = Callable[[str], None]
#: Entries of the bulk belong to people of the bulk; without any, some are made for it.
FEWEST = 25


@dataclass(frozen=True)
class Totals:
    """What there must be in the end; None leaves it as the ordinary demo made it."""

    people: int | None = None
    policies: int | None = None
    versions: int | None = None
    entries: int | None = None

    @property
    def ask_for_more(self) -> bool:
        """Is there anything to do in bulk at all?"""
        return any(vars(self).values())


def enlarge(demo: Demo, totals: Totals, report: Report) -> None:
    """Add in bulk what is missing; nothing is taken away. Tells how fast it went."""
    with one_transaction("command"):
        colleagues: list[Colleague] = []
        more_entries = _missing(totals.entries, RegisterEntry)
        more_people = _missing(totals.people, Person)
        if more_entries:
            more_people = max(more_people, FEWEST)
        if more_people:
            with _Timed(report, more_people, "mensen"):
                colleagues = seed_people(demo, more_people)
        more_policies = _missing(totals.policies, Policy)
        more_versions = _missing(totals.versions, PolicyVersion)
        if more_versions and not more_policies:
            more_policies = 1
        if more_policies:
            with _Timed(report, max(more_policies, more_versions), "versies"):
                seed_policies(demo, more_policies, more_versions)
        if more_entries:
            with _Timed(report, more_entries, "meldingen"):
                seed_entries(demo, more_entries, colleagues)


def _missing(total: int | None, model: type) -> int:
    there: int = model._base_manager.count()  # type: ignore[attr-defined]
    return max(0, (total or 0) - there)


class _Timed:
    """Says how many were written and at what pace."""

    def __init__(self, report: Report, count: int, what: str) -> None:
        self.report, self.count, self.what = report, count, what

    def __enter__(self) -> None:
        self.begun = time.monotonic()

    def __exit__(self, *failure: object) -> None:
        seconds = max(time.monotonic() - self.begun, 0.001)
        pace = self.count / seconds * 60
        self.report(f"{self.count} {self.what} in {seconds:.1f} s ({pace:,.0f} per minuut)")
