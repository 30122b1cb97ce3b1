"""The same page in another language."""

from collections.abc import Iterable
from typing import Any

from django.urls import translate_url
from django.utils.translation import get_language

#: Somebody who looks for their own language looks for its own name.
OWN_NAMES = {"nl": "Nederlands", "en": "English"}


def language_links(path: str, codes: Iterable[str] = OWN_NAMES) -> list[dict[str, Any]]:
    """A link per language in which the page at this path exists."""
    current = get_language()
    return [
        {
            "code": code,
            "label": OWN_NAMES[code],
            "url": translate_url(path, code),
            "current": code == current,
        }
        for code in codes
    ]
