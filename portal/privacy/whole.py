"""Rules for rows that are erased as a whole: nothing of them is counted later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from portal.audit.models import AuditEvent, AuditPayload
from portal.privacy import retention
from portal.privacy.retention import Batch, Removal, Rule


@dataclass(frozen=True)
class Whole:
    """``ended(day)`` are the rows of one model that ended before a day; ``parts`` the models whose
    rows hang on them, each with the field by which they do.
    """

    ended: Callable[[date], QuerySet[Any]]
    parts: tuple[tuple[type[Model], str], ...] = ()

    def is_due(self, before: date) -> bool:
        """May anything go?"""
        return self.ended(before).exists()

    def look(self, before: date) -> Removal:
        """What would go; changes nothing."""
        rows = self.ended(before)
        keys = list(rows.values_list("pk", flat=True))
        total = Removal(len(keys))
        for start in range(0, len(keys), retention.BATCH):
            total += Removal(counts=self._counts(rows.model, keys[start : start + retention.BATCH]))
        return total

    def remove(self, batch: Batch, most: int) -> Removal:
        """Take away at most so many, with what hangs on them."""
        rows = self.ended(batch.before)
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[:most])
        removal = Removal(len(keys), counts=self._counts(rows.model, keys))
        for found in self._rows(rows.model, keys):
            found.delete()
        return removal

    def _rows(self, model: type[Model], keys: Sequence[Any]) -> list[QuerySet[Any]]:
        """What goes with these, in the order in which it can."""
        events = AuditEvent.objects.filter(
            subject_type=model._meta.label_lower, subject_key__in=[str(key) for key in keys]
        )
        return [
            AuditPayload.objects.filter(event_id__in=events.values("id")),
            *(
                part._base_manager.filter(**{f"{field}__in": list(keys)})
                for part, field in self.parts
            ),
            model._base_manager.filter(pk__in=list(keys)),
        ]

    def _counts(self, model: type[Model], keys: Sequence[Any]) -> dict[str, int]:
        found = {rows.model._meta.label: rows.count() for rows in self._rows(model, keys)}
        return {name: number for name, number in found.items() if number}


def offer_whole(key: str, label: Any, *, since: Any, years: int, whole: Whole) -> None:
    """Add such a rule; ``years`` count from ``since`` until an administrator sets another term."""
    retention.offer(
        Rule(
            key=key,
            label=label,
            since=since,
            then="erase",
            default_years=years,
            is_due=whole.is_due,
            look=whole.look,
            remove=whole.remove,
        )
    )
