"""Following one's own declarations: what happened, and what one can do about it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forms.notifications.cards import LOOKS
from forms.notifications.printing import pdf_of_sent, printed
from forms.notifications.selectors import drafts_of, shown_drafts
from forms.notifications.views.guards import for_employees
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.selectors import dossier, entries_of, entry_for, timeline, verbs_for
from forms.register.selectors.agreements import agreement_deeds
from forms.register.states import OPEN, Status, Verb
from forms.register.words import CAUSES, QUALITIES, STATUSES, VERBS
from portal.core.clock import day_of
from portal.integrations.pdf import PdfUnavailable

PER_PAGE = 25

#: What an employee may do, in the order of the buttons, with the address of each.
OWN_VERBS = {
    Verb.SUPPLY_INFORMATION: "my_notification_supply",
    Verb.AMEND: "my_notification_amend",
    Verb.WITHDRAW: "my_notification_withdraw",
    Verb.END: "my_notification_end",
    Verb.REASSESS: "my_notification_reassess",
}


def own_entry_or_404(request: HttpRequest, reference: str) -> RegisterEntry:
    """The reader's own entry; everything else is missing here."""
    entry = entry_for(request.person, reference)
    if entry is None or entry.employee_id != request.person.pk:
        raise Http404
    return entry


def look_of(status: str) -> dict[str, Any]:
    """A status in words and in the look of its label."""
    found = Status(status)
    return {
        "text": STATUSES[found],
        "kind": LOOKS.get(found, "neutral"),
        "is_open": found in OPEN,
    }


@require_safe
@for_employees
def own_list(request: HttpRequest) -> HttpResponse:
    """Everything the reader declared, newest first, and what was begun."""
    page = Paginator(entries_of(request.person), PER_PAGE).get_page(request.GET.get("page"))
    lines = []
    for entry in page:
        kind = kind_of(entry.kind)
        detail = getattr(entry, kind.detail_name, None)
        lines.append(
            {
                "entry": entry,
                "kind": kind,
                "summary": kind.summary(detail) if detail else "",
                "status": look_of(entry.status),
            }
        )
    context = {
        "page": page,
        "lines": lines,
        "drafts": shown_drafts(drafts_of(request.person)),
    }
    return render(request, "forms/notifications/own_list.html", context)


@require_safe
@for_employees
def own_entry(request: HttpRequest, reference: str) -> HttpResponse:
    """One declaration: where it stands, what was asked and answered, decided and why."""
    entry = own_entry_or_404(request, reference)
    verbs = verbs_for(entry, request.person)
    found = dossier(entry)
    asking = entry.status == Status.AWAITING_INFORMATION
    deeds = agreement_deeds(entry, request.person, found.agreements, day_of(timezone.now()))
    context = {
        "entry": entry,
        "kind": found.kind,
        "dossier": found,
        "status": look_of(entry.status),
        "cause": CAUSES.get(entry.reassess_cause, ""),
        "timeline": [_told(item) for item in timeline(entry)],
        "question": found.information_requests[-1] if asking else None,
        "buttons": [(VERBS[verb], url) for verb, url in OWN_VERBS.items() if verb in verbs.allowed],
        "reply_url": reverse("my_notification_agreement", args=[entry.reference, deeds.reply_to])
        if deeds.reply_to
        else "",
        "reads": [(read, QUALITIES.get(read.purpose, read.purpose)) for read in found.reads],
    }
    return render(request, "forms/notifications/own_entry.html", context)


def _told(item: Any) -> dict[str, Any]:
    return {"title": item.sentence, "at": item.at, "by": item.by, "text": item.text}


@require_safe
@for_employees
def own_print(request: HttpRequest, reference: str) -> HttpResponse:
    """What was sent, on one page to print or keep."""
    entry = own_entry_or_404(request, reference)
    context = printed(entry, dossier(entry))
    return render(request, "forms/notifications/print.html", context)


@require_safe
@for_employees
def own_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as a PDF; where none can be made, a page that says why and what to do instead."""
    entry = own_entry_or_404(request, reference)
    try:
        response = HttpResponse(pdf_of_sent(entry, dossier(entry)), content_type="application/pdf")
    except PdfUnavailable as unavailable:
        context = {"entry": entry, "missing": str(unavailable)}
        return render(request, "forms/notifications/no_pdf.html", context, status=503)
    name = f"{_('melding')}-{entry.reference}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
