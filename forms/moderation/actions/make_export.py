"""The job that makes a file of very many entries: page after page, whole or not at all (S57)."""

import logging
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import translation

from forms.moderation.actions.export_list import CHANNEL
from forms.moderation.export_rows import exportable, headings, lines, pages
from forms.moderation.models import Export
from forms.moderation.selectors import may_export, wanted_of
from forms.moderation.states import LEADS_TO, ExportState
from forms.register.actions.record_reads import record_reads
from forms.register.models import RegisterEntry
from forms.register.states import Party
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.core.table_files import TableForm, Written, write_table
from portal.parameters.models import Threshold
from portal.parameters.selectors import values_on

log = logging.getLogger(__name__)
#: Where the parameter was never set.
DEFAULT_DAYS = 7

Clock = Callable[[], datetime]


def make_export(export: Export, *, clock: Clock) -> bool:
    """True when the file is whole and offered; of two workers at one export one does nothing.

    Whatever goes wrong, no file is left and the export is broken.
    """
    try:
        _start(export, clock())
    except NotAllowed:
        return False
    try:
        export.folder.mkdir(parents=True, exist_ok=True)
        with translation.override(export.language):
            written = _write(export, clock)
        _complete(export, written, clock())
    except Exception:
        log.exception("Export %s broke off", export.pk)
        break_off(export, now=clock())
        return False
    return True


def _start(export: Export, now: datetime) -> None:
    """Whose right was taken back in the meantime gets nothing."""
    with change("export.started", of=export, by=export.asked_by, now=now) as step:
        row = step.record
        if row.state != ExportState.ASKED:
            step.refuse([Refusal("export_moved_on")])
        row.state, row.moved_at = ExportState.RUNNING, now
        row.save()


def _write(export: Export, clock: Clock) -> Written:
    started = day_of(clock())
    if not (may_export(export.asked_by) and export.asked_by.works_on(started)):
        raise NotAllowed([Refusal("not_yours_to_read")])
    entries = exportable(wanted_of(export.wanted), export.asked_by, started)

    def before(page: list[RegisterEntry]) -> None:
        _record(export, page, clock())

    found = lines(pages(entries), before)
    return write_table(export.path, TableForm(export.form), headings(), found)


def _record(export: Export, page: list[RegisterEntry], now: datetime) -> None:
    """The readings of a page are kept before a line of it is written; also the sign of life."""
    with change("export.continued", of=export, by=export.asked_by, now=now) as step:
        row = step.record
        if row.state != ExportState.RUNNING:
            step.refuse([Refusal("export_moved_on")])
        record_reads(
            page,
            by=export.asked_by,
            now=now,
            purpose=str(Party.MODERATOR),
            channel=CHANNEL,
            purpose_text=export.purpose,
        )
        row.rows, row.moved_at = row.rows + len(page), now
        row.save()
        step.keep(number=len(page), rows=row.rows)


def _complete(export: Export, written: Written, now: datetime) -> None:
    with change("export.completed", of=export, by=export.asked_by, now=now) as step:
        row = step.record
        if row.state != ExportState.RUNNING or row.rows != written.rows:
            step.refuse([Refusal("export_moved_on")])
        row.state, row.moved_at, row.completed_at = ExportState.COMPLETE, now, now
        row.size, row.sha256 = written.size, written.sha256
        row.expires_on = day_of(now) + timedelta(days=_days_kept(now))
        row.save()
        step.keep(
            number=written.rows,
            sha256=written.sha256,
            size=written.size,
            expires_on=row.expires_on.isoformat(),
        )


def _days_kept(now: datetime) -> int:
    found = values_on(day_of(now)).get(str(Threshold.Name.EXPORT_FILE_DAYS))
    return int(found.value) if found else DEFAULT_DAYS


def break_off(export: Export, *, now: datetime) -> None:
    """Nothing is offered, and what was written goes."""
    _leave(export, ExportState.BROKEN, "export.broken", now)


def expire(export: Export, *, now: datetime) -> None:
    """Its days are over."""
    _leave(export, ExportState.EXPIRED, "export.expired", now)


def _leave(export: Export, state: ExportState, event: str, now: datetime) -> None:
    with change(event, of=export, by=export.asked_by, now=now) as step:
        row = step.record
        if state not in LEADS_TO[ExportState(row.state)]:
            step.refuse([Refusal("export_moved_on")])
        row.state, row.moved_at = state, now
        row.save()
        step.keep(rows=row.rows)
    shutil.rmtree(export.folder, ignore_errors=True)
