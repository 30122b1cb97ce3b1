"""The one allow-list every text from outside passes, and small steps between text and HTML."""

import html
import re
import unicodedata

import nh3

ALLOWED = {
    "p": set[str](),
    "ul": set[str](),
    "ol": {"start", "type"},
    "li": set[str](),
    "strong": set[str](),
    "em": set[str](),
    "a": {"href"},
    "sub": set[str](),
    "sup": set[str](),
    "br": set[str](),
}
_INLINE = {"strong", "em", "a", "sub", "sup", "br"}
_SCHEMES = {"http", "https", "mailto"}
# Invisible characters that can hide or turn text around, and controls other than tab and newline.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]"
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# Bullets of the Symbol and Wingdings fonts have no character of their own.
_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf076\uf0a8]")


def sanitised(markup: str) -> str:
    """The markup with only the allowed elements; doing it twice changes nothing."""
    return nh3.clean(
        markup,
        tags=set(ALLOWED),
        attributes={tag: set(names) for tag, names in ALLOWED.items() if names},
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def sanitised_inline(markup: str) -> str:
    """As ``sanitised``, but without paragraphs and lists."""
    return nh3.clean(
        markup,
        tags=_INLINE,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    ).strip()


def text_of(markup: str) -> str:
    """The words of the markup, with single spaces."""
    spaced = re.sub(r"<(?:br|/p|/li|/td|/th|p|li)\b[^>]*>", " ", markup)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def escaped(text: str) -> str:
    """Plain text as HTML."""
    return html.escape(text, quote=False)


def clean_text(text: str) -> str:
    """One spelling of characters: composed, no ligatures, no hidden signs, plain spaces."""
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _BULLETS.sub("•", text)
    return _HIDDEN.sub("", text.replace("\u00a0", " ").replace("\u202f", " "))
