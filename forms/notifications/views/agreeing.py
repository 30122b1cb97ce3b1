"""The employee's side of an agreement about a move: reading it and answering for oneself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.notifications.views.following import own_entry_or_404
from forms.notifications.views.guards import for_employees
from forms.register.actions.reply_to_agreement import reply_to_agreement
from forms.register.agreement_questions import REPLY
from forms.register.question_fields import QuestionsForm
from forms.register.selectors.agreements import agreement_deeds, agreements_of
from forms.register.words import sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def reply(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say yes or no; nobody can do so for the employee."""
    entry = own_entry_or_404(request, reference)
    now = timezone.now()
    agreements = agreements_of(entry)
    shown = [item for item in agreements if item.agreement.number == number]
    if not shown:
        raise Http404
    is_bound = request.method == "POST"
    form = QuestionsForm(request.POST if is_bound else None, questions=REPLY, today=day_of(now))
    refused, status = [], 200
    if is_bound and form.is_valid():
        try:
            reply_to_agreement(entry, by=request.person, now=now, number=number, **form.answers())
        except NotAllowed as no:
            form.refuse(item for item in no.refusals if item.field)
            refused = [sentence(item) for item in no.refusals if not item.field]
            status = 409
        else:
            messages.success(request, _("Uw antwoord op de afspraken is vastgelegd."))
            return redirect("my_notification", reference=entry.reference)
    elif not is_bound:
        deeds = agreement_deeds(entry, request.person, agreements, day_of(now))
        if deeds.reply_to != number:
            raise Http404
    context = {
        "entry": entry,
        "form": form,
        "refused": refused,
        "heading": _("Antwoorden op de afspraken"),
        "agreements": shown,
        "submit_label": _("Vastleggen"),
        "back_url": reverse("my_notification", args=[entry.reference]),
    }
    return render(request, "forms/register/agreement.html", context, status=status)
