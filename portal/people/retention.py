"""What the people room lets go of: requests for correction and days of absence."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.audit.models import AuditEvent, AuditPayload
from portal.core.clock import start_of
from portal.people.models import Absence, CorrectionAnswer, CorrectionRequest
from portal.privacy import retention
from portal.privacy.retention import Batch, Removal, Rule

Ended = Callable[[date], QuerySet[Any]]


def answered_before(day: date) -> QuerySet[CorrectionRequest]:
    """Requests for correction that were answered before a day."""
    return CorrectionRequest.objects.filter(answer__answered_at__lt=start_of(day))


def absences_before(day: date) -> QuerySet[Absence]:
    """Absences whose last day lies before a day."""
    return Absence.objects.filter(ends_on__lt=day)


def _rows(model: type[Model], keys: Sequence[Any]) -> list[QuerySet[Any]]:
    """What goes with these subjects, in the order in which it can."""
    subject = model._meta.label_lower
    events = AuditEvent.objects.filter(
        subject_type=subject, subject_key__in=[str(key) for key in keys]
    )
    found: list[QuerySet[Any]] = [AuditPayload.objects.filter(event_id__in=events.values("id"))]
    if model is CorrectionRequest:
        found.append(CorrectionAnswer.objects.filter(request__in=list(keys)))
    return [*found, model._base_manager.filter(Q(pk__in=list(keys)))]


def _counts(model: type[Model], keys: Sequence[Any]) -> dict[str, int]:
    found = {rows.model._meta.label: rows.count() for rows in _rows(model, keys)}
    return {name: number for name, number in found.items() if number}


def _look(model: type[Model], ended: Ended, before: date) -> Removal:
    keys = list(ended(before).values_list("pk", flat=True))
    total = Removal(len(keys))
    for start in range(0, len(keys), retention.BATCH):
        total += Removal(counts=_counts(model, keys[start : start + retention.BATCH]))
    return total


def _remove(model: type[Model], ended: Ended, batch: Batch, most: int) -> Removal:
    keys = list(ended(batch.before).order_by("pk").values_list("pk", flat=True)[:most])
    removal = Removal(len(keys), counts=_counts(model, keys))
    for rows in _rows(model, keys):
        rows.delete()
    return removal


def _is_due(ended: Ended, before: date) -> bool:
    return ended(before).exists()


def offer_rules() -> None:
    """Erased as a whole: nothing of these is counted later."""
    for key, label, since, years, model, ended in (
        (
            "people.corrections",
            _("verzoeken om correctie"),
            _("antwoord"),
            5,
            CorrectionRequest,
            answered_before,
        ),
        ("people.absences", _("afwezigheid"), _("laatste dag"), 2, Absence, absences_before),
    ):
        retention.offer(
            Rule(
                key=key,
                label=label,
                since=since,
                then="erase",
                default_years=years,
                is_due=partial(_is_due, ended),
                look=partial(_look, model, ended),
                remove=partial(_remove, model, ended),
            )
        )
