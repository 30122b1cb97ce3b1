"""All policies with how they stand, those without a page included: records outlive pages."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from content.policies.models import Policy, PolicyPage
from content.policies.selectors import timelines
from content.policies.validity import Timeline
from content.policies.views.cms.desk import worker_of
from portal.core.clock import day_of

PER_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One policy in the list: what applies now, what is prepared, and its page if there is one."""

    policy: Policy
    page_id: int | None
    in_force: int | None
    prepared: tuple[int, ...]
    versions: int


def _line(policy: Policy, page_id: int | None, timeline: Timeline | None, now: datetime) -> Line:
    if timeline is None:
        return Line(policy, page_id, None, (), 0)
    today = day_of(now)
    prepared = tuple(
        period.number
        for period in timeline.periods()
        if period.start > today and period.number is not None
    )
    return Line(policy, page_id, timeline.in_force(today), prepared, len(timeline.versions))


@require_http_methods(["GET", "HEAD"])
def overview(request: HttpRequest) -> HttpResponse:
    """Every policy by title, fifty at a time; six queries whatever their number."""
    worker_of(request)
    now, asked = timezone.now(), request.GET.get("q", "").strip()
    without_page = request.GET.get("zonder-pagina") == "1"
    policies = Policy.objects.order_by("title", "pk")
    if asked:
        policies = policies.filter(Q(title__icontains=asked) | Q(slug__icontains=asked))
    if without_page:
        policies = policies.filter(pages=None)
    page = Paginator(policies, PER_PAGE).get_page(request.GET.get("p"))
    shown = list(page.object_list)
    ids = [policy.pk for policy in shown]
    found = timelines(ids, now=now)
    pages = {
        (policy_id, language): pk
        for pk, policy_id, language in PolicyPage.objects.filter(policy__in=ids).values_list(
            "pk", "policy_id", "locale__language_code"
        )
    }
    lines = [
        _line(policy, pages.get((policy.pk, policy.authentic_language)), found.get(policy.pk), now)
        for policy in shown
    ]
    context = {"lines": lines, "page": page, "asked": asked, "without_page": without_page}
    return render(request, "content/policies/cms/overview.html", context)
