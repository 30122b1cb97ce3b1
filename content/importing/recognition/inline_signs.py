"""Signs inside a line of plain text that stand for mark-up: bold, links, addresses."""

import re

from content.importing.markup import escaped, sanitised_inline
from content.importing.recognition.list_items import Inline

_LINK = re.compile(r"\[(?P<words>[^\]\n]+)\]\((?P<target>[^)\s]*)\)")
_BOLD = re.compile(r"\*\*(?P<words>[^*\n]+)\*\*")
_ADDRESS = re.compile(r"(?<![\"'=>/\w])(https?://[^\s<>\"”’)]+[^\s<>\"”’).,;:])")


class InlineSigns(Inline):
    """Escapes plain text and turns the signs into elements; counts links that lead nowhere."""

    def __init__(self) -> None:
        self.empty_links = 0

    def __call__(self, text: str) -> str:
        markup = (
            _ADDRESS.sub(r'<a href="\1">\1</a>', escaped(text))
            if "](" not in text
            else escaped(text)
        )
        markup = _LINK.sub(self._link, markup)
        return sanitised_inline(_BOLD.sub(r"<strong>\g<words></strong>", markup))

    def _link(self, found: re.Match[str]) -> str:
        if not re.match(r"(?:https?://|mailto:)", found["target"]):
            self.empty_links += 1
            return found["words"]
        return f'<a href="{found["target"]}">{found["words"]}</a>'


def without_signs(text: str) -> str:
    """The words of a line without the signs."""
    return _BOLD.sub(r"\g<words>", _LINK.sub(r"\g<words>", text))
