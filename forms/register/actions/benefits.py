"""What the verbs share about givers: the row that totals are made of follows the entry.

Call these inside an open change, after the entry itself was saved.
"""

from collections.abc import Mapping
from typing import Any

from forms.register.giver_names import Declared, compact, declared, first_word
from forms.register.kinds.registry import kind_of
from forms.register.models import Benefit, Giver, GiverGroup, RegisterEntry
from forms.register.states import Status


def keep_benefit(entry: RegisterEntry, answers: Mapping[str, Any], *, is_first: bool) -> None:
    """Write the row again from the latest answers; a first sheet has none to look for. Nothing for
    kinds without a giver, and nothing of discreet entries.
    """
    kind = kind_of(entry.kind)
    if not kind.giver_question or entry.is_discreet:
        return
    before = None if is_first else _row_of(entry)
    offered = kind.offered(answers)
    if offered is None:
        if before:
            before.delete()
        return
    row = before or Benefit(entry=entry, receiver_id=entry.employee_id)
    name = declared(offered.giver_name, offered.giver_organisation)
    if before is None or not _is_still(before.giver, name):
        row.giver = giver_called(name)
    row.department_key = entry.department_key
    row.on, row.value = offered.on, offered.value
    row.is_refused = offered.is_refused or entry.outcome in kind.outcomes_without_benefit
    row.is_withdrawn = entry.status == Status.WITHDRAWN
    row.save()


def _row_of(entry: RegisterEntry) -> Benefit | None:
    return Benefit.objects.filter(entry=entry).select_related("giver").first()


def settle_benefit(entry: RegisterEntry, answers: Mapping[str, Any]) -> None:
    """Follow a decision on these answers: what is refused or sent back is not received."""
    kind = kind_of(entry.kind)
    offered = kind.offered(answers)
    if offered is not None:
        is_refused = offered.is_refused or entry.outcome in kind.outcomes_without_benefit
        Benefit.objects.filter(entry=entry).update(is_refused=is_refused)


def withdraw_benefit(entry: RegisterEntry) -> None:
    """What is taken back counts nowhere any more."""
    if kind_of(entry.kind).giver_question:
        Benefit.objects.filter(entry=entry).update(is_withdrawn=True)


def _is_still(giver: Giver, name: Declared) -> bool:
    """The same spelling stays with its giver, also with one that was set apart."""
    return (giver.key, giver.is_person) == (name.key, name.is_person)


def giver_called(name: Declared) -> Giver:
    """The giver with this spelling; a new one begins in a group of its own."""
    found = Giver.objects.filter(key=name.key, is_person=name.is_person, number=0).first()
    return found or new_giver(name)


def new_giver(name: Declared, number: int = 0) -> Giver:
    """A giver in a group of its own. IntegrityError when someone else just added the same."""
    return Giver.objects.create(
        key=name.key,
        number=number,
        name=name.name,
        is_person=name.is_person,
        first_word=first_word(name.key),
        compact=compact(name.key),
        group=GiverGroup.objects.create(
            name=name.name, sort_name=name.key, is_person=name.is_person
        ),
    )
