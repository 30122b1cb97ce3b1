"""Joining the lines of running text: words broken at a line end become whole again.

A hyphen at the end of a line is one of three things: a word broken by the printer ("integri-" +
"teit"), a part left out on purpose ("inkoop- en verkoop") or a hyphen of the word itself
("e-" + "mail"). The words of the whole document help to choose.
"""

import re
from collections.abc import Iterable

# After these the hyphen stands for the part of the word that follows later.
_SUSPENDING = re.compile(r"(en|of|en/of|dan|als|tot|noch|resp|respectievelijk|maar)\b")
# Prefixes that keep their hyphen in Dutch spelling.
_KEEPS_HYPHEN = re.compile(r"(?:^|[\s(])(?:[A-Z0-9&]+|[A-Za-z]|non|niet|ex|oud|vice|quasi)-$")
_LAST_WORD = re.compile(r"[^\s]+$")
_FIRST_WORD = re.compile(r"^[^\s]+")
_EDGES = "\"'“”‘’.,;:!?[]"


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole on a line: the document's own dictionary."""
    found: set[str] = set()
    for line in lines:
        words = line.split()
        if words and words[-1].endswith("-"):
            words.pop()
        for word in words:
            bare = word.strip(_EDGES).lower()
            found.update({bare, bare.strip("()"), *bare.split("/")})
    return frozenset(found)


def join_lines(lines: Iterable[str], known_words: frozenset[str] = frozenset()) -> str:
    """One string of the lines, with broken words joined and single spaces between the rest."""
    joined = ""
    for line in lines:
        line = " ".join(line.split())
        if line:
            joined = join_pair(joined, line, known_words) if joined else line
    return joined.replace("\u00ad", "")


def join_pair(left: str, right: str, known_words: frozenset[str] = frozenset()) -> str:
    """Two pieces of the same running text; empty ones are passed over."""
    if not left or not right:
        return left or right
    if left.endswith("\u00ad"):
        return left[:-1] + right
    if re.search(r"\w/$", left):
        return left + right
    if re.search(r"\w[-‐]$", left):
        return _join_at_hyphen(left, right, known_words)
    if _is_bracketed_prefix(left, right, known_words):
        return left + right
    return f"{left} {right}"


def mended(text: str, known_words: frozenset[str]) -> str:
    """Words with a hyphen and a space inside, joined when the document knows the whole word."""

    def join(found: re.Match[str]) -> str:
        whole = f"{found[1]}{found[2]}"
        return whole if whole.lower() in known_words else found[0]

    return re.sub(r"(\w{3,})- (?!(?:en|of|als|tot)\b)([a-zà-ÿ]{3,})", join, text)


def is_broken(left: str) -> bool:
    """Whether the text stops inside a word."""
    return bool(re.search(r"\w[-‐\u00ad]$", left))


def _join_at_hyphen(left: str, right: str, known_words: frozenset[str]) -> str:
    if _SUSPENDING.match(right):
        return f"{left} {right}"
    if not right[0].islower():
        # "Noord-" + "Holland", "BIO-" + "Norm": the hyphen belongs to the name.
        return left + right if right[0].isalnum() else f"{left} {right}"
    head, tail = _edge_words(left, right)
    if head[:-1] + tail in known_words:
        return left[:-1] + right
    if head + tail in known_words or _KEEPS_HYPHEN.search(left):
        return left + right
    return left[:-1] + right


def _is_bracketed_prefix(left: str, right: str, known_words: frozenset[str]) -> bool:
    head, tail = _edge_words(left, right)
    return bool(re.fullmatch(r"\(\w+\)", head)) and head + tail in known_words


def _edge_words(left: str, right: str) -> tuple[str, str]:
    last, first = _LAST_WORD.search(left), _FIRST_WORD.search(right)
    return (
        last.group().lower().lstrip(_EDGES) if last else "",
        first.group().lower().rstrip(_EDGES) if first else "",
    )
