"""What every screen of the versions room does first: who is it, and about which policy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from content.policies.models import Policy, PolicyPage
from content.policies.selectors.working_copies import is_capable, page_of
from content.policies.words import sentence
from content.publication import publisher
from portal.core.actors import Actor
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.core.refused_forms import add_refusals
from portal.people.roles import Capability

#: Who works on policy sees all its versions, those under embargo included.
WORKERS = (Capability.EDIT_POLICY, Capability.APPROVE_POLICY, Capability.WITHDRAW_POLICY)


@dataclass(frozen=True)
class Desk:
    """Someone who works on policy, at one policy, at one moment."""

    request: HttpRequest
    policy: Policy
    by: Actor
    now: datetime

    @property
    def today(self) -> date:
        """The day in Amsterdam."""
        return day_of(self.now)

    @property
    def data(self) -> Any:
        """What was posted; None when nothing was."""
        return self.request.POST if self.request.method == "POST" else None

    @cached_property
    def page(self) -> PolicyPage | None:
        """The working copy; None when the page was deleted."""
        return page_of(self.policy)

    @property
    def may_edit(self) -> bool:
        """May who is here write texts?"""
        return is_capable(self.by, Capability.EDIT_POLICY)

    @property
    def may_withdraw(self) -> bool:
        """May who is here withdraw and correct what was issued?"""
        return is_capable(self.by, Capability.WITHDRAW_POLICY)


def worker_of(request: HttpRequest) -> Actor:
    """Who is here, when that is someone who works on policy. Raises PermissionDenied."""
    by = publisher.actor_of(request.user)
    if by is None or not is_capable(by, *WORKERS):
        raise PermissionDenied
    return by


def desk_of(request: HttpRequest, policy_id: int) -> Desk:
    """The desk of this request. Raises PermissionDenied or Http404."""
    by = worker_of(request)
    policy = get_object_or_404(Policy, pk=policy_id)
    return Desk(request, policy, by, timezone.now())


View = Callable[..., HttpResponse]


def at_desk(view: View) -> View:
    """Give the view a Desk."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def seated(request: HttpRequest, policy_id: int, **kwargs: Any) -> HttpResponse:
        return view(desk_of(request, policy_id), **kwargs)

    return seated


def reading_desk(view: View) -> View:
    """The same for a screen that only shows."""

    @require_http_methods(["GET", "HEAD"])
    @wraps(view)
    def seated(request: HttpRequest, policy_id: int, **kwargs: Any) -> HttpResponse:
        return view(desk_of(request, policy_id), **kwargs)

    return seated


def show_refusals(form: Form, refused: NotAllowed | list[Refusal]) -> None:
    """Each refusal at its field, else above the form."""
    refusals = refused.refusals if isinstance(refused, NotAllowed) else refused
    add_refusals(form, refusals, sentence)
