"""Rows of very many at a time, held in bounded memory until a batch of them is written."""

import json
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Field, Max, Model
from django.db.models.fields import AutoFieldMixin

from portal.demo.bulk.encoding import moment_text
from portal.demo.bulk.writing import Row, write_rows

#: Rows held before they are written.
BATCH = 20_000

#: Kinds of column whose values the drivers take as they are.
AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


def adapter_of(field: Field) -> Callable[[Any], Any] | None:
    """What makes a value fit for this column here; None when there is nothing to do."""
    if isinstance(field, models.ForeignKey):
        return adapter_of(field.target_field)
    if isinstance(field, AS_IT_IS):
        return None
    if isinstance(field, models.UUIDField):
        return lambda value: value.hex
    if isinstance(field, models.JSONField):
        encoder = field.encoder
        return lambda value: json.dumps(value, cls=encoder)
    if isinstance(field, models.DateTimeField):
        return moment_text
    return lambda value: field.get_db_prep_save(value, connection)


class Table:
    """Rows of one model that wait to be written; columns by attribute name (``person_id``).

    Without names all columns are written. ValueError when a column is left out that the database
    does not fill by itself.
    """

    def __init__(self, model: type[Model], *names: str) -> None:
        self.model = model
        fields = {field.attname: field for field in model._meta.concrete_fields}
        self.names = names or tuple(fields)
        by_itself = {name for name, field in fields.items() if isinstance(field, AutoFieldMixin)}
        if set(self.names) | by_itself != set(fields):
            raise ValueError(f"{model.__name__}: {sorted(set(fields) ^ set(self.names))}")
        self.adapters = [adapter_of(fields[name]) for name in self.names]
        self.columns = [fields[name].column for name in self.names]
        # Random keys in their own order touch each page of the index once a batch.
        self.is_sorted = isinstance(fields[self.names[0]], models.UUIDField)
        self.rows: list[Row] = []

    def add(self, values: Mapping[str, Any]) -> None:
        """One more row; every column must be given."""
        self.rows.append(self.fit(values))

    def add_object(self, row: Model) -> None:
        """One more row from an unsaved object."""
        self.add({name: getattr(row, name) for name in self.names})

    def fit(self, values: Mapping[str, Any]) -> Row:
        """The values as this database takes them, in the order of the columns."""
        given = (
            (adapt, values[name]) for name, adapt in zip(self.names, self.adapters, strict=True)
        )
        return tuple(
            value if adapt is None or value is None else adapt(value) for adapt, value in given
        )

    def write(self) -> None:
        """Write what waits."""
        if self.rows:
            if self.is_sorted:
                self.rows.sort(key=itemgetter(0))
            write_rows(self.model._meta.db_table, self.columns, self.rows)
            self.rows.clear()

    def next_key(self) -> int:
        """The first free number for the key of this table."""
        last: int | None = self.model._base_manager.aggregate(last=Max("pk"))["last"]
        return (last or 0) + 1


def without_key(model: type[Model]) -> Table:
    """A table whose rows the database numbers itself."""
    return Table(model, *(f.attname for f in model._meta.concrete_fields if not f.primary_key))


class Tables:
    """Several tables that are written together, in the order in which they refer to each other."""

    def __init__(self, *tables: Table) -> None:
        self.tables = tables

    def write_when_full(self) -> None:
        """Write all when one has a batch waiting."""
        for table in self.tables:
            if len(table.rows) >= BATCH:
                self.write()
                return

    def write(self) -> None:
        """Write all that waits."""
        for table in self.tables:
            table.write()

    def finish(self) -> None:
        """Write the rest and let the database number on from the highest key."""
        self.write()
        statements = connection.ops.sequence_reset_sql(
            no_style(), [table.model for table in self.tables]
        )
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
