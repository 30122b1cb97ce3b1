"""Once a year: is what stands still right? One click when nothing changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.notifications.views.guards import for_employees
from forms.register.actions.confirm_standing import confirm_standing
from forms.register.selectors.standing import is_asked, standing_lines
from forms.register.words import sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
@for_employees
def standing_check(request: HttpRequest) -> HttpResponse:
    """The own standing entries. What was shown is what is confirmed: an entry that was registered
    in between is not.
    """
    now, refused, status = timezone.now(), [], 200
    if request.method == "POST":
        try:
            confirm_standing(
                by=request.person, now=now, references=request.POST.getlist("reference")
            )
        except NotAllowed as no:
            refused, status = [sentence(item) for item in no.refusals], 409
        else:
            messages.success(request, _("Bedankt. Genoteerd dat uw meldingen nog kloppen."))
            return redirect("my_dossier")
    context = {
        "lines": standing_lines(request.person),
        "is_asked": is_asked(request.person, day_of(now)),
        "refused": refused,
    }
    return render(request, "forms/notifications/standing_check.html", context, status=status)
