"""Who is asking: the person behind the session or the token, and the closed door."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from portal.core.clock import day_of
from portal.people import cms_access
from portal.people.models import ApiToken, Person
from portal.people.roles import CMS_PAGE_PERMISSIONS
from portal.people.typed_on import typed_again, typed_in

API_PREFIX = "/api/"
CMS_PREFIX = "/cms/"
OPEN_IN_CMS = ("/cms/login/", "/cms/logout/")


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
    if found is None or not found.person.works_on(day_of(timezone.now())):
        return None
    return found.person


def _person_of_user(user: Any) -> Person | None:
    if not user.is_authenticated:
        return None
    # The account came with its person and roles (accounts.py), or is asked for them here.
    person: Person | None = getattr(user, "person", None)
    if person is None or not person.works_on(day_of(timezone.now())):
        return None
    return person


def _guard_cms(request: HttpRequest) -> None:
    """The CMS opens for the roles of today only: a role that ended has no rights left there."""
    if request.user.is_superuser or view_is_open(request):
        return
    person = request.person
    if not person.roles & CMS_PAGE_PERMISSIONS.keys():
        raise PermissionDenied
    cms_access.keep_in_step(person)


def view_is_open(request: HttpRequest) -> bool:
    """Is this one of the doors that lead to signing in or out?"""
    return request.path_info in OPEN_IN_CMS


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

    Someone whose employment ended, or has not begun, is signed in as nobody: rights end at once
    (security S16).
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated and not request.user.is_superuser and not request.person:
            request.user = AnonymousUser()
        if request.path_info.startswith(CMS_PREFIX) and request.user.is_authenticated:
            _guard_cms(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseBase:
        if request.path_info.startswith(API_PREFIX):
            return JsonResponse({"error": "Aanmelden is nodig."}, status=401)
        if getattr(view_func, "keeps_typed", False) and typed_in(request):
            return typed_again(request, status=401)
        return super().handle_no_permission(request, view_func)
