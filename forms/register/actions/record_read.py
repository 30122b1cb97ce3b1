"""Opening an entry leaves a trace for the employee: who, in which quality, why."""

from datetime import datetime

from forms.register import rules
from forms.register.models import Read, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.states import Party
from portal.audit.change import change
from portal.audit.record import subject_of
from portal.people.models import Person
from portal.people.roles import Capability

AUDITOR = "auditor"
BY_WEIGHT = (Party.DECIDER, Party.REFERRED_TO, Party.MODERATOR, Party.CONTROLLER)


def record_read(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    channel: str = "screen",
    purpose_text: str = "",
) -> Read | None:
    """Refused to those without a role in the entry; an auditor types why. The employee's own
    reading is not kept and gives None.
    """
    if entry.employee_id == by.pk:
        return None
    with change("register_entry.read", by=by, now=now, subject=subject_of(entry)) as step:
        facts = facts_of(entry, by, now)
        step.refuse(
            rules.refusals_to_read(
                facts,
                is_auditor=by.can(Capability.READ_REGISTER_AS_AUDITOR),
                purpose_text=purpose_text,
            )
        )
        purpose = next((party for party in BY_WEIGHT if party in facts.parties), AUDITOR)
        read = Read.objects.create(
            entry=entry,
            reader=by,
            purpose=purpose,
            purpose_text=purpose_text.strip(),
            channel=channel,
            read_at=now,
        )
        step.keep(purpose=str(purpose), channel=channel)
        step.keep_erasable(purpose_text=read.purpose_text)
    return read
