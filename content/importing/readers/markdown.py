"""Markdown, also the kind that programs make of a PDF: HTML in cells, tables with tabs."""

import re

from markdown_it import MarkdownIt

from content.importing.markup import clean_text
from content.importing.readers import html
from content.importing.stream import Reading

_HEADING = re.compile(r"^#{1,6}\s+\S", re.M)
_BROKEN_ITEM = re.compile(
    r"^(?P<item>[ \t]*\d{1,3}\. (?:(?![.?!:;]\s*$).)+)\n\s*\n"
    r"- (?P<rest>[a-zà-ÿ].*)\n(?=[ \t]*\d{1,3}\. )",
    re.M,
)


def looks_like_markdown(content: str) -> bool:
    """Whether a text file is really Markdown: at least two headings with number signs."""
    return len(_HEADING.findall(content)) >= 2


def read(content: str) -> Reading:
    """The pieces of a Markdown text."""
    text = clean_text(content).replace("\f", "\n")
    text = _BROKEN_ITEM.sub(r"\g<item> \g<rest>\n", text)
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return html.read(f"<body>{parser.render(_with_tab_tables(text))}</body>")


def _with_tab_tables(text: str) -> str:
    """Runs of lines with tabs are rows of a table."""
    lines: list[str] = []
    run: list[str] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line.strip("\t ") or (run and line.rstrip(" ").endswith("\t")):
            run.append(line)
            continue
        if len(run) > 1:
            lines += ["", _tab_table(run), ""]
        else:
            lines += run
        run = []
        lines.append(line)
    return "\n".join(lines)


def _tab_table(run: list[str]) -> str:
    rows = [line.split("\t") for line in run]
    head = "".join(f"<th>{cell.strip()}</th>" for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table><tr>{head}</tr>{body}</table>"
