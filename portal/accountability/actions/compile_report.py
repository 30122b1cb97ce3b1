"""Compute the figures of a year anew and keep them as the draft of its account."""

from datetime import datetime

from portal.accountability.figures import all_figures
from portal.accountability.models import AccountabilityReport
from portal.accountability.rules import refusals_to_compile
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def compile_report(
    year: int, *, by: Person, now: datetime, introduction: str = "", conclusions: str = ""
) -> AccountabilityReport:
    """Make or renew the draft; adopted editions stay as they are. Raises NotAllowed."""
    with change("report.compiled", by=by, now=now, subject=("accountability", str(year))) as step:
        step.refuse(
            refusals_to_compile(
                may_compile=by.can(Capability.COMPILE_REPORT),
                year=year,
                this_year=day_of(now).year,
            )
        )
        report = AccountabilityReport.objects.filter(year=year).first()
        report = report or AccountabilityReport(year=year)
        report.introduction, report.conclusions = introduction, conclusions
        report.figures = [figure.as_data() for figure in all_figures(year, now)]
        report.compiled_at, report.compiled_by_key = now, by.actor_key
        report.save()
        step.keep(year=year)
    return report
