"""Fills in a reference in a text: from the catalogue, from a typed citation or from a link."""

from collections.abc import Mapping
from typing import Any

from content.law.citations import Reference, as_parts
from content.law.links import CIVIL_BOOKS, LawLink, read_link, written_link
from content.law.parsing import parse
from content.law.selectors import catalogue

PARTS = ("article", "paragraph", "part")
#: What a chosen reference always decides; the rest only where nothing was typed.
DECIDED = ("law", *PARTS, "citation", "status")


def filled(value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that follow from what was chosen or typed; nothing where that is uncertain."""
    chosen = value.get("chosen")
    if chosen is not None:
        given = chosen.as_typed()
        given["url"] = given["url"] or address_of(chosen.reference, chosen.pinned_on)
        return {name: given[name] for name in given if name in DECIDED or not value.get(name)}
    if any(value.get(name) for name in PARTS):
        return {}
    link = read_link(value.get("url") or "")
    written = value.get("citation") or value.get("law") or ""
    if not written and link is None:
        return {}
    laws = catalogue().laws
    parsed = parse(written or value["url"], laws)
    if not parsed.is_certain or len(parsed.references) != 1:
        return _day_of(link, value)
    reference = parsed.references[0]
    found = {"law": reference.law, **as_parts(reference), **_day_of(link, value)}
    if not value.get("citation"):
        found["citation"] = written or ""
    if parsed.gloss and not value.get("gloss"):
        found["gloss"] = parsed.gloss
    if not value.get("url") and (address := address_of(reference, value.get("pinned_on"))):
        found["url"] = address
    return {name: filling for name, filling in found.items() if filling}


def _day_of(link: LawLink | None, value: Mapping[str, Any]) -> dict[str, Any]:
    if link is None or link.pinned_on is None or value.get("pinned_on"):
        return {}
    return {"pinned_on": link.pinned_on}


def address_of(reference: Reference, pinned_on: Any = None) -> str:
    """Where the text of a law that is known can be read; empty when it has no number."""
    if reference.known is None or not reference.known.bwb_ids:
        return ""
    bwb_id = link_id(reference)
    return written_link(LawLink(bwb_id, reference.place, pinned_on)) if bwb_id else ""


def link_id(reference: Reference) -> str:
    """The number of the text that holds this place; books of the civil code differ."""
    ids = reference.known.bwb_ids if reference.known else ("",)
    if ids[0] not in CIVIL_BOOKS:
        return ids[0]
    book = reference.place.number.partition(":")[0]
    return next((one for one in ids if CIVIL_BOOKS.get(one) == book), "")
