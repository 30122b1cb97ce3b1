"""A controller draws a lot among the registered entries of a kind and year."""

from datetime import datetime

from forms.register import drawing
from forms.register.kinds.registry import kinds
from forms.register.models import Sample
from forms.register.selectors.samples import keys_to_draw_from
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def draw_sample(*, kind: str, year: int, size: int, seed: str, by: Person, now: datetime) -> Sample:
    """``seed`` comes from chance, never from the one who draws; each draw is kept, so that nobody
    draws until it pleases. Fewer entries than ``size``: all of them.

    Source: compliance check of the measure table of source 002, domain part 7 item 25.
    """
    known = {item.code: item for item in kinds()}
    with change("register_sample.drawn", by=by, now=now) as step:
        keys = keys_to_draw_from(kind, year) if kind in known else []
        step.refuse(
            drawing.refusals_to_draw(
                may_check=by.can(Capability.CHECK_REGISTER),
                kind_is_known=kind in known,
                is_discreet=kind in known and known[kind].is_discreet,
                size=size,
                population=len(keys),
                year=year,
                this_year=day_of(now).year,
            )
        )
        chosen = drawing.drawn(keys, size=size, seed=seed)
        sample = Sample.objects.create(
            kind=kind,
            year=year,
            size=len(chosen),
            seed=seed,
            population=len(keys),
            population_hash=drawing.hash_of(keys),
            entry_keys=chosen,
            drawn_by=by,
            drawn_at=now,
        )
        step.record = sample
        step.keep(
            kind=kind,
            year=year,
            size=sample.size,
            population=sample.population,
            population_hash=sample.population_hash,
            seed=seed,
        )
    return sample
