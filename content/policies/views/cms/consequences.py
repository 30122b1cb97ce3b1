"""What would follow from issuing the working copy as it was last saved."""

from django.http import HttpResponse
from django.shortcuts import render

from content.policies.panels import outlook_of
from content.policies.selectors.minor import minor_edit_of
from content.policies.snapshot import snapshot_of
from content.policies.views.cms.desk import Desk, reading_desk


@reading_desk
def consequences(desk: Desk) -> HttpResponse:
    """What stands in the way, and what will follow, in sentences of every room concerned."""
    draft = desk.page.get_latest_revision_as_object() if desk.page else None
    edit = minor_edit_of(draft, snapshot_of(draft), desk.now) if draft else None
    context = {
        "desk": desk,
        "policy": desk.policy,
        "page": desk.page,
        "outlook": outlook_of(draft, desk.by, desk.now) if draft else None,
        "asks_confirmation": bool(edit and edit.places and not edit.is_confirmed),
    }
    return render(desk.request, "content/policies/cms/consequences.html", context)
