"""The job: registered decisions whose day to look again has come."""

from datetime import datetime

from django.db.models import Q

from forms.register.actions.follow_people import DUE
from forms.register.actions.reassess import reassess
from forms.register.models import RegisterEntry
from forms.register.states import Status
from portal.core.clock import day_of


def reassess_due(now: datetime) -> int:
    """Begin the new round of each; never for who left. Employee and decider hear it by reminder."""
    today = day_of(now)
    works_here = Q(employee__ends_on=None) | Q(employee__ends_on__gte=today)
    due = RegisterEntry.objects.filter(
        works_here, status=Status.REGISTERED, reassess_on__lte=today
    ).select_related("employee")
    entries = list(due.order_by("reassess_on", "pk"))
    for entry in entries:
        reason = "De dag om opnieuw te kijken is bereikt"
        reassess(entry, by=DUE, now=now, reason=reason, cause="date")
    return len(entries)
