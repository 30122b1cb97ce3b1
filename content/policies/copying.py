"""Section ids of a copy: new, but the same for the same old id, so that all revisions agree."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from wagtail.blocks import StreamValue


def new_id(old: Any, policy_key: UUID) -> str:
    """The id that a section of another policy gets in this one."""
    return str(uuid5(policy_key, str(old)))


def _reminted(blocks: list[Any], policy_key: UUID) -> list[Any]:
    return [{**block, "id": new_id(block["id"], policy_key)} for block in blocks]


def reminted(body: StreamValue, policy_key: UUID) -> StreamValue:
    """The same stream with section ids of its own."""
    return StreamValue(
        body.stream_block, _reminted(list(body.get_prep_value()), policy_key), is_lazy=True
    )


def reminted_content(content: Mapping[str, Any], policy_key: UUID) -> dict[str, Any]:
    """The content of a revision with section ids of its own."""
    blocks = json.loads(content.get("body") or "[]")
    return {**content, "body": json.dumps(_reminted(blocks, policy_key))}
