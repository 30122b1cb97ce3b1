"""Generated documents and edits of them, as issued text has them: paragraphs with inline markup,
nested lists, boxes and tables, merged cells included.
"""

import re
from html import unescape
from html.parser import HTMLParser
from random import Random

WORDS = ["de", "het", "een", "ambtenaar", "meldt", "geschenk", "niet", "mag", "moet", "binnen"]
WORDS += ["vier", "weken", "bij", "50", "euro", "€", "tenzij", "vooraf", "R&amp;D", "art.", "4.1"]
WORDS += ["1.500,00", "belang.", "nevenwerk,", "(zie)", "ja?", "a–b", "c/d", "toestemming"]
VOID = {"br", "img", "hr"}


def line(random: Random) -> str:
    """Words with inline markup, a link, a picture or a line break here and there."""
    words = [random.choice(WORDS) for _ in range(random.randint(0, 14))]
    for _ in range(random.randint(0, 2)):
        if words:
            start = random.randrange(len(words))
            end = random.randint(start, len(words) - 1)
            tag = random.choice(["strong", "em", "a", "sub"])
            if not any("<" in word for word in words[start : end + 1]):
                opening = f'<a href="/s/{random.randint(1, 3)}/">' if tag == "a" else f"<{tag}>"
                words[start] = opening + words[start]
                words[end] += f"</{tag}>"
    if words and random.random() < 0.1:
        words.insert(random.randrange(len(words)), '<img src="/x" alt="a > b">')
    return random.choice([" ", " ", "  ", "<br>"]).join(words)


def items(random: Random, depth: int = 0) -> str:
    """A list, with lists inside."""
    tag = random.choice(["ul", "ol"])
    found = []
    for _ in range(random.randint(1, 4)):
        inside = items(random, depth + 1) if depth < 2 and random.random() < 0.25 else ""
        found.append(f"<li>{line(random)}{inside}</li>")
    return f"<{tag}>{''.join(found)}</{tag}>"


def table(random: Random) -> str:
    """A table, sometimes with merged cells and rows of different lengths."""
    columns, is_merged = random.randint(1, 4), random.random() < 0.3
    head = f'<th scope="col" colspan="{columns}">{line(random)}</th>'
    if not is_merged:
        head = "".join(f'<th scope="col">{line(random)}</th>' for _ in range(columns))
    rows = "".join(
        "<tr>" + "".join(f"<td><p>{line(random)}</p></td>" for _ in range(columns)) + "</tr>"
        for _ in range(random.randint(1, 4))
    )
    return (
        f'<div class="portal-table"><table><caption>{line(random)}</caption><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def block(random: Random) -> str:
    """One block of a section."""
    kind = random.random()
    if kind < 0.5:
        return f"<p>{line(random)}</p>"
    if kind < 0.7:
        return items(random)
    if kind < 0.85:
        return table(random)
    return f'<div class="portal-box"><p>{line(random)}</p>{items(random)}</div>'


def text(random: Random) -> str:
    """The text of a section."""
    return "\n".join(block(random) for _ in range(random.randint(0, 5)))


def edited(random: Random, html: str) -> str:
    """The same text after a few edits: words, cells, columns, rows, items, blocks, markup."""
    for _ in range(random.randint(0, 5)):
        html = random.choice(EDITS)(random, html)
    return html


def _reword(random: Random, html: str) -> str:
    return re.sub(
        r"(?<=[ >])\w+(?=[ <])",
        lambda found: random.choice(WORDS) if random.random() < 0.15 else found[0],
        html,
    )


def _drop_or_double(random: Random, html: str, pattern: str) -> str:
    found = list(re.finditer(pattern, html, re.S))
    if not found:
        return html
    one = random.choice(found)
    middle = "" if random.random() < 0.5 else one[0] + one[0]
    return html[: one.start()] + middle + html[one.end() :]


def _rows(random: Random, html: str) -> str:
    return _drop_or_double(random, html, r"<tr>(?:(?!<tr>).)*?</tr>")


def _items(random: Random, html: str) -> str:
    return _drop_or_double(random, html, r"<li>(?:(?!<li>).)*?</li>")


def _paragraphs(random: Random, html: str) -> str:
    return _drop_or_double(random, html, r"<p>(?:(?!<p>).)*?</p>")


def _column(random: Random, html: str) -> str:
    cell = "<td><p>kolom</p></td>"
    if random.random() < 0.5:
        return html.replace("<tr><td>", f"<tr>{cell}<td>").replace("<tr><th", "<tr><th>K</th><th")
    return re.sub(r"(<tr>)<t([dh])[^>]*>(?:(?!<t[dh]).)*?</t\2>", r"\1", html, flags=re.S)


def _markup(random: Random, html: str) -> str:
    old, new = random.choice([("strong", "em"), ("em", "strong"), ("sub", "em")])
    return html.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")


def _address(random: Random, html: str) -> str:
    return html.replace("/s/1/", "/s/9/")


def _blocks(random: Random, html: str) -> str:
    return random.choice([html + block(random), block(random) + html])


def _spaces(random: Random, html: str) -> str:
    return html.replace("  ", " ").replace(", ", ",") if random.random() < 0.5 else html


EDITS = (_reword, _reword, _rows, _items, _paragraphs, _column, _markup, _address, _blocks, _spaces)


def lines_of(html: str, *, without: str = "") -> list[str]:
    """What a piece of HTML says: the words of each block that has any, in order.

    ``without`` is a tag whose content is left out.
    """
    if without:
        html = re.sub(rf"<{without}\b[^>]*>.*?</{without}>", "", html, flags=re.S)
    html = re.sub(r"</?(?:ins|del|span)\b[^>]*>", "", html)
    html = re.sub(r"</?(?:a|strong|em|sub)\b[^>]*>", "", html)
    html = re.sub(r'<img src="/x" alt="a (?:>|&gt;) b"/?>', "[beeld]", html)
    html = html.replace("<br>", "[regel]").replace("<br/>", "[regel]")
    lines = (" ".join(unescape(part).split()) for part in re.split(r"<[^>]*>", html))
    return [line for line in lines if line]


class _Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(tag)


def nesting_faults(html: str) -> list[str]:
    """Tags that do not nest."""
    reader = _Nesting()
    reader.feed(html)
    reader.close()
    return reader.faults + reader.stack
