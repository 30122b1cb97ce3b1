"""What the employee's side offers on the home page and on "Mijn"."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forms.notifications.selectors import drafts_of
from forms.register.kinds.registry import kind_of, kinds
from forms.register.selectors import entries_of
from forms.register.states import Status
from forms.register.words import STATUSES
from portal.core.cards import Card
from portal.core.tasks import Part, Task

ON_MY_PAGE = 5

#: How each status looks in a label.
LOOKS = {
    Status.RECEIVED: "info",
    Status.IN_REVIEW: "info",
    Status.AWAITING_INFORMATION: "warning",
    Status.REFERRED: "info",
    Status.DECIDED: "positive",
    Status.REGISTERED: "positive",
}


def declare_something(person: Any) -> Card | None:
    """What can be declared."""
    if not person:
        return None
    links = [(str(kind.label), reverse("notification_start", args=[kind.slug])) for kind in kinds()]
    return Card(
        _("Iets melden"),
        _("Een geschenk gekregen, of werk naast uw baan? Meld het, ook bij twijfel."),
        tuple(links),
    )


def my_notifications(person: Any) -> Sequence[Task]:
    """Drafts to finish and questions to answer, then the latest declarations; two queries."""
    lines = [
        Task(
            _("Melding afmaken: %(kind)s") % {"kind": kind_of(draft.kind).label},
            reverse("notification_resume", args=[kind_of(draft.kind).slug, draft.pk]),
            _("U hebt dit nog niet verstuurd."),
            _("Concept"),
        )
        for draft in drafts_of(person)
    ]
    entries = list(entries_of(person)[: ON_MY_PAGE * 10])
    for entry in entries:
        if entry.status == Status.AWAITING_INFORMATION:
            lines.append(
                Task(
                    _("Vraag beantwoorden over melding %(reference)s")
                    % {"reference": entry.reference},
                    reverse("my_notification", args=[entry.reference]),
                    status=STATUSES[Status.AWAITING_INFORMATION],
                    status_kind="warning",
                )
            )
    lines += [
        Task(
            f"{kind_of(entry.kind).label} {entry.reference}",
            reverse("my_notification", args=[entry.reference]),
            status=STATUSES[Status(entry.status)],
            status_kind=LOOKS.get(Status(entry.status), "neutral"),
            part=Part.DOSSIER,
        )
        for entry in entries[:ON_MY_PAGE]
    ]
    if entries:
        lines.append(Task(_("Al mijn meldingen"), reverse("my_notifications"), part=Part.DOSSIER))
    return lines
