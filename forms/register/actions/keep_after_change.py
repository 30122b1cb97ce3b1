"""The rule under a registered decision changed; someone looked, and says what follows."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.reassess import reassess
from forms.register.models import RegisterEntry, SectionReview
from forms.register.selectors.changed_rules import changes_under
from forms.register.selectors.facts import facts_of
from portal.audit.change import change
from portal.core.refusals import refuse
from portal.people.models import Person


def keep_after_change(
    entry: RegisterEntry, *, by: Person, now: datetime, reason: str
) -> RegisterEntry:
    """The decision stays as it is; until the rule changes again the entry is off the list."""
    with change("register_entry.kept_after_change", of=entry, by=by, now=now) as step:
        entry = step.record
        changes = changes_under(entry, now)
        facts = facts_of(entry, by, now)
        step.refuse(rules.refusals_to_keep_after_change(facts, reason, has_changed=bool(changes)))
        for pin, changed in changes:
            became = changed.by_version[pin.version_number]
            SectionReview.objects.create(
                entry=entry,
                decision=pin.decision,
                section_id=pin.section_id,
                policy_key=pin.policy_key,
                pinned_number=pin.version_number,
                now_number=became.now_number,
                now_hash=became.now_hash,
                reason=reason.strip(),
                reviewed_by=by,
                reviewed_at=now,
            )
        step.keep(decision=changes[0][0].decision.number, sections=len(changes))
        step.keep_erasable(reason=reason.strip())
    return entry


def reassess_after_change(
    entry: RegisterEntry, *, by: Person, now: datetime, reason: str
) -> RegisterEntry:
    """A new round, begun by the changed rule; refused when the rule did not change."""
    facts = facts_of(entry, by, now)
    has_changed = bool(changes_under(entry, now))
    refuse(rules.refusals_to_keep_after_change(facts, reason, has_changed=has_changed))
    return reassess(entry, by=by, now=now, reason=reason, cause="rule")
