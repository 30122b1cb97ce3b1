"""Files of an entry, for who may open that entry."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from forms.register.actions.record_read import record_read
from forms.register.selectors.lists import attachment_for, purpose_of_today
from portal.core.clock import day_of
from portal.core.refusals import NotAllowed


@require_safe
def attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponseBase:
    """A file of an entry, to save and never to run; opening it is a reading like any other."""
    found = attachment_for(request.person, attachment_id) if request.person else None
    if found is None:
        raise Http404
    file, entry = found
    now = timezone.now()
    try:
        record_read(
            entry,
            by=request.person,
            now=now,
            channel="file",
            purpose_text=purpose_of_today(entry, request.person, day_of(now)),
        )
    except NotAllowed as refused:
        raise Http404 from refused
    response = FileResponse(
        file.file.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
