"""Who is asking: the person behind the session or the token, and the closed door."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from portal.core.clock import day_of
from portal.people.models import ApiToken, Person

API_PREFIX = "/api/"


def token_hash(token: str) -> str:
    """What is kept of an API token: SHA-256; tokens are random, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _person_of_token(request: HttpRequest) -> Person | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not request.path_info.startswith(API_PREFIX):
        return None
    found = (
        ApiToken.objects.select_related("person__user")
        .prefetch_related("person__role_assignments")
        .filter(token_hash=token_hash(token.strip()), revoked_at=None)
        .first()
    )
    return found.person if found else None


def _person_of_user(user: Any) -> Person | None:
    if not user.is_authenticated:
        return None
    people = Person.objects.prefetch_related("role_assignments").filter(user_id=user.pk)
    person = people.first()
    if person and person.ends_on and person.ends_on < day_of(timezone.now()):
        return None
    return person


class PersonOfRequest:
    """Put ``request.person`` on every request: a Person, or something false for nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = _person_of_token(request)
        if person is not None and person.user is not None and person.user.is_active:
            request.user, request.person = person.user, person
        else:
            request.person = SimpleLazyObject(lambda: _person_of_user(request.user))
        return self.get_response(request)


class SignInRequired(LoginRequiredMiddleware):
    """Everything needs a sign-in except views marked ``login_not_required``; the API answers 401.

    Someone whose employment ended is signed in as nobody: rights end at once (security S16).
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated and not request.user.is_superuser and not request.person:
            request.user = AnonymousUser()
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:
        if request.path_info.startswith(API_PREFIX):
            return JsonResponse({"error": "Aanmelden is nodig."}, status=401)
        return super().handle_no_permission(request, view_func)
