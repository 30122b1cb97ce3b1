"""Any frozen markup as what a text block can hold: paragraphs and lists, every word kept.

For sections whose blocks no longer exist: their boxes and tables are gone, their words are not.
"""

from bs4 import BeautifulSoup, NavigableString, Tag

INLINE = {"b", "strong", "i", "em", "a", "sup", "sub", "br"}
LISTS = {"ul", "ol"}
#: What becomes a paragraph with heavy words: it was a heading of what follows.
BOLD = {"caption", "dt", "th"}
CELLS = ("th", "td")


def plain_markup(html: str) -> str:
    """The same words in the same order, in markup that the editor's text block knows."""
    soup = BeautifulSoup(html, "html.parser")
    for unheard in soup.select("[aria-hidden=true]"):
        unheard.decompose()
    return "".join(_blocks(soup))


def _blocks(element: Tag) -> list[str]:
    """The children of an element as paragraphs and lists; loose words join in a paragraph."""
    made: list[str] = []
    loose: list[str] = []

    def close() -> None:
        words = "".join(loose).strip()
        loose.clear()
        if words:
            made.append(f"<p>{words}</p>")

    for child in element.children:
        if isinstance(child, NavigableString):
            loose.append(_escaped(child))
        elif isinstance(child, Tag) and _is_inline(child):
            loose.append(_inline(child))
        elif isinstance(child, Tag):
            close()
            made.extend(_block(child))
    close()
    return made


def _block(element: Tag) -> list[str]:
    if element.name in LISTS:
        items = [f"<li>{_item(item)}</li>" for item in element.find_all("li", recursive=False)]
        return [f"<{element.name}>{''.join(items)}</{element.name}>"] if items else []
    if element.name == "tr":
        cells = [_cell(cell) for cell in element.find_all(CELLS, recursive=False)]
        return [f"<p>{' | '.join(cell for cell in cells if cell)}</p>"] if any(cells) else []
    if element.name in BOLD:
        words = _words(element)
        return [f"<p><b>{words}</b></p>"] if words else []
    return _blocks(element)


def _cell(cell: Tag) -> str:
    words = _words(cell)
    return f"<b>{words}</b>" if cell.name == "th" and words else words


def _item(item: Tag) -> str:
    """A list item; a list inside it stays one."""
    parts = []
    for child in item.children:
        if isinstance(child, Tag) and child.name in LISTS:
            parts.extend(_block(child))
        elif isinstance(child, Tag):
            parts.append(_inline(child) if _is_inline(child) else _words(child))
        elif isinstance(child, NavigableString):
            parts.append(_escaped(child))
    return " ".join(part for part in (one.strip() for one in parts) if part)


def _words(element: Tag) -> str:
    """All words below an element on one line, with the markup that may stand inside a line."""
    parts = []
    for child in element.children:
        if isinstance(child, NavigableString):
            parts.append(_escaped(child))
        elif isinstance(child, Tag) and _is_inline(child):
            parts.append(_inline(child))
        elif isinstance(child, Tag):
            parts.append(f" {_words(child)} ")
    return " ".join("".join(parts).split())


def _is_inline(element: Tag) -> bool:
    return element.name in INLINE or element.name in ("span", "time", "img")


def _inline(element: Tag) -> str:
    if element.name == "img":
        return _escaped(NavigableString(str(element.get("alt", ""))))
    if element.name == "br":
        return "<br/>"
    inner = "".join(
        _escaped(child)
        if isinstance(child, NavigableString)
        else _inline(child)
        if isinstance(child, Tag) and _is_inline(child)
        else _words(child)
        if isinstance(child, Tag)
        else ""
        for child in element.children
    )
    if element.name == "a" and element.get("href"):
        address = _escaped(NavigableString(str(element["href"]))).replace('"', "&quot;")
        return f'<a href="{address}">{inner}</a>'
    if element.name in INLINE and element.name != "a":
        return f"<{element.name}>{inner}</{element.name}>"
    return inner


def _escaped(text: NavigableString) -> str:
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
