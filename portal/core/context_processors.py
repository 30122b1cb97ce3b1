"""What the frame of every page needs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.core import menu
from portal.core.languages import language_links


@dataclass(frozen=True)
class Organisation:
    """Whose portal this is."""

    name: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Organisation, reader, menu and footer; empty in the CMS, which has its own frame."""
    if request.path_info.startswith("/cms/"):
        return {}
    person = getattr(request, "person", None) or None
    return {
        "organisation": Organisation(settings.ORGANISATION_NAME),
        "person": person,
        "menu": menu.items_for(person, request.path_info),
        "language_switch": language_links(request.path),
        "footer_links": menu.items_for(person, request.path_info, footer=True),
    }
