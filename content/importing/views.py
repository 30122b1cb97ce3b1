"""The import as a screen in the CMS: upload, look, accept."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from content.importing.actions.import_outline import Wishes, import_outline, page_for
from content.importing.actions.keep_upload import keep_upload
from content.importing.continuation import found_in, known_sections
from content.importing.forms import AcceptForm, GoesOnForm, UploadForm
from content.importing.models import PendingImport
from content.importing.outline import Outline
from content.importing.selectors import outline_of, pending_of, waiting_for
from content.importing.words import DOUBTS, refusal_sentence, sentence
from content.policies.models import PolicyPage
from portal.core.refusals import NotAllowed, Refusal
from portal.people.roles import Capability


def for_importers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who may import documents."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person or not request.person.can(Capability.IMPORT_DOCUMENT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _pending_or_404(request: HttpRequest, pending_id: UUID) -> PendingImport:
    pending = pending_of(request.person, pending_id)
    if pending is None:
        raise Http404
    return pending


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; a file that is refused says why."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pending = keep_upload(file.read(), file.name, by=request.person, now=timezone.now())
            return redirect("importing_preview", pending.pk)
        except NotAllowed as refused:
            for refusal in refused.refusals:
                form.add_error("file", refusal_sentence(refusal))
    context = {"form": form, "waiting": waiting_for(request.person)}
    return render(request, "content/importing/upload.html", context)


def _base(page: PolicyPage) -> str:
    """The text that the new one goes on from, as it was when its editor looked at it."""
    return f"{page.pk}-{page.latest_revision_id}" if page.pk else ""


def _goes_on(request: HttpRequest, form: AcceptForm, outline: Outline) -> tuple[GoesOnForm, str]:
    """The choices per section for the address that is filled in, and the text they are about."""
    wishes = Wishes(title=form["title"].value() or "", slug=form["slug"].value() or "")
    try:
        page = page_for(outline, wishes)
    except NotAllowed:
        page = PolicyPage()
    old, base = known_sections(page), _base(page)
    chosen = request.POST if request.POST.get("base") == base else None
    return GoesOnForm(old, outline, found_in(old, outline), chosen), base


def _faults(form: AcceptForm, goes_on: GoesOnForm) -> bool:
    """Say what an editor has not looked at yet, or what cannot be; nothing is decided silently."""
    if not goes_on.old:
        return False
    if not goes_on.is_bound:
        form.add_error(
            None, _("Op dit adres staat al een tekst. Kijk na welke onderdelen verdergaan.")
        )
    elif not goes_on.is_valid():
        form.add_error(None, _("Kijk na welke onderdelen verdergaan."))
    elif unseen := goes_on.unseen():
        refusal = Refusal("gone_unseen", {"names": ", ".join(unseen)})
        form.add_error(None, refusal_sentence(refusal))
    return bool(form.errors)


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def preview(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    """What was found, what is doubtful, and which old section each new one goes on from;
    accepting makes the working copy.
    """
    pending = _pending_or_404(request, pending_id)
    outline = outline_of(pending)
    form = AcceptForm.found(outline, pending.filename, request.POST or None)
    goes_on, base = _goes_on(request, form, outline)
    if request.method == "POST" and form.is_valid() and not _faults(form, goes_on):
        try:
            imported = import_outline(
                outline,
                form.wishes(),
                by=request.person,
                now=timezone.now(),
                goes_on=goes_on.goes_on(),
            )
            pending.delete()
            words = _("‘%(title)s’ staat klaar als werkversie; %(kept)s onderdelen herkend.")
            facts = {"title": imported.page.title, "kept": imported.kept}
            messages.success(request, words % facts)
            return redirect("wagtailadmin_pages:edit", imported.page.pk)
        except NotAllowed as refused:
            for refusal in refused.refusals:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, refusal_sentence(refusal))
    doubts = [sentence(doubt.code, doubt.facts, DOUBTS) for doubt in outline.doubts]
    context = {
        "pending": pending,
        "outline": outline,
        "form": form,
        "goes_on": goes_on,
        "base": base,
        "doubts": doubts,
    }
    return render(request, "content/importing/preview.html", context)


@require_POST
@for_importers
def drop(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    """Throw an upload away."""
    _pending_or_404(request, pending_id).delete()
    return redirect("importing_upload")
