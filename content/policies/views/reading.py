"""A text: what applies today, on a day, or one version for ever."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.banners import Link, nothing_banner, removed_banner
from content.policies.caching import unless_seen
from content.policies.pdf import pdf_key, pdf_of_version
from content.policies.reading import VersionText, asked_day, reading_of, version_text
from content.policies.selectors import may_see_embargoed, origin_of
from content.policies.selectors.mentions import mentions_in
from content.policies.states import EventKind
from content.policies.views.visit import Visit, of_policy, of_policy_as_mentioned
from portal.core.templatetags.portal import dutch_date
from portal.integrations.pdf import PdfUnavailable


def _text(visit: Visit, number: int, now: datetime | None = None) -> VersionText:
    text = version_text(
        visit.policy,
        number,
        history=visit.history,
        now=now or visit.now,
        today=visit.today,
        language=visit.language,
        base=visit.base,
    )
    if text is None:
        raise Http404
    return text


def _once_known(visit: Visit) -> datetime:
    """The moment to look from: after every embargo for who works on policy, else now."""
    if not may_see_embargoed(visit.request.person or None):
        return visit.now
    return max([visit.now, *(facts.published_at for facts in visit.history.versions)])


def _shown(visit: Visit, number: int, here: str, **kwargs: Any) -> HttpResponse:
    known = visit.history.timeline(now=visit.now).versions
    text = _text(visit, number, None if number in known else _once_known(visit))
    reading = reading_of(
        text,
        history=visit.history,
        now=visit.now,
        today=visit.today,
        mentions=_mentions(visit),
        origin=_origin(visit),
        **kwargs,
    )
    links = [Link(here, "")] if here else []
    crumbs = visit.breadcrumbs(*links, title=reading.title)

    def page() -> HttpResponse:
        context = {"policy": visit.policy, "reading": reading, "breadcrumbs": crumbs}
        return render(visit.request, "content/policies/version.html", context)

    return unless_seen(visit.request, page, reading.fingerprint, repr(crumbs))


def _origin(visit: Visit) -> Link | None:
    found = origin_of(visit.request.person or None, visit.policy, now=visit.now)
    return Link(found.title, addresses.policy_url(found.slug, visit.language)) if found else None


def _mentions(visit: Visit) -> list[Link]:
    """Where other texts in force link to this policy, each as a link to that section."""
    return [
        Link(
            f"{one.policy.title}: {one.number} {one.heading}" if one.heading else one.policy.title,
            addresses.section_url(one.section_id, visit.language)
            if one.section_id
            else addresses.policy_url(one.policy.slug, visit.language),
        )
        for one in mentions_in(visit.linking, now=visit.now)
    ]


def _nothing(visit: Visit, day: date, known: date | None = None) -> HttpResponse:
    if not visit.history.timeline(now=visit.now).versions and not visit.policy.deleted_at:
        raise Http404
    asked = asked_day(visit.history, day, known, now=visit.now, today=visit.today)
    running = {
        event.key
        for event in asked.timeline.events
        if event.kind == EventKind.REPEALED and event.from_on and event.from_on <= day
    }
    reasons = [event.reason for event in visit.history.events if event.pk in running]
    context = {
        "policy": visit.policy,
        "removed": removed_banner(visit.policy),
        "banner": nothing_banner(
            visit.policy, asked, reasons[-1] if reasons else "", visit.language
        ),
        "breadcrumbs": visit.breadcrumbs(),
    }
    return render(visit.request, "content/policies/nothing_in_force.html", context)


@of_policy_as_mentioned
def policy(visit: Visit) -> HttpResponse:
    """The version in force today."""
    number = visit.history.timeline(now=visit.now).in_force(visit.today)
    if number is None:
        return _nothing(visit, visit.today)
    return _shown(visit, number, "")


@of_policy_as_mentioned
def version(visit: Visit, number: int) -> HttpResponse:
    """One version, permanently."""
    return _shown(visit, number, str(number))


@of_policy
def version_pdf(visit: Visit, number: int) -> HttpResponse:
    """One version as a PDF; where none can be made, a page that says why and what to do instead."""
    text = _text(visit, number)

    def document() -> HttpResponse:
        response = HttpResponse(pdf_of_version(text), content_type="application/pdf")
        name = f"{visit.policy.slug}-{_('versie')}-{number}.pdf"
        response["Content-Disposition"] = f'inline; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response

    try:
        return unless_seen(visit.request, document, pdf_key(text), framed=False)
    except PdfUnavailable as unavailable:
        context = {
            "title": text.found.title,
            "missing": str(unavailable),
            "url": addresses.version_url(visit.policy.slug, number, visit.language),
            "breadcrumbs": visit.breadcrumbs(Link(str(number), ""), title=text.found.title),
        }
        return render(visit.request, "content/policies/no_pdf.html", context, status=503)


@of_policy_as_mentioned
def on_day(visit: Visit, day: date) -> HttpResponse:
    """As in force on a day, and with ``?bekend-op=`` as known on another."""
    asked = visit.request.GET.get("bekend-op", "")
    try:
        known = date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
    number = visit.history.timeline(now=visit.now, known=known).in_force(day)
    if number is None:
        return _nothing(visit, day, known)
    return _shown(visit, number, dutch_date(day), day=day, known=known)
