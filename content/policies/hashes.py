"""What a version's hashes cover, so that anyone can compute them again.

All are SHA-256 in hexadecimal over canonical JSON: keys sorted, no spaces, UTF-8 unescaped.

- ``text_hash`` of a section: heading and text with markup, not number or level: a translation holds
  for exactly this hash and survives renumbering.
- ``content_hash`` of a version: titles, sections (ids, numbers, levels, headings, paths, markup,
  words, legal references), the legal basis of the whole, and name, type, alternative and hash of
  each attachment.
- ``record_hash`` of a version: the content hash and every other column but the row's own id, and
  but ``confirmation`` where it is empty.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

#: Columns of a version that its record hash leaves out: its own row and the hash itself.
NOT_IN_RECORD = frozenset({"id", "record_hash"})
#: Columns that came later: empty they are left out, so that older rows keep their hash.
WHEN_FILLED = frozenset({"confirmation"})


def canonical(data: Any) -> bytes:
    """One sequence of bytes per content."""
    return json.dumps(
        data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


def sha256(data: Any) -> str:
    """SHA-256 over the canonical form."""
    return hashlib.sha256(canonical(data)).hexdigest()


def bytes_hash(content: bytes) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def text_hash(heading: str, html: str) -> str:
    """What a translation of a section is tied to: its heading and its marked-up text."""
    return sha256({"heading": heading, "html": html})


def titles_hash(title: str, official_title: str) -> str:
    """What a translation of the titles is tied to."""
    return sha256({"title": title, "official_title": official_title})


def content_hash(
    *,
    title: str,
    official_title: str,
    legal_basis: Any,
    sections: Iterable[Mapping[str, Any]],
    attachments: Iterable[Mapping[str, Any]],
) -> str:
    """The hash over what readers get to read."""
    return sha256(
        {
            "title": title,
            "official_title": official_title,
            "legal_basis": legal_basis,
            "sections": list(sections),
            "attachments": sorted(attachments, key=lambda item: str(item["key"])),
        }
    )


def section_content(section: Any) -> dict[str, Any]:
    """What the content hash takes from a section row."""
    return {
        "section_id": str(section.section_id),
        "position": section.position,
        "number": section.number,
        "level": section.level,
        "heading": section.heading,
        "path": section.path,
        "html": section.html,
        "text": section.text,
        "references": section.references,
    }


def attachment_content(attachment: Any) -> dict[str, Any]:
    """What the content hash takes from an attachment row."""
    return {
        "key": str(attachment.key),
        "name": attachment.name,
        "media_type": attachment.media_type,
        "alternative": attachment.alternative,
        "hash": attachment.content_hash,
    }


def record_hash(version: Any) -> str:
    """The hash over the content hash and all other columns of a version row."""
    columns = {
        field.attname: getattr(version, field.attname)
        for field in version._meta.concrete_fields
        if field.attname not in NOT_IN_RECORD
        and not (field.attname in WHEN_FILLED and getattr(version, field.attname) is None)
    }
    return sha256(json.loads(canonical(columns)))
