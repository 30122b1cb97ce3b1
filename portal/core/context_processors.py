"""What the frame of every page needs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from portal.core import menu

# A reader looks for the own language under its own name.
OWN_NAMES = {"nl": "Nederlands", "en": "English"}


@dataclass(frozen=True)
class Organisation:
    """Whose portal this is."""

    name: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Organisation, reader, menu and footer; empty in the CMS, which has its own frame."""
    if request.path_info.startswith("/cms/"):
        return {}
    person = getattr(request, "person", None) or None
    current = get_language()
    return {
        "organisation": Organisation(settings.ORGANISATION_NAME),
        "person": person,
        "menu": menu.items_for(person, request.path_info),
        "language_switch": [
            {
                "code": code,
                "label": label,
                "url": translate_url(request.path, code),
                "current": code == current,
            }
            for code, label in OWN_NAMES.items()
        ],
        "footer_links": menu.items_for(person, request.path_info, footer=True),
    }
