"""What somebody typed survives the end of the session: the page gives it back, nobody keeps it.

A form that is sent after the session ended, or with the token of an earlier session, is answered
with a page that holds the same fields. After signing in, in another tab, it can be sent again.
Nothing is stored for who is not signed in, and nothing is done before the person presses again.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.csrf import csrf_failure as stock_failure
from django.views.decorators.cache import never_cache

View = TypeVar("View", bound=Callable[..., Any])
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of the field)


def keeps_typed(view: View) -> View:
    """Mark a view whose form people type in for a while; put it outermost."""
    view.keeps_typed = True  # type: ignore[attr-defined]
    return view


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent with something in it, in order."""
    if request.method != "POST":
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != TOKEN and value
    ]


@never_cache
def typed_again(request: HttpRequest, *, status: int) -> HttpResponse:
    """The page that holds what was sent; ``status`` 401 for who is not signed in."""
    context = {
        "typed": typed_in(request),
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
        "sign_in_url": reverse("sign_in"),
        "is_signed_in": status != 401,
    }
    return render(request, "portal/people/typed_again.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """A token of an earlier session: where people type, their text is given back."""
    try:
        view: Any = resolve(request.path_info).func
    except Resolver404:
        view = None
    if getattr(view, "keeps_typed", False) and typed_in(request):
        return typed_again(request, status=403 if request.user.is_authenticated else 401)
    return stock_failure(request, reason=reason, **kwargs)
