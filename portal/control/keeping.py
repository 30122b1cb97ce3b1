"""What we keep and how long: terms, what the next removal takes, what was removed, and holds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial, wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from forms.register import references
from forms.register.models import RegisterEntry
from portal.audit.change import change
from portal.audit.models import AuditEvent
from portal.core.actors import SystemActor
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.people.roles import Capability, Role
from portal.people.selectors import people_with_role
from portal.privacy import words
from portal.privacy.actions.lift_hold import lift_hold
from portal.privacy.actions.place_hold import place_hold
from portal.privacy.actions.set_retention_term import set_retention_term
from portal.privacy.models import LegalHold
from portal.privacy.retention import all_rules, years_before
from portal.privacy.selectors import latest_removals, open_holds, outlook, terms_on

View = Callable[..., HttpResponse]
SHOWN = 50
READERS = (Capability.READ_AUDIT_TRAIL, Capability.ERASE, Capability.MODERATE)
BY = SystemActor("retention")
#: How long administrators are left alone after having been told that a term has passed.
REMIND_AFTER = timedelta(days=30)
SUBJECT = ("portal_privacy.removalrun", "reminder")


class TermForm(forms.Form):
    """A term from a day on."""

    rule = forms.ChoiceField(label=gettext_lazy("Wat"))
    years = forms.IntegerField(label=gettext_lazy("Jaren bewaren"), min_value=1, max_value=100)
    holds_from = forms.DateField(
        label=gettext_lazy("Geldt vanaf"), widget=forms.DateInput(attrs={"type": "date"})
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What has no years of its own follows the others.
        rules = [rule for rule in all_rules() if rule.default_years]
        self.fields["rule"].choices = [(rule.key, rule.label) for rule in rules]


class HoldForm(forms.Form):
    """What must stay, and why."""

    reference = forms.CharField(label=gettext_lazy("Kenmerk van de melding"), max_length=40)
    reason = forms.CharField(
        label=gettext_lazy("Waarom moet dit bewaard blijven?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    use_required_attribute = False


def for_keepers(view: View) -> View:
    """Only for who audits, moderates or erases; others get 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.person
        if not person or not any(person.can(capability) for capability in READERS):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def keeping(request: HttpRequest) -> HttpResponse:
    """The overview; who may erase sets terms and holds here."""
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    term_form = TermForm(request.POST if deed == "term" else None)
    hold_form = HoldForm(request.POST if deed == "hold" else None)
    form: forms.Form = hold_form if deed == "hold" else term_form
    done = {"term": _set_term, "hold": _place, "lift": _lift}.get(deed)
    status = 200
    if done is not None and (deed == "lift" or form.is_valid()):
        try:
            done(request, form, timezone.now())
        except NotAllowed as refused:
            status = 409
            for refusal in refused.refusals:
                name = refusal.field if refusal.field in form.fields else None
                _add(form, name, words.sentence(refusal))
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("control:keeping")
    today = day_of(timezone.now())
    context = {
        "lines": outlook(today),
        "removals": list(latest_removals(SHOWN)),
        "rule_names": {rule.key: rule.label for rule in all_rules()},
        "holds": list(open_holds()[:SHOWN]),
        "may_erase": request.person.can(Capability.ERASE),
        "term_form": term_form,
        "hold_form": hold_form,
        "form": form,
    }
    return render(request, "portal/control/keeping.html", context, status=status)


def _add(form: forms.Form, name: str | None, text: str) -> None:
    if not form.is_bound:
        form.is_bound = True
        form.full_clean()
        form.errors.clear()
    form.add_error(name, text)


def _set_term(request: HttpRequest, form: forms.Form, now: datetime) -> None:
    set_retention_term(
        **form.cleaned_data,
        by=request.person,
        now=now,
        may_set=request.person.can(Capability.ERASE),
    )


def _place(request: HttpRequest, form: forms.Form, now: datetime) -> None:
    reference = references.normalised(form.cleaned_data["reference"])
    entry = RegisterEntry.objects.filter(reference=reference).first()
    if entry is None or not request.person.can(Capability.ERASE):
        raise NotAllowed([Refusal("nothing_to_hold" if entry is None else "may_not_erase")])
    place_hold(
        entry,
        label=entry.reference,
        reason=form.cleaned_data["reason"],
        by=request.person,
        now=now,
        may_hold=True,
    )


def _lift(request: HttpRequest, form: forms.Form, now: datetime) -> None:
    hold = LegalHold.objects.filter(pk=_number(request.POST.get("hold", ""))).first()
    if hold is None:
        raise NotAllowed([Refusal("hold_lifted")])
    lift_hold(hold, by=request.person, now=now, may_hold=request.person.can(Capability.ERASE))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def remind(now: datetime) -> int:
    """Tell administrators that something reached its term; nothing goes by itself. Once a month."""
    today = day_of(now)
    terms = terms_on(today)
    if not any(rule.is_due(years_before(today, terms[rule.key].years)) for rule in all_rules()):
        return 0
    told = AuditEvent.objects.filter(type="retention.reminded", occurred_at__gt=now - REMIND_AFTER)
    if told.exists():
        return 0
    people = list(people_with_role(Role.ADMINISTRATOR, today))
    with change("retention.reminded", by=BY, now=now, subject=SUBJECT) as step:
        step.keep(people=len(people))
        step.afterwards(partial(_mail, [person.email for person in people if person.email]))
    return len(people)


def _mail(addresses: list[str]) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            "emails/people/notice.txt",
            {
                "sentence": _("Van gegevens is de bewaartermijn verstreken."),
                "link": settings.WAGTAILADMIN_BASE_URL + reverse("control:keeping"),
                "organisation": settings.ORGANISATION_NAME,
            },
        )
        for address in addresses:
            EmailMessage(_("Bewaartermijn verstreken"), text, to=[address]).send()
