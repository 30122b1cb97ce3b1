"""Which accounts there are, for whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.accountability.models import AccountabilityReport, AdoptedReport
from portal.accountability.rules import FIRST_YEAR
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability

WORKERS = (Capability.COMPILE_REPORT, Capability.ADOPT_REPORT, Capability.READ_AUDIT_TRAIL)


@dataclass(frozen=True)
class YearLine:
    """One year in the list: its newest adopted edition and its draft, where the reader sees it."""

    year: int
    adopted: AdoptedReport | None
    draft: AccountabilityReport | None


def sees_drafts(person: Person | None) -> bool:
    """Drafts are for who compiles, adopts or audits."""
    return bool(person and any(person.can(capability) for capability in WORKERS))


def years_for(person: Person | None, now: datetime) -> list[YearLine]:
    """Adopted accounts for everyone; every year since the duty began for who works on them."""
    adopted: dict[int, AdoptedReport] = {}
    for report in AdoptedReport.objects.order_by("edition"):
        adopted[report.year] = report
    if not sees_drafts(person):
        return [YearLine(year, adopted[year], None) for year in sorted(adopted, reverse=True)]
    drafts = {draft.year: draft for draft in AccountabilityReport.objects.all()}
    return [
        YearLine(year, adopted.get(year), drafts.get(year))
        for year in range(day_of(now).year, FIRST_YEAR - 1, -1)
    ]


def report_for(person: Person | None, year: int) -> AdoptedReport | AccountabilityReport | None:
    """The account of a year as this reader may see it: the draft for who works on it when it is
    newer than the adopted edition, else the adopted one.
    """
    adopted = AdoptedReport.objects.filter(year=year).order_by("-edition").first()
    if not sees_drafts(person):
        return adopted
    draft = AccountabilityReport.objects.filter(year=year).first()
    if draft and (adopted is None or draft.compiled_at > adopted.compiled_at):
        return draft
    return adopted


def editions_of(year: int) -> list[AdoptedReport]:
    """Every adopted edition of a year, newest first."""
    return list(AdoptedReport.objects.filter(year=year).order_by("-edition"))


def figure_of(report: Any, key: str) -> dict[str, Any] | None:
    """One figure of an account, by key."""
    return next((figure for figure in report.figures if figure["key"] == key), None)
