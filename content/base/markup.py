"""Markup of running text as the editor writes it, whoever wrote it."""

import re

#: White space between two tags of paragraphs or lists; between words it means something.
BETWEEN = re.compile(r"(</?(?:p|ul|ol|li)(?:\s[^>]*)?>)\s+(?=</?(?:p|ul|ol|li)\b)")


def without_gaps(html: str) -> str:
    """The same text without white space between its paragraphs and list items.

    The editor's screen leaves it out. A text that came from elsewhere would otherwise look edited
    in every section after its first save on the screen, and lose its translations.
    """
    return BETWEEN.sub(r"\1", html)
