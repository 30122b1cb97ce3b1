"""One page per verb: what will happen, what must be said, and why not."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forms.moderation.deeds import DEEDS, Deed, arguments_of
from forms.moderation.selectors import overtaken, pins_of, ruling_in_words
from forms.moderation.views.entry import proposals_in_words
from forms.moderation.views.givers import giver_in_words
from forms.moderation.views.guards import for_desk
from forms.register import extract
from forms.register.actions.record_read import record_read
from forms.register.extract import fingerprint
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.question_fields import QuestionsForm
from forms.register.selectors import entry_for, like_cases, verbs_for
from forms.register.selectors.pinned_rules import pinned_rules
from forms.register.selectors.public import preview_of
from forms.register.states import Verb
from forms.register.words import HAPPENED, OVERTAKEN, REFUSALS, VERBS, sentence
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed, Refusal
from portal.core.tables import BYTE_ORDER_MARK
from portal.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def act(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """Do one thing to an entry. Refused: 409, with the reasons and all that was typed."""
    deed = DEEDS.get(slug)
    if deed is None:
        raise Http404
    now = timezone.now()
    found = entry_for(request.person, reference)
    if found is None:
        return _overtaken(request, reference, deed, now)
    form = QuestionsForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(deed, found),
        questions=deed.ask(found, day_of(now)),
        today=day_of(now),
    )
    refused: list[str] = []
    if request.method == "POST":
        # What the state or the person refuses is said at once, whatever else is missing.
        if not form.is_valid() or _is_unseen(request, found, deed, form):
            refused = _reasons(request, found, deed)
        else:
            given = arguments_of(deed, form.answers())
            if deed.verb is Verb.DISCLOSE:
                given["previewed"] = request.POST.get("previewed", "")
            try:
                deed.act(found, by=request.person, now=now, **given)
            except NotAllowed as no:
                form.refuse(item for item in no.refusals if item.field)
                refused = _in_words(found, [item for item in no.refusals if not item.field])
            else:
                return _done(request, found, deed)
    else:
        refused = _reasons(request, found, deed)
    return _shown(request, found, deed, form, refused)


def _initial(deed: Deed, found: RegisterEntry) -> dict[str, Any]:
    if deed.verb is Verb.DISCLOSE:
        return {"legal_ground": str(kind_of(found.kind).legal_ground)}
    return {}


def _is_unseen(request: HttpRequest, found: RegisterEntry, deed: Deed, form: QuestionsForm) -> bool:
    """Would the world see something else than the page showed? Then it is shown first."""
    if deed.verb is not Verb.DISCLOSE or _reasons(request, found, deed):
        return False
    row = preview_of(found, form.answers()["legal_ground"])
    if fingerprint([row] if row else []) == request.POST.get("previewed", ""):
        return False
    form.refuse([Refusal("differs_from_preview", field="legal_ground")])
    return True


def _preview(found: RegisterEntry, legal_ground: str) -> dict[str, Any]:
    """What the world will see, by the same functions that show it to the world."""
    row = preview_of(found, legal_ground)
    rows = [row] if row else []
    return {
        "preview": {
            "headings": extract.headings(),
            "rows": extract.table_rows(rows),
            "csv": extract.as_csv(rows).removeprefix(BYTE_ORDER_MARK),
            "json": extract.as_json(rows),
            "fingerprint": extract.fingerprint(rows),
        }
    }


def _reasons(request: HttpRequest, found: RegisterEntry, deed: Deed) -> list[str]:
    verbs = verbs_for(found, request.person)
    if deed.verb in verbs.allowed:
        return []
    refusals = verbs.refused.get(deed.verb, ())
    return _in_words(found, refusals) or [str(REFUSALS["not_yours_to_do"])]


def _in_words(found: RegisterEntry, refusals: Iterable[Refusal]) -> list[str]:
    """The reasons why not; who came second also hears what was decided, by whom and when."""
    refused = list(refusals)
    told = [sentence(refusal) for refusal in refused]
    if any(refusal.code == "already_decided" for refusal in refused):
        told += ruling_in_words(found)
    return told


def _overtaken(request: HttpRequest, reference: str, deed: Deed, now: datetime) -> HttpResponse:
    """Who decided on an entry a moment ago and finds it gone is told where it went, and keeps what
    was typed; to all others it is as if it never was.
    """
    found = overtaken(request.person, reference, now) if request.method == "POST" else None
    if found is None:
        raise Http404
    today = day_of(now)
    form = QuestionsForm(request.POST, questions=deed.ask(found, today), today=today)
    form.is_valid()
    refused = [str(OVERTAKEN), *ruling_in_words(found)]
    return _shown(request, found, deed, form, refused, back_url=reverse("desk"))


def _done(request: HttpRequest, found: RegisterEntry, deed: Deed) -> HttpResponse:
    messages.success(request, f"{found.reference}: {HAPPENED[deed.verb]}.")
    if entry_for(request.person, found.reference) is None:
        return redirect("desk")
    return redirect("desk_entry", reference=found.reference)


def _shown(
    request: HttpRequest,
    found: RegisterEntry,
    deed: Deed,
    form: QuestionsForm,
    refused: list[str],
    *,
    back_url: str = "",
) -> HttpResponse:
    kind = kind_of(found.kind)
    context: dict[str, Any] = {
        "entry": found,
        "kind": kind,
        "deed": deed,
        "form": form,
        "refused": refused,
        "heading": VERBS[deed.verb],
        "submit_label": VERBS[deed.verb],
        "back_url": back_url or reverse("desk_entry", args=[found.reference]),
        "back_label": _("Te behandelen") if back_url else _("Naar de melding"),
    }
    if deed.shows_content and not refused:
        record_read(found, by=request.person, now=timezone.now())
        context |= _beside(found, deed, form, request.person)
        if deed.verb is Verb.DECIDE:
            context["giver"] = giver_in_words(found, request.person)
    status = 409 if refused and request.method == "POST" else 200
    return render(request, "forms/moderation/act.html", context, status=status)


def _beside(
    found: RegisterEntry, deed: Deed, form: QuestionsForm, reader: Person
) -> dict[str, Any]:
    """What to look at while deciding or disclosing."""
    if deed.verb is Verb.DECIDE:
        return {
            "guidance": kind_of(found.kind).decision_guidance,
            "proposals": proposals_in_words(found),
            "like_cases": like_cases(found),
            "rules": pinned_rules(pins_of(found), reader, timezone.now()),
        }
    if deed.verb is Verb.DISCLOSE:
        typed = form.data.get("legal_ground") if form.is_bound else None
        return _preview(found, (typed or str(kind_of(found.kind).legal_ground)).strip())
    return {}
