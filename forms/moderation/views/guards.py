"""What every page of the desk begins with: who may come in, and the entry."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from forms.register.models import RegisterEntry
from forms.register.selectors import entry_for, has_desk

View = Callable[..., HttpResponse]


def for_desk(view: View) -> View:
    """Only for who has work here or reads the register; others get 403."""

    @sensitive_post_parameters()
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person or not has_desk(request.person):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def entry_or_404(request: HttpRequest, reference: str) -> RegisterEntry:
    """The entry if this person may open it; missing and closed look alike."""
    entry = entry_for(request.person, reference)
    if entry is None:
        raise Http404
    return entry
