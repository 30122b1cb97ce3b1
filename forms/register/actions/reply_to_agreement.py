"""Employee and decider each answer for themselves whether they agree."""

from datetime import datetime
from functools import partial

from forms.register import agreeing, notices
from forms.register.models import AgreementReply, RegisterEntry
from forms.register.selectors.agreements import agreement_facts
from forms.register.selectors.facts import facts_of
from portal.audit.change import change
from portal.people.models import Person


def reply_to_agreement(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    number: int,
    answer: str,
    reason: str = "",
) -> AgreementReply:
    """``number`` is the text that was read, so that nobody agrees to one written since."""
    with change("register_entry.agreement_answered", of=entry, by=by, now=now) as step:
        entry = step.record
        facts = facts_of(entry, by, now)
        latest = entry.agreements.order_by("-number").first()
        step.refuse(
            agreeing.refusals_to_reply(
                facts,
                agreement_facts(entry),
                is_latest=latest is not None and latest.number == number,
                answer=answer,
                reason=reason,
            )
        )
        reply = AgreementReply.objects.create(
            agreement=latest,
            side=agreeing.side_of(facts),
            answer=answer,
            reason=reason.strip(),
            replied_by=by,
            replied_at=now,
        )
        step.keep(agreement=number, side=reply.side, answer=answer)
        step.keep_erasable(reason=reply.reason)
        step.afterwards(partial(notices.agreement_answered, entry.pk, reply.side))
    return reply
