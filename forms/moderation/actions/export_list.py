"""Taking a list of the register along is a reading of many entries at once, and kept as such."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.moderation.export_rows import AT_ONCE, exportable, headings, is_for_a_job, lines
from forms.moderation.selectors import Wanted, may_export
from forms.register.actions.record_reads import record_reads
from forms.register.states import Party
from portal.audit.change import change
from portal.core.clock import day_of
from portal.core.refusals import Refusal
from portal.core.table_files import TableForm, Written, write_table
from portal.people.models import Person

CHANNEL = "export"


@dataclass(frozen=True)
class Table:
    """A whole file in memory; small by the limit."""

    content: bytes
    written: Written


def export_list(
    wanted: Wanted, *, by: Person, now: datetime, purpose: str, form: TableForm = TableForm.CSV
) -> Table:
    """Up to so many entries as are given at once; moderators only. Each employee sees the reading
    with its purpose.
    """
    subject = ("register_list", str(by.pk))
    with change("register_list.exported", by=by, now=now, subject=subject) as step:
        step.refuse(_refusals(by, purpose))
        if is_for_a_job(wanted, by, day_of(now)):
            step.refuse([Refusal("too_many_for_now", {"most": AT_ONCE})])
        entries = list(exportable(wanted, by, day_of(now)))
        record_reads(
            entries,
            by=by,
            now=now,
            purpose=str(Party.MODERATOR),
            channel=CHANNEL,
            purpose_text=purpose,
        )
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"register.{form}"
            written = write_table(path, form, headings(), lines([entries], lambda page: None))
            table = Table(path.read_bytes(), written)
        step.keep(**wanted.facts(), number=len(entries), form=str(form), sha256=written.sha256)
        step.keep_erasable(purpose=purpose.strip())
    return table


def _refusals(by: Person, purpose: str) -> list[Refusal]:
    found = [] if may_export(by) else [Refusal("not_yours_to_read")]
    return found if purpose.strip() else [*found, Refusal("purpose_missing", field="purpose")]
