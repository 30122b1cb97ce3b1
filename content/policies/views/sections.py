"""A section at its own address, wherever it lives now; and the files of a version."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.policies import addresses
from content.policies.addresses import reader_language
from content.policies.banners import Link
from content.policies.caching import may_be_kept
from content.policies.selectors import (
    SectionHome,
    ShownSection,
    attachment_for,
    section_home,
    shown_sections,
)
from content.policies.states import Succession
from content.policies.views.visit import not_readable


def _sentence(home: SectionHome) -> str:
    """What became of the section, in one sentence."""
    if home.gone_in is None:
        return _("Dit onderdeel staat in versie %(number)s, die nu niet geldt.") % {
            "number": home.section.version.number
        }
    number = {"number": home.gone_in}
    if not home.heirs:
        return (
            _("Dit onderdeel verviel in versie %(number)s; er kwam niets voor in de plaats.")
            % number
        )
    if Succession.SPLIT in home.kinds:
        return _("Dit onderdeel werd gesplitst in versie %(number)s.") % number
    return _("Dit onderdeel werd samengevoegd met een ander in versie %(number)s.") % number


def _shown(home: SectionHome, language: str) -> list[ShownSection]:
    """The section as it last stood, and those that hold its words now, in the reader's language."""
    shown = shown_sections(home.section.version, [home.section], language)
    if home.heirs:
        shown += shown_sections(home.heirs[0].version, home.heirs, language)
    return shown


def _name(shown: ShownSection) -> str:
    return f"{shown.section.number} {shown.heading}".strip()


def _gone(request: HttpRequest, home: SectionHome, language: str) -> HttpResponse:
    last, *heirs = _shown(home, language)
    version = home.section.version
    context = {
        "title": _name(last),
        "language": last.language,
        "sentence": _sentence(home),
        "policy": home.policy,
        "last_url": addresses.section_in_version_url(
            last.section.section_id, version.number, language
        ),
        "last_number": version.number,
        "heirs": [
            {
                "label": _name(heir),
                "language": heir.language,
                "url": addresses.section_url(heir.section.section_id, language),
            }
            for heir in heirs
        ],
        "breadcrumbs": [
            Link(_("Beleid"), addresses.index_url(language)),
            Link(home.policy.title, addresses.policy_url(home.policy.slug, language)),
            Link(_name(last), ""),
        ],
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
    if len(home.heirs) == 1:
        (heir,) = home.heirs
        return redirect(addresses.section_url(heir.section_id, language))
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
    response["ETag"] = f'"{found.content_hash}"'
    kind = "inline" if found.media_type.startswith("image/") else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{found.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    may_be_kept(request, response, for_ever=True)
    return get_conditional_response(request, etag=response["ETag"], response=response)
