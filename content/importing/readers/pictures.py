"""Pictures in HTML: the bytes when they are inside the document, never fetched from elsewhere."""

import base64
import binascii
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bs4.element import Tag

from content.importing.outline import Image

_DATA = re.compile(
    r"data:(?P<type>image/(?:png|jpeg|gif|webp));base64,(?P<content>[A-Za-z0-9+/=\s]+)"
)


def picture_of(tag: Tag) -> Image:
    """The picture of an ``img`` element, with its text alternative if the author gave one."""
    source = str(tag.get("src", ""))
    alternative = " ".join(str(tag.get("alt", "")).split())
    if found := _DATA.fullmatch(source):
        try:
            content = base64.b64decode(found["content"], validate=False)
        except (binascii.Error, ValueError):
            content = b""
        return Image(alternative, media_type=found["type"], content=content)
    try:
        name = PurePosixPath(urlsplit(source).path).name if not source.startswith("data:") else ""
    except ValueError:
        name = ""
    return Image(alternative, name=name[:200])
