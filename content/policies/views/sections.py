"""A section at its own address, wherever it lives now; and the files of a version."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.policies import addresses
from content.policies.addresses import reader_language
from content.policies.banners import Link
from content.policies.selectors import SectionHome, attachment_for, section_home
from content.policies.views.visit import not_readable


def _gone(request: HttpRequest, home: SectionHome, language: str) -> HttpResponse:
    section = home.section
    last = addresses.section_in_version_url(section.section_id, section.version.number, language)
    facts = {"number": section.version.number, "heading": section.heading}
    links = [Link(_("%(heading)s, zoals het stond in versie %(number)s") % facts, last)]
    links += [
        Link(_("Waar de inhoud nu staat"), addresses.section_url(successor, language))
        for successor in home.successors
    ]
    context = {
        "text": _("Dit onderdeel stond voor het laatst in versie %(number)s.") % facts,
        "links": links,
    }
    return render(request, "content/policies/section_gone.html", context)


@login_not_required
@require_safe
def section(request: HttpRequest, section_id: UUID) -> HttpResponse:
    """To the words in force now, to the section they went into, or to where they last stood."""
    language = reader_language()
    home = section_home(request.person or None, section_id, now=timezone.now())
    if home is None:
        return not_readable(request)
    if home.is_current:
        url = addresses.policy_url(home.policy.slug, language)
        return redirect(f"{url}#{home.section.anchor}")
    if len(home.successors) == 1:
        return redirect(addresses.section_url(home.successors[0], language))
    return _gone(request, home, language)


@login_not_required
@require_safe
def section_in_version(request: HttpRequest, section_id: UUID, number: int) -> HttpResponse:
    """To the section as it stands in one version."""
    home = section_home(request.person or None, section_id, now=timezone.now())
    if home is None:
        return not_readable(request)
    url = addresses.version_url(home.policy.slug, number, reader_language())
    return redirect(f"{url}#{home.section.anchor}")


@login_not_required
@require_safe
def attachment(request: HttpRequest, key: UUID) -> HttpResponse:
    """A picture or file of a version, for whoever may read it; its bytes never change."""
    found = attachment_for(request.person or None, key, timezone.now())
    if found is None:
        if not request.person:
            return not_readable(request)
        raise Http404
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    kind = "inline" if found.media_type.startswith("image/") else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{found.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
