"""When does a save change what the next version will say?

Editors' screens rewrite markup without anyone touching a word (marks of the editor, ids of list
items), so what is compared is the content without those.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from content.base.markup import without_gaps
from content.policies import hashes
from content.policies.models.page import CONTENT_FIELDS

STREAMS = ("body", "legal_basis")
EDITOR_MARKS = re.compile(r'\s(?:data-block-key|class)="[^"]*"')
SAME_TAGS = (("strong", "b"), ("em", "i"))
SPACE = re.compile(r"\s+")


def fingerprint(content: Mapping[str, Any]) -> str:
    """One value per content of a revision of a policy page; equal when nothing said changed."""
    content = json.loads(json.dumps(dict(content), cls=DjangoJSONEncoder))
    kept: dict[str, Any] = {}
    for name in CONTENT_FIELDS:
        value = content.get(name)
        if name == "tagged_items":
            value = sorted(item["tag"] for item in value or [])
        elif name in STREAMS:
            value = _stream(value)
        else:
            value = plain(value)
        if value not in (None, "", [], {}):
            kept[name] = value
    return hashes.sha256(kept)


def _stream(value: Any) -> list[Any]:
    blocks = json.loads(value) if isinstance(value, str) and value else value or []
    return [[block.get("id"), block["type"], plain(block["value"])] for block in blocks]


def plain(value: Any) -> Any:
    """What a stored value says: without ids, empty entries and marks of the editor; numbers as
    text.
    """
    if isinstance(value, dict):
        parts = {name: plain(part) for name, part in value.items() if name != "id"}
        return {
            name: part for name, part in parts.items() if part not in (None, "", [], {}, "False")
        }
    if isinstance(value, list):
        return [plain(part) for part in value]
    if value is None:
        return None
    return _text(str(value))


def _text(text: str) -> str:
    text = without_gaps(EDITOR_MARKS.sub("", text))
    for long, short in SAME_TAGS:
        text = text.replace(f"<{long}>", f"<{short}>").replace(f"</{long}>", f"</{short}>")
    return SPACE.sub(" ", text).strip()
