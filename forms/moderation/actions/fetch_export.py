"""Fetching a file: by who asked for it and still may, and only the very file that was made."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from forms.moderation.models import Export
from forms.moderation.selectors import may_export
from forms.moderation.states import UNDER_WAY, ExportState
from portal.audit.change import change
from portal.audit.record import subject_of
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.core.table_files import sha256_of
from portal.people.models import Person


def fetch_export(export: Export, *, by: Person, now: datetime) -> Path:
    """The file. The hash is taken again, so that a cut or altered file is never given (S57)."""
    with change("export.fetched", subject=subject_of(export), by=by, now=now) as step:
        step.refuse(_refusals(export, by, now))
        step.keep(number=export.rows, sha256=export.sha256)
    return export.path


def _refusals(export: Export, by: Person, now: datetime) -> Iterator[Refusal]:
    if export.asked_by_id != by.pk or not may_export(by):
        yield Refusal("not_yours_to_read")
    elif export.state in UNDER_WAY:
        yield Refusal("export_not_ready")
    elif (
        export.state != ExportState.COMPLETE
        or (export.expires_on and export.expires_on <= day_of(now))
        or not export.path.is_file()
    ):
        yield Refusal("export_gone")
    elif sha256_of(export.path) != export.sha256:
        yield Refusal("export_damaged")
