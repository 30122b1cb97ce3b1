"""What every page of the employee's side begins with: the person, the kind, the draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from forms.notifications.models import Draft
from forms.notifications.selectors import draft_for, entry_sent_as
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kind_at
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability
from portal.people.selectors import employment_on

View = Callable[..., HttpResponse]


def for_employees(view: View) -> View:
    """Only for who may declare; what someone fills in stays in no cache."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person or not request.person.can(Capability.DECLARE):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def language() -> str:
    """The language of the reader."""
    return (get_language() or "nl")[:2]


def kind_or_404(slug: str) -> Kind:
    """The kind at this address."""
    kind = kind_at(slug)
    if kind is None:
        raise Http404
    return kind


class Sent(Exception):
    """The draft became a declaration; ``reference`` is its."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(reference)


def draft_or_404(request: HttpRequest, kind: Kind, key: UUID) -> Draft:
    """The reader's own draft; someone else's is as missing as one that never was (S38).

    What changes it holds it until it is done, so that typing along, sending and a second tab come
    one after another. Raises Sent for a draft that became a declaration (S39).
    """
    draft = draft_for(request.person, kind, key, to_change=request.method == "POST")
    if draft is None:
        sent = entry_sent_as(request.person, key)
        if sent is None:
            raise Http404
        raise Sent(sent.reference)
    return draft


def known_of(person: Person) -> list[tuple[str, str]]:
    """What the directory tells of someone, so that nobody is asked twice."""
    job = employment_on(person, day_of(timezone.now()))
    rows = [(_("Naam"), person.full_name)]
    if job:
        rows += [
            (_("Afdeling"), job.department.name if job.department else ""),
            (_("Functie"), job.function.name if job.function else ""),
            (_("Leidinggevende"), job.manager.full_name if job.manager else ""),
        ]
    return [(str(label), str(value)) for label, value in rows if value]
