"""HTML: headings, lists and tables as marked up; scripts, menus and styles are left behind.

The other formats with mark-up (Markdown, .docx, .odt) are turned into HTML first.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from content.importing.broken_words import join_lines, mended, words_of
from content.importing.markup import clean_text, escaped, sanitised_inline, text_of
from content.importing.readers.html_tables import is_layout, table_of
from content.importing.readers.pictures import picture_of
from content.importing.recognition.words_of_the_genre import starts_like_heading
from content.importing.stream import Item, Piece, Reading

_DROPPED = [
    "script", "style", "noscript", "template", "nav", "header", "footer", "form", "iframe",
    "object", "svg", "head", "button", "aside",
]  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
_RENAMED = {"b": "strong", "i": "em"}
_LIST_MARK = re.compile(r"^\s*[•·●▪◦○■]\s*")
# A paragraph in bold letters ranks below every heading that is marked up as one.
_BELOW_HEADINGS = 7
_LONGEST_BOLD_HEADING = 110


def read(content: str) -> Reading:
    """The pieces of a page; the text is already decoded."""
    content = clean_text(content)
    known_words = words_of(re.sub(r"<[^>]*>", " ", content).split("\n"))
    soup = BeautifulSoup(mended(content, known_words), "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    main = soup.find("main") or soup.find("article") or soup.body or soup
    for dropped in soup.find_all(_DROPPED):
        dropped.decompose()
    pieces = list(_pieces(main)) if isinstance(main, Tag) else []
    return Reading(_with_bold_headings(pieces), title=title if not _has_title(pieces) else "")


def _has_title(pieces: list[Piece]) -> bool:
    """Whether the page itself opens with its title as its only heading of the first rank."""
    first = [piece for piece in pieces if piece.kind == "heading" and piece.depth == 1]
    return len(first) == 1 and bool(pieces) and pieces[0] is first[0]


def _pieces(parent: Tag) -> Iterator[Piece]:
    loose: list[str] = []
    for child in parent.children:
        if isinstance(child, PreformattedString):
            continue  # Comments and declarations.
        if isinstance(child, NavigableString) or (isinstance(child, Tag) and child.name in _INLINE):
            if isinstance(child, Tag) and child.find(["img", "p", "ul", "ol", "table", "div"]):
                yield from _paragraph("".join(loose))
                loose = []
                yield from _pieces(child)
            else:
                loose.append(_inline(child))
            continue
        if isinstance(child, Tag):
            yield from _paragraph("".join(loose))
            loose = []
            yield from _element(child)
    yield from _paragraph("".join(loose))


def _element(tag: Tag) -> Iterator[Piece]:
    if re.fullmatch(r"h[1-6]", tag.name):
        yield from _heading(tag)
    elif tag.name in ("ul", "ol"):
        yield from _list(tag)
    elif tag.name == "table":
        if is_layout(tag):
            for cell in tag.find_all(["td", "th"]):
                yield from _pieces(cell)
        else:
            yield Piece("table", table=table_of(tag, _inline))
    elif tag.name == "img":
        yield Piece("image", image=picture_of(tag))
    elif tag.name == "blockquote":
        markup = " ".join(piece.html for piece in _pieces(tag) if piece.html)
        yield Piece("quote", text=text_of(markup), html=markup)
    elif tag.name == "dl":
        yield from _definitions(tag)
    elif tag.name == "p" and not tag.find(["img", "table", "ul", "ol"]):
        yield from _paragraph(_inline_content(tag))
    else:
        yield from _pieces(tag)


def _heading(tag: Tag) -> Iterator[Piece]:
    for image in tag.find_all("img"):
        yield Piece("image", image=picture_of(image))
    text = text_of(_inline_content(tag))
    if text:
        yield Piece("heading", text=text, depth=int(tag.name[1]))


def _paragraph(markup: str) -> Iterator[Piece]:
    markup = re.sub(r"^(?:\s|<br>)+|(?:\s|<br>)+$", "", sanitised_inline(markup))
    text = text_of(markup)
    if not text:
        return
    run_in = re.match(
        r"<strong>(?P<head>(?:(?!</?strong>).)+)</strong>\s*<br>\s*(?P<rest>.+)", markup, re.S
    )
    if run_in and _like_heading(text_of(run_in["head"])) and len(text_of(run_in["rest"])) > 60:
        yield Piece("heading", text=text_of(run_in["head"]), depth=_BELOW_HEADINGS)
        markup, text = run_in["rest"], text_of(run_in["rest"])
    yield Piece("paragraph", text=text, html=markup)


def _definitions(tag: Tag) -> Iterator[Piece]:
    term = ""
    for child in tag.find_all(["dt", "dd"]):
        if child.name == "dt":
            term = text_of(_inline_content(child))
        else:
            yield from _paragraph(f"{escaped(term)}: {_inline_content(child)}")


def _list(tag: Tag) -> Iterator[Piece]:
    notes = [item for item in tag.find_all("li", recursive=False) if _is_note(item)]
    if notes:
        for number, item in enumerate(notes, 1):
            yield from _paragraph(f"{number} {_inline_content(item)}")
        return
    items = _items(tag)
    if items:
        start = str(tag.get("start", "1"))
        style = str(tag.get("type", ""))
        yield Piece(
            "list",
            text=" ".join(text_of(item.html) for item in items),
            items=items,
            ordered=tag.name == "ol",
            list_style=style if style in ("a", "A", "i", "I") else "",
            start=int(start) if start.isdigit() else 1,
        )


def _items(tag: Tag) -> list[Item]:
    found: list[Item] = []
    for row in tag.find_all(["li", "ul", "ol"], recursive=False):
        if row.name != "li":
            if found:
                found[-1].children += _items(row)
            continue
        below = row.find_all(["ul", "ol"], recursive=False)
        for nested in below:
            nested.extract()
        item = Item(_LIST_MARK.sub("", sanitised_inline(_inline_content(row))).strip())
        for nested in below:
            item.children += _items(nested)
            item.ordered_children = nested.name == "ol"
        if item.html or item.children:
            found.append(item)
    return found


def _is_note(item: Tag) -> bool:
    return bool(re.match(r"(?:foot|end)note", str(item.get("id", ""))))


def _inline_content(tag: Tag) -> str:
    parts: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name in ("p", "div") and parts:
            parts.append("<br>")
        parts.append(_inline(child))
    return "".join(parts).strip()


def _inline(node: object) -> str:
    if isinstance(node, PreformattedString):
        return ""
    if isinstance(node, NavigableString):
        return escaped(_without_breaks(str(node)))
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "<br>"
    inner = _inline_content(node)
    name = _RENAMED.get(node.name, node.name)
    if name == "a":
        target = str(node.get("href", ""))
        if target.startswith("#") and inner.strip() in ("↑", "^"):
            return ""
        usable = re.match(r"(?:https?:|mailto:)", target)
        quoted = escaped(target).replace('"', "%22")
        return f'<a href="{quoted}">{inner}</a>' if usable else inner
    if name in ("strong", "em", "sub", "sup") and inner.strip():
        return f"<{name}>{inner}</{name}>"
    return inner


def _without_breaks(text: str) -> str:
    """Source line ends are spaces, except where a word was broken over them."""
    if "\n" not in text:
        return text.replace("\u00ad", "")
    edge_before = " " if text[:1].isspace() else ""
    edge_after = " " if text[-1:].isspace() else ""
    return edge_before + join_lines(text.split("\n")) + edge_after


def _like_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_BOLD_HEADING
        and (starts_like_heading(text) or text[:1].isdigit())
        and not re.search(r"[.;,:]$", text)
    )


def _with_bold_headings(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs wholly in bold letters, with text below them, are headings after all."""
    for piece, following in pairwise(pieces):
        if piece.kind != "paragraph" or following.kind not in ("paragraph", "list", "table"):
            continue
        bold = re.fullmatch(
            r"(?:<em>)?<strong>(?:(?!<strong>).)*</strong>(?:</em>)?", piece.html, re.S
        )
        if bold and _like_heading(piece.text):
            piece.kind, piece.depth, piece.html = "heading", _BELOW_HEADINGS, ""
    return pieces
