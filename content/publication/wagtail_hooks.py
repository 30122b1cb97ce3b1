"""Ask the steps before a page goes live; a refusal is a message and the draft stays."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from content.publication import publisher, steps
from portal.core.actors import Actor


def _by(request: HttpRequest) -> Actor | None:
    return publisher.current_actor() or publisher.actor_of(request.user)


@hooks.register("before_publish_page")
def ask_before_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refusals become messages; the draft was already saved and stays."""
    page = page.specific
    sentences = steps.sentences_before(page, _by(request), publisher.current_now())
    if not sentences:
        for line in steps.consequences_before(page, publisher.current_now()):
            messages.info(request, line)
        return None
    for sentence in sentences:
        messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def ask_before_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once: all or none."""
    if action_type != "publish":
        return None
    by, now = _by(request), publisher.current_now()
    refused = False
    for page in objects:
        specific = getattr(page, "get_latest_revision_as_object", lambda: None)()
        for sentence in steps.sentences_before(specific, by, now) if specific else ():
            messages.error(request, f"{page}: {sentence}")
            refused = True
    return redirect(action.next_url) if refused else None
