"""My own addresses for following policy: make one, see how many there are, revoke one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from content.policies import addresses
from content.policies.actions.create_feed_token import create_feed_token
from content.policies.actions.revoke_feed_token import revoke_feed_token
from content.policies.banners import Link
from content.policies.forms import RevokeForm
from content.policies.selectors.feed import feed_tokens_of
from content.policies.words import sentences
from portal.core.refusals import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest) -> HttpResponse:
    """The page. A new address is shown in the answer to the click and kept nowhere."""
    person = request.person
    if not person:
        raise PermissionDenied
    language, now = addresses.reader_language(), timezone.now()
    made: list[tuple[str, str]] = []
    refused: list[str] = []
    if request.method == "POST" and "revoke" in request.POST:
        form = RevokeForm(request.POST, tokens=feed_tokens_of(person))
        if form.is_valid():
            revoke_feed_token(form.token(), by=person, now=now)
            messages.success(request, _("Het adres werkt niet meer."))
        return redirect("policies:following")
    if request.method == "POST":
        try:
            token = create_feed_token(person, by=person, now=now)
        except NotAllowed as not_allowed:
            refused = sentences(not_allowed.refusals)
        else:
            made = [
                (name, request.build_absolute_uri(addresses.feed_url(form, language, token)))
                for name, form in (("Atom", "atom"), ("JSON Feed", "json"))
            ]
    context = {
        "tokens": feed_tokens_of(person),
        "made": made,
        "refused": refused,
        "open_urls": [
            Link(name, addresses.feed_url(form, language))
            for name, form in (("Atom", "atom"), ("JSON Feed", "json"))
        ],
        "breadcrumbs": [Link(_("Beleid"), addresses.index_url(language)), Link(_("Volgen"), "")],
    }
    response = render(request, "content/policies/following.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
