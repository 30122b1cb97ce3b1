"""Everything issued of one policy: its versions, their days, and what was added later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.policies import addresses
from content.policies.consequences import later_standing, overlaps, unmeant_gaps
from content.policies.models import VersionEvent
from content.policies.selectors import KnownVersion, versions_known
from content.policies.selectors.drafts import undoable
from content.policies.selectors.foreseen import Foreseen, foreseen
from content.policies.selectors.working_copies import has_unissued_work
from content.policies.states import CORRECTABLE_DATES, EventKind, VersionState
from content.policies.telling import days, gap_sentence, overlap_sentence
from content.policies.views.cms.desk import Desk, reading_desk
from content.policies.words import EVENT_KINDS, STATES
from portal.core.templatetags.portal import dutch_date, dutch_moment

DATE_NAMES = {
    "valid_from": gettext_lazy("Geldt vanaf"),
    "valid_until": gettext_lazy("Geldt tot en met"),
    "retroactive_from": gettext_lazy("Werkt terug tot en met"),
}


@dataclass(frozen=True)
class Line:
    """One version as the screen shows it."""

    version: Any
    state: str
    is_in_force: bool
    is_annulled: bool
    facts: list[tuple[str, str]]
    events: list[dict[str, Any]]
    url: str
    older: str
    carries_to: tuple[int, ...]


def _date_fact(name: str, issued: date | None, corrected: date | None) -> tuple[str, str] | None:
    if issued == corrected:
        return (str(DATE_NAMES[name]), dutch_date(issued)) if issued else None
    words = {"now": dutch_date(corrected) if corrected else _("geen")}
    words["was"] = dutch_date(issued) if issued else _("geen")
    return (str(DATE_NAMES[name]), _("%(now)s (gecorrigeerd; was: %(was)s)") % words)


def _facts(line: KnownVersion, now: datetime) -> list[tuple[str, str]]:
    version = line.version
    spans = ", ".join(days(one.start, one.until) for one in line.periods)
    facts = [
        (_("Geldt"), spans or _("op geen enkele dag")),
        (_("Soort wijziging"), version.get_change_kind_display()),
        (_("Wat er verandert"), version.change_note),
    ]
    for name in CORRECTABLE_DATES:
        found = _date_fact(name, getattr(version, name), getattr(line.dates, name))
        facts += [found] if found else []
    published = dutch_moment(version.published_at)
    if version.published_is_assumed:
        published = _("onbekend; aangenomen %(day)s") % {"day": dutch_date(version.published_at)}
    facts += [
        (_("Bekend vanaf"), published),
        (_("Uitgegeven door"), version.issued_by_name),
        (_("Geschreven door"), ", ".join(name for _key, name in version.authors)),
    ]
    if version.corrects:
        facts.append((_("Herstelt een fout in"), _("versie %(n)s") % {"n": version.corrects}))
    elif version.follows:
        facts.append((_("Verdergegaan uit"), _("versie %(n)s") % {"n": version.follows}))
    return [(name, value) for name, value in facts if value]


def _event(event: VersionEvent, undone: set[int], may_withdraw: bool) -> dict[str, Any]:
    detail = ""
    if event.kind == EventKind.REPEALED and event.from_on:
        detail = _("vanaf %(day)s") % {"day": dutch_date(event.from_on)}
    if event.kind == EventKind.DATES_CORRECTED:
        detail = "; ".join(_corrected(name, pair) for name, pair in event.dates.items())
    is_undone = event.pk in undone
    return {
        "pk": event.pk,
        "kind": dict(EVENT_KINDS)[event.kind],
        "detail": detail,
        "reason": event.reason,
        "by": event.by_name,
        "at": event.recorded_at,
        "is_undone": is_undone,
        "may_rescind": may_withdraw and undoable(event) and not is_undone,
    }


def _corrected(name: str, pair: list[str | None]) -> str:
    old, new = (dutch_date(date.fromisoformat(one)) if one else _("geen") for one in pair)
    facts = {"name": DATE_NAMES[name], "old": old, "new": new}
    return _("%(name)s: was %(old)s, is %(new)s") % facts


def _state(
    line: KnownVersion, seen: Foreseen, states: dict[int, VersionState], now: datetime
) -> str:
    if line.version.number in states:
        return str(STATES[states[line.version.number]])
    return _("onder embargo tot %(moment)s") % {"moment": dutch_moment(line.version.published_at)}


def _lines(desk: Desk, seen: Foreseen) -> list[Line]:
    known = versions_known(desk.policy, now=desk.now, day=desk.today, timeline=seen.before)
    states = seen.known.states(desk.today)
    undone = {one.undoes_id for line in known for one in line.events if one.undoes_id}
    older = [line.version.base_among(seen.before.versions) for line in known]
    slug = desk.policy.slug
    return [
        Line(
            line.version,
            _state(line, seen, states, desk.now),
            states.get(line.version.number) is VersionState.IN_FORCE,
            line.version.number in seen.before.annulled,
            _facts(line, desk.now),
            [_event(one, undone, desk.may_withdraw) for one in line.events],
            addresses.version_url(slug, line.version.number),
            addresses.comparison_url(slug, before, line.version.number) if before else "",
            later_standing(seen.before, line.version.number, desk.today)
            if line.version.corrects
            else (),
        )
        for line, before in zip(known, older, strict=True)
    ]


@reading_desk
def versions(desk: Desk) -> HttpResponse:
    """The screen; its number of queries does not grow with the versions."""
    seen = foreseen(desk.policy, now=desk.now)
    of_policy = VersionEvent.objects.filter(policy=desk.policy, version=None)
    undone = {one.undoes_id for one in of_policy if one.undoes_id}
    draft = desk.page.get_latest_revision_as_object() if desk.page else None
    context = {
        "desk": desk,
        "policy": desk.policy,
        "page": desk.page,
        "draft": draft,
        "has_unissued_work": desk.page is not None and has_unissued_work(desk.page),
        "lines": _lines(desk, seen),
        "periods": [
            {"days": days(one.start, one.until), "number": one.number}
            for one in seen.before.periods()
        ],
        "warnings": [
            *map(gap_sentence, unmeant_gaps(seen.before)),
            *map(overlap_sentence, overlaps(seen.before)),
        ],
        "events": [_event(one, undone, desk.may_withdraw) for one in of_policy],
    }
    return render(desk.request, "content/policies/cms/versions.html", context)
