"""The border with the CMS: files that are not for everyone."""

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.documents.models import AbstractDocument


@hooks.register("before_serve_document", order=-1)
def closed_file_is_not_there(document: AbstractDocument, request: HttpRequest) -> None:
    """Who is signed in and may not have a file gets 404.

    Wagtail would send them to the sign-in page, which sends them back here: a loop.
    """
    if not request.user.is_authenticated:
        return
    restrictions = document.collection.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
