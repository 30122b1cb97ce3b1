"""Marks that are heard too: most screen readers pass over ins and del."""

import re

from django.utils.translation import gettext as _

_MARK = re.compile(r'<(?:(ins|del)( class="portal-moved")?|span class="portal-moved")>(?! </)')


def spoken(html: str) -> str:
    """The same marked text with hidden words in front of what came, went or moved."""
    words = {
        "ins": _("Toegevoegd:"),
        "del": _("Verwijderd:"),
        "came": _("Overgenomen:"),
        "went": _("Verplaatst:"),
    }

    def with_words(found: re.Match[str]) -> str:
        kind = found[1] or "came"
        if found[2]:
            kind = "went"
        return f'{found[0]}<span class="portal-hidden">{words[kind]} </span>'

    return _MARK.sub(with_words, html)
