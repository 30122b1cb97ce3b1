"""The one door in and out, and the page of one's own."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.clock import day_of
from portal.core.tasks import Part, tasks_for
from portal.people.actions.change_password import change_password
from portal.people.forms import NewPasswordForm, SignInForm
from portal.people.selectors import absent_on, employment_on, stand_in_of


def own_path(address: str) -> str:
    """The address when it is a path of this portal, else nothing (security S35)."""
    inside = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    )
    return address if inside else ""


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """Sign in with name and password, then go where one was heading."""

    template_name = "portal/people/sign_in.html"
    form_class = SignInForm
    authentication_form = None
    redirect_authenticated_user = True

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        wanted = self.request.POST.get("next", self.request.GET.get("next", ""))
        return own_path(wanted)

    def form_invalid(self, form: Any) -> HttpResponse:
        status = 429 if form.is_locked else 200
        return self.render_to_response(self.get_context_data(form=form), status=status)


class SignOut(LogoutView):
    """End the session; by POST only, so that no link can do it."""

    http_method_names = ["post", "options"]
    next_page = reverse_lazy("sign_in")


@login_not_required
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The doors that come with the CMS all lead to ours (security S17)."""
    wanted = own_path(request.GET.get("next", ""))
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return redirect(reverse("sign_in") + query)


class ChangePassword(PasswordChangeView):
    """Choose a new password; the session stays, those elsewhere end."""

    template_name = "portal/people/change_password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("my_dossier")

    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.person
        if not person:
            raise PermissionDenied
        password = form.cleaned_data["new_password1"]
        changed = change_password(person, password=password, by=person, now=timezone.now())
        update_session_auth_hash(self.request, changed.user)
        messages.success(self.request, _("Uw wachtwoord is gewijzigd."))
        return redirect(self.get_success_url())


@require_safe
def my_dossier(request: HttpRequest) -> HttpResponse:
    """What waits for me, what the portal has of me, and who I am to it."""
    person = request.person
    if not person:
        raise PermissionDenied
    today = day_of(timezone.now())
    job = employment_on(person, today)
    context = {
        "job": job,
        "to_do": tasks_for(person, Part.TO_DO),
        "dossier": tasks_for(person, Part.DOSSIER),
        "details": _details(person, job, today),
    }
    return render(request, "portal/people/my_dossier.html", context)


def _details(person: Any, job: Any, today: date) -> list[tuple[str, str]]:
    rows = [(_("Naam"), person.full_name), (_("E-mailadres"), person.email or _("onbekend"))]
    if job is not None:
        manager = _decides(person, job.manager, today) if job.manager else _("niemand")
        rows += [
            (_("Afdeling"), job.department.name),
            (_("Functie"), job.function.name),
            (_("Beslist over uw meldingen"), manager),
        ]
    return rows


def _decides(person: Any, manager: Any, today: date) -> str:
    """The manager; while away also who stands in."""
    if not absent_on([manager.pk], today):
        return str(manager.full_name)
    names = {"name": manager.full_name}
    if stand_in := stand_in_of(person, today):
        names["other"] = stand_in.full_name
        return _("%(other)s, zolang %(name)s afwezig is") % names
    return _("de coördinator integriteit, zolang %(name)s afwezig is") % names
