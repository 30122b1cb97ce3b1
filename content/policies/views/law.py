"""Laws that texts in force rest on, with a page per article; closed to who is not signed in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.law import addresses
from content.law.citations import Place, Reference, Unit, full
from content.law.filling import address_of
from content.law.selectors import Catalogue, PresentStatus, catalogue
from content.law.words import DOUBTS
from content.policies.banners import Link
from content.policies.resting import (
    Citing,
    LawLine,
    all_citing,
    laws_cited,
    resting_on,
    unread,
    url_of,
)
from content.policies.selectors.law import CitingPolicy, citing_in_force
from portal.core.clock import day_of
from portal.people.roles import Capability


def readable(request: HttpRequest) -> list[CitingPolicy]:
    """What is in force today for this reader, with the law it cites."""
    now = timezone.now()
    return citing_in_force(request.person or None, day_of(now), now=now)


def _crumbs(*links: Link) -> list[Link]:
    return [Link(_("Wetgeving"), addresses.laws_url()), *links]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All laws that the texts in force rest on."""
    policies, known = readable(request), catalogue()
    lines = laws_cited(all_citing(policies, known))
    context = {
        "lines": [_law_card(line, known) for line in lines],
        "unread": _unread(request, policies, known),
    }
    return render(request, "content/policies/law/index.html", context)


def _law_card(line: LawLine, known: Catalogue) -> dict[str, Any]:
    status = _status_of(line.code, known)
    return {
        "code": line.code,
        "name": line.name,
        "url": addresses.law_url(line.code),
        "texts": line.texts,
        "status": status.label if status else "" if line.is_known else _("staat niet in de lijst"),
        "sentence": status.sentence if status else "",
    }


def _status_of(code: str, known: Catalogue) -> PresentStatus | None:
    """What there is to tell about a law as a whole; nothing about one in force."""
    row = known.rows.get(code)
    found = known.status_of({"law": row.name, "citation": row.name}) if row else None
    return found if found and found.sentence else None


def _unread(
    request: HttpRequest, policies: list[CitingPolicy], known: Catalogue
) -> list[dict[str, Any]]:
    """For editors: citations that want a second look, with the reason."""
    if not request.person or not request.person.can(Capability.EDIT_POLICY):
        return []
    return [
        {
            "citation": citation,
            "label": text.label,
            "policy": policy.title,
            "url": url_of(policy, text),
            "doubts": [str(DOUBTS[code]) for code in doubts],
        }
        for policy, text, citation, doubts in unread(policies, known)
    ]


def _named(request: HttpRequest, code: str) -> tuple[list[Citing], Catalogue, str]:
    """Everything cited, the catalogue and the name of a law; 404 for one nobody speaks of."""
    known = catalogue()
    citing = list(all_citing(readable(request), known))
    row = known.rows.get(code)
    name = row.name if row else next((one.reference.law for one in citing if one.code == code), "")
    if not name:
        raise Http404
    return citing, known, name


@require_safe
def law(request: HttpRequest, code: str) -> HttpResponse:
    """One law: its articles that texts rest on, and the texts that rest on it as a whole."""
    citing, known, name = _named(request, code)
    line = next((one for one in laws_cited(citing) if one.code == code), None)
    row = known.rows.get(code)
    context = {
        "name": name,
        "status": _status_of(code, known),
        "text_url": _text_url(row, Place()),
        "articles": [
            {"label": _heading(place), "url": _place_url(code, place), "texts": count}
            for place, count in (line.places if line else ())
        ],
        "texts": _texts(resting_on(citing, code, None)),
        "breadcrumbs": _crumbs(Link(name, "")),
    }
    return render(request, "content/policies/law/law.html", context)


@require_safe
def article(request: HttpRequest, code: str, place: str) -> HttpResponse:
    """One article: every section in force that rests on it, narrow places in order."""
    citing, known, name = _named(request, code)
    wanted = addresses.place_of(place)
    row = known.rows.get(code)
    if row is not None and row.is_framework and wanted.unit is Unit.ARTICLE:
        return redirect(addresses.norm_url(code, wanted.number))
    texts = resting_on(citing, code, wanted)
    entered = [one for one in known.references.values() if one.law.code == code]
    is_entered = any(one.reference.place.number == wanted.number for one in entered)
    if not texts and not is_entered:
        raise Http404
    reference = Reference(name, wanted, row.called if row else None)
    context = {
        "name": name,
        "heading": _heading(wanted),
        "status": _status_of_article(reference, known),
        "text_url": _text_url(row, wanted),
        "texts": _texts(texts),
        "breadcrumbs": _crumbs(Link(name, addresses.law_url(code)), Link(_heading(wanted), "")),
    }
    return render(request, "content/policies/law/article.html", context)


def _status_of_article(reference: Reference, known: Catalogue) -> PresentStatus | None:
    cited = {"law": reference.law, "citation": full(reference)}
    found = known.status_of(cited)
    return found if found.sentence else None


def _text_url(row: Any, place: Place) -> str:
    if row is None:
        return ""
    return address_of(Reference(row.name, place, row.called)) or str(row.url)


def _heading(place: Place) -> str:
    return full(Reference("", place)).capitalize()


def _place_url(code: str, place: Place) -> str:
    if place.unit is Unit.NORM:
        return addresses.norm_url(code, place.number)
    return addresses.article_url(code, place)


def _texts(citing: list[Citing]) -> list[dict[str, str]]:
    """Each text once per place, with what it says about it."""
    return [
        {
            "url": one.url,
            "label": one.text.label,
            "policy": one.policy.title if one.text.section_id else "",
            "language": one.policy.language,
            "citation": one.citation,
            "gloss": one.gloss,
        }
        for one in citing
    ]
