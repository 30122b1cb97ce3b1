"""`run_due`: every job by itself, a line per job, and an exit code."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connections

from portal.core import due
from portal.core.models import ErasureDoor

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def jobs(monkeypatch):
    """No jobs but those of the test."""
    found = {}
    monkeypatch.setattr(due, "_jobs", found)
    return found


def _count(now):
    return 3


def _fail(now):
    ErasureDoor.objects.create(reason="half werk")
    raise ValueError("stuk")


def test_a_job_that_fails_is_undone_and_leaves_the_others_alone(jobs, capsys):
    due.offer("b-goed", "dingen", _count)
    due.offer("a-stuk", "dingen", _fail)
    with pytest.raises(SystemExit) as left:
        call_command("run_due")
    assert left.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "a-stuk: mislukt (ValueError: stuk)",
        "b-goed: 3 dingen",
    ]
    assert not ErasureDoor.objects.exists()


def test_when_all_goes_well_the_exit_code_is_zero(jobs, capsys):
    due.offer("goed", "dingen", _count)
    call_command("run_due")
    assert capsys.readouterr().out == "goed: 3 dingen\n"


def test_a_name_is_offered_once(jobs):
    due.offer("goed", "dingen", _count)
    with pytest.raises(ValueError, match="twice"):
        due.offer("goed", "dingen", _count)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_job_that_runs_already_is_left_to_who_runs_it(jobs):
    """On SQLite the second transaction waits for the first."""
    due.offer("lang", "dingen", _count)
    (job,) = due.all_jobs()
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            key = due.lock_key(job)
            cursor.execute("SELECT pg_advisory_lock(%s)", [key])
            assert due.run(job, NOW).is_busy
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
        assert due.run(job, NOW).count == 3
    finally:
        other.close()
