"""S37: a form takes what it asks; whatever else is posted changes nothing.

Each of our own forms is sent twice from the same situation: as it is, and with every field name of
every model of ours beside it. The rows that change must be the same.
"""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from tests.factories.matrix import DEEDS, Row, rows
from tests.factories.players import Cast
from tests.factories.walk import ask, client_of, verdict

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROOMS = ("portal_", "content_", "forms_", "search")
MARK = "Ingesmokkeld"
NAMES = re.compile(rb'\bname="([^"]+)"')
#: What differs between two equal requests: drawn keys, moments and what is computed from them.
DRAWN = {
    "id",
    "salt",
    "commitment",
    "reference",
    "content_hash",
    "record_hash",
    "sha256",
    "data",
} | {"token_hash"}
#: Buttons of ours: pressing another one is another wish, not an extra field.
BUTTONS = {"save", "remove_file", "go_on", "read"}


def models_of_ours() -> list[Any]:
    return [model for model in apps.get_models() if model._meta.app_label.startswith(ROOMS)]


def extra_fields(cast: Cast) -> dict[str, str]:
    """Every field name of ours with a value that would be taken if anything took it."""
    colleague = str(cast.person("colleague").pk)
    found: dict[str, str] = {}
    for model in models_of_ours():
        for field in model._meta.concrete_fields:
            value = MARK
            if field.choices:
                value = str(next(iter(dict(field.flatchoices))))
            elif isinstance(field, models.BooleanField):
                value = "on"
            elif isinstance(field, models.ForeignKey):
                value = colleague
            elif isinstance(field, models.IntegerField | models.DecimalField):
                value = "77"
            elif isinstance(field, models.DateField):
                value = "2001-02-03"
            found |= {field.name: value, field.attname: value}
    return found | {"is_superuser": "on", "roles": "administrator", "decided_by": colleague}


def is_kept(field: Any) -> bool:
    """Does this column say the same after two equal requests?"""
    if field.name in ("person", "employee", "decider", "reader"):
        return True
    told = (models.DateTimeField, models.UUIDField, models.AutoField)
    is_drawn = field.is_relation and field.related_model._meta.pk.default
    return field.name not in DRAWN and not isinstance(field, told) and not is_drawn


def state() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of ours, without what is drawn or told by the clock."""
    found = {}
    for model in models_of_ours():
        fields = [field.attname for field in model._meta.concrete_fields if is_kept(field)]
        if not fields:
            continue
        found[model.__name__] = sorted(
            (tuple(map(str, row)) for row in model._base_manager.values_list(*fields)),
        )
    return found


def after(client: Any, path: str, data: dict[str, Any]) -> tuple[str, Any]:
    """The verdict and all rows after a post, which is then undone."""
    with transaction.atomic():
        answer = client.post(path, data)
        outcome = verdict(answer), state()
        transaction.set_rollback(True)
    return outcome


def forms_of(role: str) -> list[Row]:
    return [
        row
        for row in rows()
        if row.method == "POST"
        and row.expected[role] == "in"
        and not row.route.startswith(("cms/", "uitloggen/", "inloggen/", "_util/", "documenten/"))
        and "behandelen/register/" not in row.route
    ]


@pytest.mark.parametrize("role", ["employee", "manager", "moderator", "controller", "approver"])
def test_s37_fields_that_were_not_asked_change_nothing(cast: Cast, role: str) -> None:
    client, extra = client_of(cast, role), extra_fields(cast)
    tried, faults = [], []
    for row in forms_of(role):
        path, typed = row.address(cast), row.typed()
        asked = {name.decode() for name in NAMES.findall(ask(client, "GET", path)[1])}
        asked |= {name for deed in DEEDS.values() for name in deed} | set(typed) | BUTTONS
        more = {name: value for name, value in extra.items() if name not in asked}
        plain, loaded = after(client, path, typed), after(client, path, {**more, **typed})
        tried.append(path)
        if plain != loaded:
            tables = [name for name in plain[1] if plain[1][name] != loaded[1][name]]
            faults.append(f"{path}: {plain[0]} became {loaded[0]}, other rows in {tables}")
    assert tried
    assert not faults, "\n".join(faults)
