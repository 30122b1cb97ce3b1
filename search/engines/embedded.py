"""SQLite's own full text (FTS5): nothing to install."""

import json

from django.db import DatabaseError, connection

from search.analysis.documents import OWN_WORDS, TOKEN_FIELDS
from search.engines.base import EngineError, Wanted
from search.engines.install import FTS, TABLE
from search.models import TAG_SEPARATOR
from search.query import Tokens
from search.ranking import FIELD_WEIGHTS


def _all(tokens: Tokens) -> str:
    # Tokens are letters and digits only; the quotes keep AND, OR and NOT from being operators.
    return "(" + " AND ".join(f'"{token}"' for token in tokens) + ")"


def match_expression(wanted: Wanted) -> str:
    """The FTS5 expression: any term, every required token, none of the excluded."""
    expression = "(" + " OR ".join(_all(term.tokens) for term in wanted.terms) + ")"
    if wanted.required:
        expression = f"({_all(wanted.required)} AND {expression})"
    # An excluded phrase is judged on its order in ranking; one word can be left out here.
    for tokens in wanted.excluded:
        if len(tokens) == 1:
            columns = " ".join(OWN_WORDS)
            expression = f'({expression} NOT {{{columns}}} : "{tokens[0]}")'
    return expression


class EmbeddedEngine:
    """Proposes by BM25 over all terms together; one query."""

    name = "sqlite"

    def propose(self, wanted: Wanted) -> list[int]:
        if not wanted.terms or not wanted.group_keys:
            return []
        weights = ", ".join(str(FIELD_WEIGHTS[name]) for name in TOKEN_FIELDS)
        where, values = [], [match_expression(wanted), json.dumps(list(wanted.group_keys))]
        if wanted.kinds:
            where.append("AND d.kind IN (SELECT value FROM json_each(%s))")
            values.append(json.dumps(wanted.kinds))
        if wanted.tags:
            has_tag = " OR ".join("instr(d.tags, %s) > 0" for _ in wanted.tags)
            where.append(f"AND ({has_tag})")
            values += [f"{TAG_SEPARATOR}{tag}{TAG_SEPARATOR}" for tag in wanted.tags]
        statement = (
            f"SELECT d.id FROM {FTS} JOIN {TABLE} d ON d.id = {FTS}.rowid "  # noqa: S608
            f"WHERE {FTS} MATCH %s AND d.group_key IN (SELECT value FROM json_each(%s)) "
            f"{' '.join(where)} ORDER BY bm25({FTS}, {weights}), d.id LIMIT %s"
        )
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, [*values, wanted.limit])
                return [row[0] for row in cursor.fetchall()]
        except DatabaseError as error:
            raise EngineError(str(error)) from error
