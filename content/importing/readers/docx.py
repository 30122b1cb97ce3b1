"""Word documents, by way of HTML; drawings and comments are left behind."""

from io import BytesIO

import mammoth

from content.importing.outline import Doubt
from content.importing.readers import html
from content.importing.stream import Reading

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Kop 1'] => h1:fresh
p[style-name='Kop 2'] => h2:fresh
p[style-name='Kop 3'] => h3:fresh
p[style-name='Kop 4'] => h4:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Citaat'] => blockquote > p:fresh
"""


def read(content: bytes) -> Reading:
    """The pieces of a .docx file."""
    result = mammoth.convert_to_html(BytesIO(content), style_map=_STYLES)
    titled, plain = 'class="title"' in result.value, result.value
    title = ""
    if titled:
        before, _, after = plain.partition('<h1 class="title">')
        title, _, rest = after.partition("</h1>")
        plain = before + rest.replace('<h1 class="title">', "<h1>")
    reading = html.read(f"<body>{plain}</body>")
    if title:
        reading.title = html.text_of(title)
    if any(message.type == "error" for message in result.messages):
        reading.doubts.append(Doubt("parts_skipped"))
    return reading
