"""What search says about a result."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.core.templatetags.portal import period
from search.selectors import Hit


def title_of(hit: Hit) -> str:
    """Number and heading of the section, or the document where there is none."""
    return " ".join(part for part in (hit.number, hit.heading) if part) or hit.document


def context_of(hit: Hit) -> str:
    """Where it stands: the document and the headings above."""
    document = (hit.document,) if hit.heading not in ("", hit.document) else ()
    return " \u203a ".join((*document, *hit.path))


def about(hit: Hit) -> str:
    """Kind, version and the days it is in force."""
    parts: list[Any] = [hit.kind_label]
    if hit.version:
        parts.append(_("versie %(number)s") % {"number": hit.version})
        if any(hit.in_force):
            parts.append(_("geldt %(period)s") % {"period": period(*hit.in_force)})
    return " · ".join(str(part) for part in parts)


def status_of(hit: Hit, today: date) -> tuple[str, str]:
    """Whether a version applies today, in words and as the kind of label; ("", "") for the rest."""
    start, end = hit.in_force
    if not hit.version or not (start or end):
        return "", ""
    if start and start > today:
        return _("Geldt later"), "info"
    if end and end < today:
        return _("Geldt niet meer"), "neutral"
    return _("Geldt nu"), "positive"
