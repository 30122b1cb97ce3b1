"""Let go of everything whose term has passed, by its rule, and keep a record of what went."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.append_only import erasing
from portal.core.clock import day_of
from portal.privacy.models import RemovalRun
from portal.privacy.retention import BATCH, Batch, Removal, Rule, all_rules, prepare, years_before
from portal.privacy.selectors import Outlook, terms_on


def apply_retention(*, by: Actor, now: datetime, most: int = BATCH) -> list[Outlook]:
    """Remove rule by rule, ``most`` subjects per transaction; each transaction keeps its own
    record, so that what went is told also when a later one fails.
    """
    prepare(now)
    run, today = uuid4(), day_of(now)
    terms = terms_on(today)
    done = []
    for rule in all_rules():
        term = terms[rule.key]
        batch = Batch(years_before(today, term.years), run, by, now)
        removal = Removal(held=rule.look(batch.before).held)
        for part in _parts(rule, batch, most, term.years, removal.held):
            removal += part
        done.append(Outlook(rule, term, batch.before, removal))
    return done


def _parts(rule: Rule, batch: Batch, most: int, years: int, held: int) -> Iterator[Removal]:
    while True:
        part = _one(rule, batch, most, years, held)
        if not part.subjects:
            return
        yield part


def _one(rule: Rule, batch: Batch, most: int, years: int, held: int) -> Removal:
    """One transaction; an empty one leaves no record."""
    if not rule.is_due(batch.before):
        return Removal()
    with change(
        "retention.applied", by=batch.by, now=batch.now, subject=_subject(batch.run)
    ) as step:
        with erasing(rule.key):
            part = rule.remove(batch, most)
        RemovalRun.objects.create(
            run=batch.run,
            rule=rule.key,
            then=rule.then,
            years=years,
            before=batch.before,
            subjects=part.subjects,
            held=held,
            counts=part.counts,
            by_key=batch.by.actor_key,
            removed_at=batch.now,
        )
        step.keep(
            run=str(batch.run),
            rule=rule.key,
            subjects=part.subjects,
            held=held,
            before=batch.before,
        )
    return part


def _subject(run: UUID) -> tuple[str, str]:
    return "portal_privacy.removalrun", str(run)
