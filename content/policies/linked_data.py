"""A version as schema.org Legislation, in JSON-LD: what machines read on its page.

https://schema.org/Legislation. Only what the page itself shows to the same reader.
"""

import json
from collections.abc import Container
from typing import Any

from django.utils.safestring import mark_safe

from content.policies import addresses
from content.policies.models import Policy
from content.policies.selectors import KnownVersion, Translated
from content.policies.states import VersionState
from content.policies.validity import Period

#: In a script element these could end it; in JSON the escapes mean the same.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def _coverage(period: Period) -> str:
    """ISO 8601 interval; both days belong to it, an open end is two dots."""
    return f"{period.start}/{period.until or '..'}"


def legislation_data(
    policy: Policy,
    line: KnownVersion,
    found: Translated,
    language: str,
    base: str,
    known: Container[int],
) -> dict[str, Any]:
    """The properties of one version; ``base`` makes addresses complete, ``known`` are the numbers
    of the versions one may know of.
    """
    version, slug = line.version, policy.slug
    address = f"{base}{addresses.version_url(slug, version.number, language)}"
    whole = f"{base}{addresses.policy_url(slug)}"
    older = version.corrects or version.follows
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{base}{addresses.version_url(slug, version.number)}",
        "url": address,
        "name": found.title,
        "alternateName": found.official_title,
        "legislationIdentifier": f"{slug}/versies/{version.number}",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "sha-256",
            "value": version.content_hash,
        },
        "legislationType": version.get_kind_display(),
        "version": version.number,
        "inLanguage": found.language if found.texts else version.language,
        "datePublished": version.published_at.isoformat(),
        "legislationDate": version.adopted_on.isoformat() if version.adopted_on else None,
        "legislationPassedBy": _organisation(version.adopted_by),
        "legislationResponsible": {"@type": "Person", "name": version.policy_owner},
        "legislationLegalForce": "https://schema.org/"
        + ("InForce" if line.state is VersionState.IN_FORCE else "NotInForce"),
        "temporalCoverage": [_coverage(period) for period in line.periods],
        "exampleOfWork": {"@type": "Legislation", "@id": whole, "name": found.title},
        "keywords": version.tags,
        "description": version.change_note,
        "encoding": {
            "@type": "LegislationObject",
            "contentUrl": f"{base}{addresses.pdf_url(slug, version.number, language)}",
            "encodingFormat": "application/pdf",
        },
        "isBasedOn": [reference["citation"] for reference in version.legal_basis],
    }
    if older in known:
        changed = f"{base}{addresses.version_url(slug, older)}"
        data["legislationChanges"] = {"@type": "Legislation", "@id": changed}
    return {name: value for name, value in data.items() if value}


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def legislation(
    policy: Policy,
    line: KnownVersion,
    found: Translated,
    language: str,
    base: str,
    known: Container[int],
) -> str:
    """The same as text that is safe inside a script element; it is data and never executed."""
    data = legislation_data(policy, line, found, language, base, known)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308
