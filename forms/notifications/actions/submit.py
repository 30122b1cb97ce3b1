"""Send a draft: it becomes an entry of the register, once, and is then gone."""

from datetime import datetime

from forms.notifications.models import Draft
from forms.notifications.selectors import attachments_of
from forms.register.actions.receive import receive
from forms.register.models import RegisterEntry
from portal.people.models import Person


def submit(draft: Draft, *, by: Person, now: datetime) -> RegisterEntry:
    """The entry of this draft; raises NotAllowed with the question as field where there is one."""
    entry = receive(
        draft.kind,
        by=by,
        now=now,
        form_version=draft.form_version,
        answers=draft.answers,
        self_assessment=draft.self_assessment,
        attachments=attachments_of(draft),
        submission_key=draft.pk,
    )
    Draft.objects.filter(pk=draft.pk).delete()
    return entry
