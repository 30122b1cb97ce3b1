"""What every page of policy does first: find the policy for this reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.policies import addresses
from content.policies.addresses import reader_language
from content.policies.banners import Link
from content.policies.models import Policy
from content.policies.selectors import (
    History,
    Reader,
    Stamp,
    histories_of,
    is_known,
    may_see_embargoed,
    policy_with_stamp,
)
from content.policies.selectors.mentions import Linking, linking_to
from portal.core.clock import day_of


@dataclass(frozen=True)
class Visit:
    """One reader at one policy, at one moment, in one language."""

    request: HttpRequest
    policy: Policy
    now: datetime
    today: date
    language: str
    stamp: Stamp
    linking: Linking

    @cached_property
    def history(self) -> History:
        """What was issued and added; no query when this process remembers it. Of what links here
        it is read with it.
        """
        return histories_of({**self.linking.stamps, self.policy.pk: self.stamp})[self.policy.pk]

    @property
    def base(self) -> str:
        """Scheme and host of the portal as this reader knows it."""
        return self.request.build_absolute_uri("/").rstrip("/")

    def breadcrumbs(self, *links: Link, title: str = "") -> list[Link]:
        """The way here: all policy, this policy (by its title in the reader's language), and what
        hangs under it.
        """
        return [
            Link(_("Beleid"), addresses.index_url(self.language)),
            Link(title or self.policy.title, addresses.policy_url(self.policy.slug, self.language)),
            *links,
        ]


View = Callable[..., HttpResponse]


def not_readable(request: HttpRequest) -> HttpResponse:
    """Unknown or closed: who is not signed in may sign in first, others learn nothing."""
    if not request.person:
        return redirect_to_login(request.get_full_path())
    raise Http404


def of_policy(view: View, *, shows_mentions: bool = False) -> View:
    """Give the view a Visit; former slugs lead to the present address."""

    @login_not_required
    @require_safe
    @wraps(view)
    def found(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        reader = Reader(request.person or None)
        readable = policy_with_stamp(reader, slug)
        if readable is None:
            return not_readable(request)
        policy, stamp = readable
        now = timezone.now()
        linking = linking_to(reader, policy, stamp.of_all) if shows_mentions else Linking()
        visit = Visit(request, policy, now, day_of(now), reader_language(), stamp, linking)
        is_work_at_hand = "number" in kwargs and may_see_embargoed(request.person or None)
        if not is_known(policy, now=now, history=visit.history) and not is_work_at_hand:
            return not_readable(request)
        if policy.slug != slug:
            moved = request.get_full_path().replace(f"/{slug}/", f"/{policy.slug}/", 1)
            return redirect(moved, permanent=True)
        return view(visit, **kwargs)

    return found


of_policy_as_mentioned = partial(of_policy, shows_mentions=True)
