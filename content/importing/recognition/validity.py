"""The line with which Dutch public bodies say when a text is in force."""

import re
from datetime import date

from content.importing.outline import Validity

_MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]  # fmt: skip
_DAY = rf"(?:\d{{1,2}}-\d{{1,2}}-\d{{4}}|\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\s+\d{{4}})"
_LINE = re.compile(
    rf"(?:geldend|geldig|van\s+kracht|in\s+werking)\s+(?:van|vanaf|sinds|met\s+ingang\s+van)\s+(?P<start>{_DAY})"
    rf"(?:\s+(?:t/m|tot\s+en\s+met)\s+(?P<end>heden|{_DAY}))?"
    rf"(?:,?\s+(?:en\s+)?met\s+terugwerkende\s+kracht\s+(?:vanaf|van|tot(?:\s+en\s+met)?)\s+(?P<back>{_DAY}))?\.?",
    re.I,
)


def validity_of(text: str) -> Validity | None:
    """The period a paragraph states, when it states nothing else; ValueError for no such day."""
    found = _LINE.fullmatch(text.strip())
    if not found:
        return None
    end = found["end"]
    return Validity(
        valid_from=_day(found["start"]),
        valid_until=_day(end) if end and end.lower() != "heden" else None,
        retroactive_from=_day(found["back"]) if found["back"] else None,
        line=text.strip(),
    )


def states_validity(text: str) -> bool:
    """Whether a line is such a statement, even one with an impossible day."""
    return bool(_LINE.fullmatch(text.strip()))


def _day(text: str) -> date:
    if "-" in text:
        day, month, year = map(int, text.split("-"))
        return date(year, month, day)
    words = text.lower().split()
    return date(int(words[2]), _MONTHS.index(words[1]) + 1, int(words[0]))
