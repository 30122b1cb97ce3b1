"""The API does what its description says, and the description names all of it."""

import re
from typing import Any

import pytest
from django.urls import get_resolver

from portal.core.openapi import description
from tests.factories.policies import issued_policy, next_version

pytestmark = pytest.mark.django_db
PYTHON_TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], where: str = "") -> list[str]:
    """Where a value is not as its schema says."""
    if "$ref" in schema:
        schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        tried = [faults(value, one, where) for one in schema["anyOf"]]
        return [] if [] in tried else tried[-1]
    found = [fault for one in schema.get("allOf", ()) for fault in faults(value, one, where)]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {value!r}")
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not isinstance(value, tuple(PYTHON_TYPES[name] for name in types)):
        return [*found, f"{where}: {value!r} is no {types}"]
    if isinstance(value, dict):
        found += [
            f"{where}.{name} missing" for name in schema.get("required", ()) if name not in value
        ]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], part, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for place, item in enumerate(value):
            found += faults(item, schema["items"], f"{where}[{place}]")
    return found


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/policies/{slug}", "/policies/gedragscode"),
        ("/policies/{slug}", "/policies/gedragscode?on=2001-01-01"),
        ("/policies/{slug}/versions", "/policies/gedragscode/versions"),
        ("/policies/{slug}/versions/{number}", "/policies/gedragscode/versions/1"),
        ("/policies/{slug}/compare/{a}/{b}", "/policies/gedragscode/compare/1/2"),
        ("/search", "/search?q=geschenk"),
        ("/search", "/search?q=qwertyuiop"),
    ],
)
def test_answers_have_the_described_shape(
    people: Any, client_of: Any, path: str, address: str
) -> None:
    policy = issued_policy(sections=["Geschenken", "Slot"])
    next_version(policy, sections=["Geschenken en giften", "Slot"])
    answer = client_of(people.employee).get(f"/api/v1{address}")
    schema = description()["paths"][path]["get"]["responses"]["200"]["content"]
    assert faults(answer.json(), schema["application/json"]["schema"]) == []


def test_every_address_of_the_api_is_described() -> None:
    def addresses(patterns: Any, before: str = "") -> list[str]:
        found = []
        for one in patterns:
            here = before + str(one.pattern)
            nested = getattr(one, "url_patterns", None)
            found += addresses(nested, here) if nested is not None else [here]
        return found

    ours = [a for a in addresses(get_resolver().url_patterns) if a.startswith("api/v1/")]
    plain = {re.sub(r"<\w+:(\w+)>", r"{\1}", a.removeprefix("api/v1")) for a in ours}
    assert plain - {"/openapi.json", "/docs"} == set(description()["paths"])


def test_the_description_is_for_who_signed_in(people: Any, client_of: Any, client: Any) -> None:
    reader = client_of(people.employee)
    for address in ("/api/v1/openapi.json", "/api/v1/docs"):
        assert reader.get(address).status_code == 200
        assert client.get(address).status_code == 401
