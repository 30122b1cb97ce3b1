"""An entry of the catalogue of law is added or changed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from content.law.models import CatalogueEntry, Law, LegalReference, Norm, NormMapping
from content.law.names import plain
from content.law.parsing import parse_fields
from content.law.rules import refusals_of_names, refusals_of_place, refusals_of_successor
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.refusals import Refusal

NOT_TOLD = frozenset({"id", "changed_at", "stamp", "sort_key"})


def put_entry(
    entry: CatalogueEntry, *, by: Actor, now: datetime, norms: Iterable[Norm] | None = None
) -> CatalogueEntry:
    """Save an entry, new or known; ``norms`` are those of a line of the table.

    Raises NotAllowed when something would come after itself, when a name means another law
    already, or when the parts of a reference cannot be read.
    """
    with change("law_entry.changed", by=by, now=now) as step:
        step.record = entry
        step.refuse(_refusals(entry))
        before = _values(type(entry)._base_manager.filter(pk=entry.pk).first())
        entry.stamp = uuid4()
        entry.save()
        if isinstance(entry, NormMapping) and norms is not None:
            entry.norms.set(norms)
            step.keep_erasable(norms=sorted(str(norm) for norm in entry.norms.all()))
        after = _values(entry)
        step.keep(
            kind=entry._meta.model_name,
            is_new=not before,
            fields=sorted(name for name in after if after[name] != before.get(name)),
        )
        step.keep_erasable(old=before, new=after)
    return entry


def _values(entry: CatalogueEntry | None) -> dict[str, str]:
    if entry is None:
        return {}
    return {
        field.attname: str(getattr(entry, field.attname))
        for field in entry._meta.concrete_fields
        if field.attname not in NOT_TOLD
    }


def _refusals(entry: Any) -> Iterator[Refusal]:
    if isinstance(entry, Law | LegalReference) and entry.pk and entry.successor_id:
        others = dict(type(entry).objects.values_list("pk", "successor_id"))
        yield from refusals_of_successor(
            entry.successor_id, {**others, entry.pk: entry.successor_id}
        )
    if isinstance(entry, Law):
        called = entry.called
        names = {plain(name): name for name in (called.name, called.abbreviation, *called.others)}
        taken = {
            plain(name): law.name
            for law in Law.objects.exclude(pk=entry.pk)
            for name in (law.called.name, law.called.abbreviation, *law.called.others)
        }
        yield from refusals_of_names(
            {key: name for key, name in names.items() if key},
            {key: name for key, name in taken.items() if key},
        )
    if isinstance(entry, LegalReference):
        typed = (entry.article, entry.paragraph, entry.part)
        yield from refusals_of_place(
            parse_fields(entry.law.called, *typed).is_certain, " ".join(filter(None, typed))
        )
