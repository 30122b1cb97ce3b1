"""A permitted side activity of top management enters the public extract (Aw 5.1.c)."""

from datetime import datetime

from forms.register import rules
from forms.register.actions.moving import move
from forms.register.extract import fingerprint
from forms.register.models import Disclosure, RegisterEntry
from forms.register.selectors.facts import facts_of
from forms.register.selectors.public import preview_of, public_key_of
from forms.register.states import TRANSITIONS, Verb
from portal.audit.change import change
from portal.people.models import Person


def disclose(
    entry: RegisterEntry,
    *,
    by: Person,
    now: datetime,
    legal_ground: str,
    previewed: str | None = None,
) -> RegisterEntry:
    """Opens the window in which the last registered decision is public.

    ``previewed`` is the fingerprint of what was looked at beforehand; what would differ from it
    is refused. None: nobody looked.
    """
    with change(TRANSITIONS[Verb.DISCLOSE].event, of=entry, by=by, now=now) as step:
        entry = step.record
        step.refuse(rules.refusals_to_disclose(facts_of(entry, by, now), legal_ground))
        shown = preview_of(entry, legal_ground.strip())
        is_as_previewed = previewed is None or fingerprint([shown] if shown else []) == previewed
        step.refuse(rules.refusals_to_unseen(is_as_previewed=is_as_previewed))
        row = Disclosure.objects.create(
            entry=entry,
            public_key=public_key_of(entry),
            legal_ground=legal_ground.strip(),
            opened_at=now,
            opened_by=by,
        )
        move(entry, Verb.DISCLOSE, now)
        step.keep(disclosure=str(row.pk))
        step.keep_erasable(legal_ground=row.legal_ground)
    return entry
