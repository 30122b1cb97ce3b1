"""The list of policies and the list of a policy's versions."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.policies import addresses
from content.policies.addresses import reader_language
from content.policies.banners import Link, removed_banner
from content.policies.forms import DayForm, IndexFilter
from content.policies.reading import KIND_NAMES
from content.policies.selectors import KnownVersion, versions_in_force, versions_known
from content.policies.selectors.lists import InForce
from content.policies.states import VersionState
from content.policies.views.visit import Visit, of_policy
from content.policies.words import EVENT_KINDS, confirmation_sentence
from portal.core.clock import day_of
from portal.core.templatetags.portal import dutch_date, period

#: How many topics the list of policies offers.
TOPICS = 12
#: A municipality sees all its documents on one page; a ministry leafs through them.
DOCUMENTS_PER_PAGE = 100
VERSIONS_PER_PAGE = 50

STATE_KINDS = {
    VersionState.IN_FORCE: "positive",
    VersionState.FUTURE: "info",
    VersionState.ANNULLED: "negative",
    VersionState.REPEALED: "negative",
}


def _line(line: InForce, language: str, today: Any) -> dict[str, str]:
    meta = _("Versie %(number)s, geldt %(period)s") % {
        "number": line.version.number,
        "period": period(line.period.start, line.period.until),
    }
    if line.policy.review_on and line.policy.review_on < today:
        meta += " · " + _("herziening over tijd")
    return {
        "label": str(KIND_NAMES.get(line.version.kind, "")),
        "heading": line.version.title,
        "url": addresses.policy_url(line.policy.slug, language),
        "text": ", ".join(line.version.tags),
        "meta": meta,
    }


def _topics(lines: list[InForce], asked: set[str]) -> list[str]:
    """The topics most documents share, and those asked for; more is no help in choosing."""
    counts = Counter(tag for line in lines for tag in line.version.tags)
    common = {tag for tag, _count in counts.most_common(TOPICS)}
    return sorted(common | (asked & set(counts)))


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything in force today that this reader may read; the public gets the public texts."""
    now = timezone.now()
    language, today = reader_language(), day_of(now)
    lines = versions_in_force(request.person or None, today, now=now)
    asked = set(request.GET.getlist("onderwerp"))
    topics = _topics(lines, asked)
    form = IndexFilter(request.GET or None, topics=topics)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kinds, wanted = chosen.get("soort") or (), set(chosen.get("onderwerp") or ())
    shown = [
        line
        for line in lines
        if (not kinds or line.version.kind in kinds)
        and (not wanted or wanted & set(line.version.tags))
    ]
    page = Paginator(shown, DOCUMENTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "has_facets": True,
        "active_filter_count": len(kinds) + len(wanted),
        "page": page,
        "lines": [_line(line, language, today) for line in page],
    }
    return render(request, "content/policies/index.html", context)


@dataclass(frozen=True)
class VersionLine:
    """One version in the list of a policy."""

    version: Any
    url: str
    state_name: str
    state_kind: str
    facts: list[tuple[str, str]]
    links: list[Link]


def _version_line(line: KnownVersion, older: int | None, visit: Visit) -> VersionLine:
    slug, number = visit.policy.slug, line.version.number
    periods = ", ".join(period(one.start, one.until) for one in line.periods)
    facts = [
        (_("Geldt"), periods or _("nooit")),
        (_("Bekendgemaakt op"), dutch_date(line.version.published_at)),
        (_("Soort wijziging"), line.version.get_change_kind_display()),
    ]
    if line.version.corrects:
        facts.append((_("Herstelt een fout in"), f"versie {line.version.corrects}"))
    if line.dates.retroactive_from:
        facts.append((_("Werkt terug tot en met"), dutch_date(line.dates.retroactive_from)))
    if line.version.confirmation:
        facts.append((_("Bevestiging"), confirmation_sentence(line.version.confirmation)))
    facts += [(_("Aantekening"), note.reason) for note in line.notes]
    links = []
    if older is not None:
        label = _("Vergelijk met versie %(number)s") % {"number": older}
        url = addresses.comparison_url(slug, older, number, visit.language)
        links.append(Link(label, url))
    links.append(
        Link(
            _("Wijzigingen in versie %(number)s") % {"number": number},
            addresses.version_changes_url(slug, number, visit.language),
        )
    )
    return VersionLine(
        line.version,
        addresses.version_url(slug, number, visit.language),
        str(line.state_label),
        STATE_KINDS.get(line.state, "neutral"),
        facts,
        links,
    )


@of_policy
def versions(visit: Visit) -> HttpResponse:
    """Every version one may know, newest first, and what happened later."""
    form = DayForm(visit.request.GET or None)
    if form.is_bound and (days := form.days()):
        url = addresses.on_day_url(visit.policy.slug, days[0], visit.language)
        return redirect(f"{url}?bekend-op={days[1].isoformat()}" if days[1] else url)
    history = visit.history
    timeline = history.timeline(now=visit.now)
    numbers = sorted(timeline.versions, reverse=True)
    page = Paginator(numbers, VERSIONS_PER_PAGE).get_page(visit.request.GET.get("page"))
    lines = versions_known(
        visit.policy, now=visit.now, day=visit.today, history=history, numbers=list(page)
    )
    years = {day_of(facts.published_at).year for facts in timeline.versions.values()}
    names = dict(EVENT_KINDS)
    known = {history.rows[number].pk for number in numbers} | {None}
    events = [
        event
        for event in visit.history.events
        if event.recorded_at <= visit.now and event.version_id in known
    ]
    context = {
        "policy": visit.policy,
        "removed": removed_banner(visit.policy),
        "day_form": form,
        "page": page,
        "lines": [_version_line(line, line.version.base_among(numbers), visit) for line in lines],
        "years": [
            Link(str(year), addresses.changes_url(visit.policy.slug, year, visit.language))
            for year in sorted(years)
        ],
        "events": [
            {"title": names[event.kind], "at": event.recorded_at, "text": event.reason}
            for event in reversed(events)
        ],
        "breadcrumbs": visit.breadcrumbs(Link(_("Versies"), "")),
    }
    return render(visit.request, "content/policies/versions.html", context)
