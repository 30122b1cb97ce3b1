"""Everything that hangs on an entry, found through the models themselves: a table that is added
later is erased, counted and collected without anybody thinking of it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import SET_NULL, Model, Q, QuerySet

from forms.register.models import Attachment, RegisterEntry
from portal.audit.models import AuditEvent, AuditPayload

SUBJECT = RegisterEntry._meta.label_lower


@cache
def paths() -> tuple[tuple[type[Model], str], ...]:
    """Models with the way from each to the entry, those that point at others before them."""
    return tuple(_below(RegisterEntry, ""))


def _below(model: type[Model], way: str) -> Iterator[tuple[type[Model], str]]:
    for relation in model._meta.related_objects:
        child: Any = relation.related_model
        if relation.many_to_many or child is model or relation.on_delete is SET_NULL:
            continue
        here = f"{relation.field.name}__{way}" if way else relation.field.name
        yield from _below(child, here)
        yield child, here


def related(keys: Sequence[UUID]) -> dict[type[Model], QuerySet[Any]]:
    """All rows of each model that hang on these entries, in the order in which they can go."""
    ways: dict[type[Model], Q] = {}
    for model, way in paths():
        ways[model] = ways.pop(model, Q()) | Q(**{f"{way}__in": list(keys)})
    # A model that is reached twice goes where it was met last only if nothing waits for it.
    return {model: model._base_manager.filter(ways[model]).distinct() for model in _in_order()}


@cache
def _in_order() -> tuple[type[Model], ...]:
    """Every model after all that point at it."""
    waiting = list(dict.fromkeys(model for model, _way in paths()))
    ordered: list[type[Model]] = []
    while waiting:
        free = next(
            model
            for model in waiting
            if not any(
                relation.related_model in waiting and relation.related_model is not model
                for relation in model._meta.related_objects
            )
        )
        waiting.remove(free)
        ordered.append(free)
    return tuple(ordered)


def attachments_of(keys: Sequence[UUID]) -> QuerySet[Attachment]:
    """Files that belong to these entries and to no other."""
    theirs = Attachment.objects.filter(sheet_attachments__sheet__entry__in=list(keys))
    elsewhere = Attachment.objects.filter(
        pk__in=theirs.values("pk"), sheet_attachments__sheet__entry__isnull=False
    ).exclude(sheet_attachments__sheet__entry__in=list(keys))
    return theirs.exclude(pk__in=elsewhere.values("pk")).distinct()


def payloads_of(keys: Sequence[UUID]) -> QuerySet[AuditPayload]:
    """The personal text of the trail of these entries."""
    events = AuditEvent.objects.filter(
        subject_type=SUBJECT, subject_key__in=[str(key) for key in keys]
    )
    return AuditPayload.objects.filter(event_id__in=events.values("id"))


def rows_of(keys: Sequence[UUID]) -> dict[str, int]:
    """How many rows of each model go with these entries; models without any are left out."""
    found = {model._meta.label: rows.count() for model, rows in related(keys).items()}
    found[Attachment._meta.label] = attachments_of(keys).count()
    found[AuditPayload._meta.label] = payloads_of(keys).count()
    found[RegisterEntry._meta.label] = len(keys)
    return {name: number for name, number in found.items() if number}
