"""Registry: work that falls due by the calendar, done by ``run_due`` from a timer outside.

Nothing that readers see waits for it (what applies is computed); it reminds, refreshes and tidies.
A job may be run twice a day or twice at once and then does its work once: it looks at what is
there, not at when it last ran.
"""

import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

log = logging.getLogger(__name__)

#: Does what is due at a moment and says how many things were done.
Work = Callable[[datetime], int]


@dataclass(frozen=True)
class Job:
    """``name`` is stable and unique; ``label`` says in Dutch what is counted."""

    name: str
    label: Any
    work: Work


@dataclass(frozen=True)
class Done:
    """How a job went: how many things it did, or why it failed, or that someone else is at it."""

    job: Job
    count: int = 0
    problem: str = ""
    is_busy: bool = False


_jobs: dict[str, Job] = {}


def offer(name: str, label: Any, work: Work) -> None:
    """Add a job; its name is unique."""
    if name in _jobs:
        raise ValueError(f"job {name} is offered twice")
    _jobs[name] = Job(name, label, work)


def all_jobs() -> list[Job]:
    """Every job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def run_all(now: datetime) -> Iterator[Done]:
    """Run every job in a transaction of its own; one that fails leaves the others alone."""
    for job in all_jobs():
        yield run(job, now)


def run(job: Job, now: datetime) -> Done:
    """Run one job; what it changed is undone when it fails."""
    try:
        with transaction.atomic():
            if not _is_alone(job):
                return Done(job, is_busy=True)
            return Done(job, count=job.work(now))
    except Exception as error:
        log.exception("The job %s failed", job.name)
        return Done(job, problem=f"{type(error).__name__}: {error}")


def _is_alone(job: Job) -> bool:
    """Is nobody else at this job? On SQLite the transaction itself makes the second one wait."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock_key(job)])
        return bool(cursor.fetchone()[0])


def lock_key(job: Job) -> int:
    """The number under which PostgreSQL keeps a job to one process at a time."""
    return zlib.crc32(f"portal.due.{job.name}".encode())
