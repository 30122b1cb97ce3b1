"""Keep the one set of masked tables of a year, for ever."""

import hashlib
from datetime import datetime

from forms.register.models import YearFigures
from forms.register.selectors.figures import count_year, figures_due_on, years_with_figures
from portal.audit.change import change
from portal.audit.record import canonical
from portal.core.actors import Actor, SystemActor
from portal.core.clock import day_of


def freeze_figures(year: int, *, by: Actor, now: datetime) -> YearFigures | None:
    """Once per year, from the day the tables are due; None before. What was kept stays."""
    kept = YearFigures.objects.filter(year=year).first()
    if kept is not None or day_of(now) < figures_due_on(year):
        return kept
    with change("year_figures.frozen", by=by, now=now) as step:
        counted = count_year(year)
        content = {"year": year, **counted}
        step.record = YearFigures.objects.create(
            **content,
            recorded_at=now,
            content_hash=hashlib.sha256(canonical(content).encode()).hexdigest(),
        )
        step.keep(year=year, content_hash=step.record.content_hash)
    return step.record


def freeze_due_figures(now: datetime) -> int:
    """Keep every year that fell due and was not kept yet; says how many."""
    kept = set(YearFigures.objects.values_list("year", flat=True))
    missing = [year for year in years_with_figures(day_of(now)) if year not in kept]
    for year in missing:
        freeze_figures(year, by=SystemActor("register"), now=now)
    return len(missing)
