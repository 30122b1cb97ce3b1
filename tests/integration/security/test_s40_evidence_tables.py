"""S40, S41: every evidence table refuses change, asked of each table with a row in it."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from portal.core.append_only import protected_models
from portal.core.models import ChangedElsewhereError
from tests.factories.players import Cast

pytestmark = pytest.mark.django_db

#: Tables for which the cast makes no row; that they have triggers is tested with the triggers.
WITHOUT_ROW = {"SectionSuccession", "SectionTranslation", "PinnedSection"}


def filled() -> list[Any]:
    return [model for model in protected_models() if model._base_manager.exists()]


def _attempts(model: Any) -> list[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    column = next(field.column for field in model._meta.concrete_fields if not field.primary_key)
    found = [
        f'UPDATE "{table}" SET "{column}" = "{column}"',  # noqa: S608
        f'DELETE FROM "{table}"',  # noqa: S608
        f'DELETE FROM "{table}" WHERE "{key}" IS NOT NULL',  # noqa: S608
    ]
    if connection.vendor == "sqlite":
        found += [
            f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"',  # noqa: S608
            f'REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1',  # noqa: S608
        ]
    else:
        found.append(f'TRUNCATE "{table}" CASCADE')
    return found


def test_s40_s41_no_statement_alters_a_row_of_evidence(cast: Cast) -> None:
    passed: list[str] = []
    for model in filled():
        for statement in _attempts(model):
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
                    transaction.set_rollback(True)
            except DatabaseError:
                continue
            passed.append(statement)
    assert passed == []


def test_s40_the_cast_puts_a_row_in_nearly_every_evidence_table(cast: Cast) -> None:
    """Otherwise the statements above say nothing: triggers are asked for each row."""
    empty = {model.__name__ for model in protected_models()} - {
        model.__name__ for model in filled()
    }
    assert empty <= WITHOUT_ROW, sorted(empty)


def test_s40_s45_the_models_offer_no_way_round(cast: Cast) -> None:
    passed: list[str] = []
    for model in filled():
        row = model._base_manager.first()
        field = next(f for f in model._meta.concrete_fields if not f.primary_key)
        ways = {
            "save": row.save,
            "update": lambda model=model, field=field, row=row: model._base_manager.update(
                **{field.attname: getattr(row, field.attname)}
            ),
            "bulk_update": lambda model=model, field=field, row=row: (
                model._base_manager.bulk_update([row], [field.name])
            ),
            "raw delete": lambda model=model: model._base_manager.all()._raw_delete(
                using="default"
            ),
            "bulk_create over it": lambda model=model, field=field, row=row: (
                model._base_manager.bulk_create(
                    [row],
                    update_conflicts=True,
                    unique_fields=[model._meta.pk.name],
                    update_fields=[field.name],
                )
            ),
        }
        for way, attempt in ways.items():
            try:
                with transaction.atomic():
                    attempt()
            except (DatabaseError, ChangedElsewhereError):
                continue
            passed.append(f"{way} of {model.__name__}")
    assert passed == []
