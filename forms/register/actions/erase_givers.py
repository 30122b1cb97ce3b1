"""Names of givers go when no entry that is kept names them any more; citizens are among them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from forms.register.models import Benefit, Giver, GiverGroup
from portal.audit.models import AuditEvent, AuditPayload
from portal.privacy.retention import Batch, Removal

GROUP = GiverGroup._meta.label_lower


def unnamed_givers(gone: Collection[UUID] = ()) -> QuerySet[Giver]:
    """Givers that no entry names, those in ``gone`` not counted."""
    kept = Benefit.objects.exclude(entry__in=list(gone)) if gone else Benefit.objects.all()
    return Giver.objects.exclude(pk__in=kept.values("giver"))


def _groups_of(givers: Collection[int]) -> QuerySet[GiverGroup]:
    """Groups of which nothing is left when these names go, and to which nothing leads."""
    others = Giver.objects.exclude(pk__in=list(givers))
    return (
        GiverGroup.objects.filter(givers__in=list(givers))
        .exclude(pk__in=others.values("group"))
        .exclude(pk__in=others.exclude(former_group=None).values("former_group"))
        .filter(subsidiaries=None, absorbed=None)
        .distinct()
    )


def _payloads(groups: QuerySet[GiverGroup]) -> QuerySet[AuditPayload]:
    keys = [str(pk) for pk in groups.values_list("pk", flat=True)]
    events = AuditEvent.objects.filter(subject_type=GROUP, subject_key__in=keys)
    return AuditPayload.objects.filter(event_id__in=events.values("id"))


def look_at_givers(gone: Collection[UUID], held: int = 0) -> Removal:
    """What goes once the entries in ``gone`` are gone."""
    givers = list(unnamed_givers(gone).values_list("pk", flat=True))
    groups = _groups_of(givers)
    counts = {
        Giver._meta.label: len(givers),
        GiverGroup._meta.label: groups.count(),
        AuditPayload._meta.label: _payloads(groups).count(),
    }
    return Removal(len(givers), held, {name: number for name, number in counts.items() if number})


def erase_givers(batch: Batch, most: int) -> Removal:
    """All of them at once: a group goes with its last name."""
    found = look_at_givers(())
    givers = list(unnamed_givers().values_list("pk", flat=True))
    groups = list(_groups_of(givers).values_list("pk", flat=True))
    _payloads(GiverGroup.objects.filter(pk__in=groups)).delete()
    Giver.objects.filter(pk__in=givers).delete()
    GiverGroup.objects.filter(pk__in=groups).delete()
    return found
