"""What needs care in the texts in force: reviews that are due, references that lead nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from content.policies.selectors.changed_law import changed_law
from content.policies.selectors.links import ExternalLink, broken_references, external_links
from content.policies.selectors.reviews import due_reviews, review_terms
from content.policies.views.cms.desk import worker_of
from content.policies.words import BROKEN, LINK_PROBLEMS
from portal.core.clock import day_of


@require_http_methods(["GET", "HEAD"])
def reviews(request: HttpRequest) -> HttpResponse:
    """Policy whose review is near or overdue, and policy without a review date."""
    worker_of(request)
    now = timezone.now()
    terms = review_terms(day_of(now))
    lines = due_reviews(now, terms)
    context = {
        "terms": terms,
        "dated": [line for line in lines if line.review_on],
        "undated": [line for line in lines if not line.review_on],
    }
    return render(request, "content/policies/cms/reviews.html", context)


@require_http_methods(["GET", "HEAD"])
def references(request: HttpRequest) -> HttpResponse:
    """References inside the portal that lead nowhere, and outside links as last checked."""
    worker_of(request)
    now = timezone.now()
    links = external_links(now)
    context = {
        "broken": [(one, BROKEN[one.code]) for one in broken_references(now)],
        "laws": changed_law(now),
        "bad": [(link, LINK_PROBLEMS[code]) for link in links if (code := _problem(link))],
        "unchecked": [link for link in links if link.check is None],
        "checked": sum(link.check is not None for link in links),
        "last": max((link.check.checked_at for link in links if link.check), default=None),
    }
    return render(request, "content/policies/cms/references.html", context)


def _problem(link: ExternalLink) -> str:
    return link.check.problem if link.check is not None else ""
