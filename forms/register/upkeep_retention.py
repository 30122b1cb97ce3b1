"""What the register lets go of besides entries: who was reminded when, and what was confirmed.

What hangs on an entry goes with the entry; this is the rest, and what stands longer than it helps.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from forms.register.models import Confirmation, ConfirmedEntry, Reminder, ReminderLine
from portal.audit.models import AuditEvent, AuditPayload
from portal.privacy import retention
from portal.privacy.retention import Batch, Removal, Rule

#: Each with the rows that hang on it and the name of the field by which they do.
PARTS: tuple[tuple[type[Model], type[Model], str], ...] = (
    (Reminder, ReminderLine, "reminder"),
    (Confirmation, ConfirmedEntry, "confirmation"),
)


def _before(model: type[Model], day: date) -> QuerySet[Any]:
    return model._base_manager.filter(day__lt=day)


def _rows(model: type[Model], keys: Sequence[Any]) -> list[QuerySet[Any]]:
    """What goes with these, in the order in which it can."""
    part, field = next((part, field) for whole, part, field in PARTS if whole is model)
    events = AuditEvent.objects.filter(
        subject_type=model._meta.label_lower, subject_key__in=[str(key) for key in keys]
    )
    return [
        AuditPayload.objects.filter(event_id__in=events.values("id")),
        part._base_manager.filter(**{f"{field}__in": list(keys)}),
        model._base_manager.filter(pk__in=list(keys)),
    ]


def _counts(model: type[Model], keys: Sequence[Any]) -> dict[str, int]:
    found = {rows.model._meta.label: rows.count() for rows in _rows(model, keys)}
    return {name: number for name, number in found.items() if number}


def _is_due(model: type[Model], before: date) -> bool:
    return _before(model, before).exists()


def _look(model: type[Model], before: date) -> Removal:
    keys = list(_before(model, before).values_list("pk", flat=True))
    total = Removal(len(keys))
    for start in range(0, len(keys), retention.BATCH):
        total += Removal(counts=_counts(model, keys[start : start + retention.BATCH]))
    return total


def _remove(model: type[Model], batch: Batch, most: int) -> Removal:
    keys = list(_before(model, batch.before).order_by("pk").values_list("pk", flat=True)[:most])
    removal = Removal(len(keys), counts=_counts(model, keys))
    for rows in _rows(model, keys):
        rows.delete()
    return removal


def offer_rules() -> None:
    """Erased as a whole: nothing of these is counted later."""
    for key, label, years, model in (
        ("register.reminders", _("herinneringen aan meldingen"), 2, Reminder),
        ("register.confirmations", _("bevestigingen dat meldingen kloppen"), 5, Confirmation),
    ):
        retention.offer(
            Rule(
                key=key,
                label=label,
                since=_("herinnering of bevestiging"),
                then="erase",
                default_years=years,
                is_due=partial(_is_due, model),
                look=partial(_look, model),
                remove=partial(_remove, model),
            )
        )
