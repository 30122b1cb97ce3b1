"""A list that is too long to wait for is asked for, and made by a job after the commit."""

from datetime import datetime
from functools import partial

from forms.moderation.jobs import make_export_task
from forms.moderation.models import Export
from forms.moderation.selectors import Wanted, may_export
from forms.moderation.states import ExportState
from portal.audit.change import change
from portal.core.refusals import Refusal
from portal.core.table_files import TableForm
from portal.people.models import Person


def ask_export(
    wanted: Wanted,
    *,
    by: Person,
    now: datetime,
    purpose: str,
    form: TableForm = TableForm.CSV,
    language: str = "nl",
) -> Export:
    """Moderators only, with the purpose that every employee in the file will read."""
    with change("export.asked", by=by, now=now) as step:
        if not may_export(by):
            step.refuse([Refusal("not_yours_to_read")])
        if not purpose.strip():
            step.refuse([Refusal("purpose_missing", field="purpose")])
        step.record = export = Export.objects.create(
            asked_by=by,
            asked_at=now,
            purpose=purpose.strip(),
            wanted=wanted.facts(),
            form=form,
            language=language,
            state=ExportState.ASKED,
            moved_at=now,
        )
        step.keep(**wanted.facts(), form=str(form))
        step.keep_erasable(purpose=export.purpose)
        step.afterwards(partial(make_export_task.enqueue, str(export.pk)))
    return export
