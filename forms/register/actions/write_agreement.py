"""Who decides writes down what was talked about; it counts only once both confirmed it."""

from datetime import date, datetime
from functools import partial

from forms.register import agreeing, notices
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry, TransitionAgreement
from forms.register.selectors.agreements import takes_agreement
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.facts import facts_of
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person


def write_agreement(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    agreed_on: date | None,
    access_limits: str = "",
    tasks_limited: str = "",
    no_contact_until: date | None = None,
) -> TransitionAgreement:
    """A next text beside the earlier ones; neither side has confirmed it yet."""
    texts = {"access_limits": access_limits.strip(), "tasks_limited": tasks_limited.strip()}
    with change("register_entry.agreement_written", of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(
            agreeing.refusals_to_write_agreement(
                facts_of(entry, by, now),
                takes_agreement=takes_agreement(kind_of(entry.kind)),
                has_terms=any(texts.values()) or no_contact_until is not None,
                agreed_on=agreed_on,
                no_contact_until=no_contact_until,
                today=day_of(now),
            )
        )
        agreement = TransitionAgreement.objects.create(
            entry=entry,
            sheet=latest_sheet(entry),
            number=entry.agreements.count() + 1,
            no_contact_until=no_contact_until,
            agreed_on=agreed_on,
            written_by=by,
            written_at=now,
            **texts,
        )
        step.keep(agreement=agreement.number)
        step.keep_erasable(**{name: text for name, text in texts.items() if text})
        step.afterwards(partial(notices.agreement_written, entry.pk))
    return agreement
