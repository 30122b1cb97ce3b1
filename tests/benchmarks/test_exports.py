"""A file of very many entries is made page by page: the same time per line, the same memory."""

import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from forms.moderation.actions.ask_export import ask_export
from forms.moderation.actions.make_export import make_export
from forms.moderation.models import Export
from forms.moderation.selectors import Wanted
from portal.core.table_files import TableForm
from tests.benchmarks.many_entries import entries_like
from tests.factories.people import person_with_role
from tests.factories.register import NOON, received_entry

pytestmark = pytest.mark.django_db
FEW, MANY = 2_000, 20_000


@pytest.mark.parametrize("form", list(TableForm))
def test_a_file_of_ten_times_the_entries(
    form: TableForm, remark: Callable[[str], None], settings: Any, tmp_path: Path
) -> None:
    from time import perf_counter

    settings.MEDIA_ROOT = str(tmp_path)
    moderator, entry = person_with_role("moderator"), received_entry()

    def cost() -> tuple[float, int, int]:
        export = ask_export(Wanted(), by=moderator, now=NOON, purpose="Meting", form=form)
        begun = perf_counter()
        assert make_export(export, clock=lambda: NOON + timedelta(minutes=1))
        took = perf_counter() - begun
        tracemalloc.start()
        again = ask_export(Wanted(), by=moderator, now=NOON, purpose="Meting", form=form)
        assert make_export(again, clock=lambda: NOON + timedelta(minutes=1))
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return took, peak, Export.objects.get(pk=export.pk).rows

    entries_like(entry, FEW - 1)
    few = cost()
    entries_like(entry, MANY - FEW)
    many = cost()
    per_line = (many[0] / many[2]) / (few[0] / few[2])
    assert many[2] == MANY
    remark(
        f"{f'a file ({form}) of {MANY} lines':32} {many[2] / many[0]:7.0f} lines a second,"
        f" {per_line:.2f} x the time per line and {many[1] / few[1]:.2f} x the memory of {FEW}"
    )
