"""Someone who handles the entry notes something; nothing else changes."""

from datetime import datetime

from forms.register import rules
from forms.register.models import RegisterEntry, Remark
from forms.register.selectors.facts import facts_of
from portal.audit.change import change
from portal.people.models import Person


def add_remark(entry: RegisterEntry, *, by: Person, now: datetime, text: str) -> Remark:
    """The employee sees it in the own dossier."""
    with change("register_entry.remarked", of=entry, by=by, now=now) as step:
        step.refuse(rules.refusals_to_add_remark(facts_of(step.record, by, now), text))
        remark = Remark.objects.create(
            entry=step.record, text=text.strip(), made_by=by, made_at=now
        )
        step.keep_erasable(text=remark.text)
    return remark
