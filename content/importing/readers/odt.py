"""OpenDocument texts, by way of HTML."""

import base64
from io import BytesIO

import filetype
from odfdo import Document, Element

from content.importing.markup import escaped
from content.importing.readers import html
from content.importing.stream import Reading

_SKIPPED = {
    "text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls",
    "text:table-of-content", "office:annotation-end", "text:note-citation",
}  # fmt: skip
_DEEPEST = 200


def read(content: bytes) -> Reading:
    """The pieces of an .odt file."""
    writer = _Writer(Document(BytesIO(content)))
    markup = writer.children(writer.document.body)
    notes = "".join(
        f'<li id="footnote-{place}">{note}</li>' for place, note in enumerate(writer.notes, 1)
    )
    reading = html.read(f"<body>{markup}{'<ol>' + notes + '</ol>' if notes else ''}</body>")
    if writer.title:
        reading.title = writer.title
    return reading


class _Writer:
    """Writes the elements of a text as HTML; remembers the title and the notes on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.title = ""
        self.notes: list[str] = []
        self.bold, self.italic, self.titles, self.numbered = self._styles()

    def _styles(self) -> tuple[set[str], set[str], set[str], set[str]]:
        bold, italic, numbered = set(), set(), set()
        titles = {"Title", "Titel"}
        for style in self.document.get_styles():
            name = str(style.get_attribute("style:name") or "")
            if style.get_attribute("style:parent-style-name") in titles:
                titles.add(name)
            for properties in style.get_elements("style:text-properties"):
                if properties.get_attribute("fo:font-weight") == "bold":
                    bold.add(name)
                if properties.get_attribute("fo:font-style") == "italic":
                    italic.add(name)
            if style.tag == "text:list-style" and style.get_elements(
                "text:list-level-style-number[1]"
            ):
                numbered.add(name)
        return bold, italic, titles, numbered

    def children(self, element: Element, depth: int = 0) -> str:
        """The content of an element, text and elements in order."""
        if depth > _DEEPEST:
            return ""
        parts = [escaped(element.text or "")]
        for child in element.children:
            parts += [self.element(child, depth + 1), escaped(child.tail or "")]
        return "".join(parts)

    def element(self, element: Element, depth: int) -> str:
        tag = element.tag
        if tag in _SKIPPED:
            return ""
        if tag == "text:p":
            return self._paragraph(element, depth)
        if tag == "text:h":
            rank = min(max(int(element.get_attribute("text:outline-level") or 1), 1), 6)
            return f"<h{rank}>{self.children(element, depth)}</h{rank}>"
        if tag == "draw:frame":
            return self._frame(element, depth)
        if tag == "text:note":
            return self._note(element, depth)
        if tag in ("text:s", "text:tab"):
            return " "
        if tag == "text:line-break":
            return "<br>"
        return self._wrapped(element, depth)

    def _wrapped(self, element: Element, depth: int) -> str:
        """Elements that map on one HTML element, or on nothing but their content."""
        inner = self.children(element, depth)
        style = str(element.get_attribute("text:style-name") or "")
        match element.tag:
            case "text:list":
                name = "ol" if style in self.numbered else "ul"
                return f"<{name}>{inner}</{name}>"
            case "text:list-item":
                return f"<li>{inner}</li>"
            case "text:a":
                target = escaped(str(element.get_attribute("xlink:href") or "")).replace('"', "%22")
                return f'<a href="{target}">{inner}</a>'
            case "text:span":
                inner = f"<strong>{inner}</strong>" if style in self.bold else inner
                return f"<em>{inner}</em>" if style in self.italic else inner
            case "table:table":
                return f"<table>{inner}</table>"
            case "table:table-header-rows":
                return f"<thead>{inner}</thead>"
            case "table:table-row":
                return f"<tr>{inner}</tr>"
            case "table:table-cell":
                spans = "".join(
                    f' {ours}="{value}"'
                    for ours, theirs in (
                        ("colspan", "table:number-columns-spanned"),
                        ("rowspan", "table:number-rows-spanned"),
                    )
                    if (value := str(element.get_attribute(theirs) or "")).isdecimal()
                )
                return f"<td{spans}>{inner}</td>"
        return inner

    def _paragraph(self, element: Element, depth: int) -> str:
        style = str(element.get_attribute("text:style-name") or "")
        inner = self.children(element, depth)
        if style in self.titles and not self.title:
            self.title = html.text_of(inner)
            return ""
        return (
            f"<p><strong>{inner}</strong></p>"
            if style in self.bold and inner
            else f"<p>{inner}</p>"
        )

    def _frame(self, element: Element, depth: int) -> str:
        words = " ".join(
            held.text or ""
            for name in ("svg:title", "svg:desc")
            for held in element.get_elements(name)
        )
        for image in element.get_elements("draw:image"):
            source = ""
            try:
                content = self.document.get_part(str(image.get_attribute("xlink:href")))
            except (KeyError, ValueError, TypeError):
                content = b""
            kind = filetype.guess_mime(content) if isinstance(content, bytes) else None
            if kind and isinstance(content, bytes):
                source = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
            quoted = escaped(words.strip()).replace('"', "&quot;")
            return f'<img src="{source}" alt="{quoted}">'
        return "".join(
            self.element(child, depth + 1)
            for child in element.children
            if child.tag == "draw:text-box"
        )

    def _note(self, element: Element, depth: int) -> str:
        self.notes.append("")
        place = len(self.notes)
        body = element.get_elements("text:note-body")
        self.notes[place - 1] = "".join(self.children(held, depth + 1) for held in body)
        return f"<sup>[{place}]</sup>"
