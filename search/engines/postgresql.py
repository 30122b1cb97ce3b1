"""PostgreSQL's full text with the `simple` configuration over our own tokens."""

from django.db import DatabaseError, connection, transaction

from search.engines.base import EngineError, Wanted
from search.engines.install import TABLE
from search.models import TAG_SEPARATOR
from search.query import Tokens

# D, C, B, A: after the weights of ranking, 1 at most.
LABEL_WEIGHTS = "{0.15, 0.3, 0.4, 1.0}"


def _all(tokens: Tokens) -> str:
    return " & ".join(f"'{token}'" for token in tokens)


class PostgresqlEngine:
    """Proposes by ts_rank per term times its rarity, which ts_rank does not know; one query."""

    name = "postgresql"

    def propose(self, wanted: Wanted) -> list[int]:
        if not wanted.terms or not wanted.group_keys:
            return []
        where = ["d.group_key = ANY(%s)"]
        values: list[object] = [list(wanted.group_keys)]
        if wanted.required:
            where.append("d.tokens @@ %s::tsquery")
            values.append(_all(wanted.required))
        for tokens in wanted.excluded:
            if len(tokens) == 1:
                where.append("NOT d.tokens @@ %s::tsquery")
                values.append(f"'{tokens[0]}':AB")
        if wanted.kinds:
            where.append("d.kind = ANY(%s)")
            values.append(list(wanted.kinds))
        if wanted.tags:
            has_tag = " OR ".join("position(%s in d.tags) > 0" for _ in wanted.tags)
            where.append(f"({has_tag})")
            values += [f"{TAG_SEPARATOR}{tag}{TAG_SEPARATOR}" for tag in wanted.tags]
        terms = [_all(term.tokens) for term in wanted.terms]
        weights = [term.weight for term in wanted.terms]
        statement = (
            f"SELECT d.id FROM unnest(%s::text[], %s::float8[]) AS t(term, weight) "  # noqa: S608
            f"JOIN {TABLE} d ON d.tokens @@ t.term::tsquery "
            f"WHERE {' AND '.join(where)} GROUP BY d.id "
            f"ORDER BY sum(t.weight * ts_rank('{LABEL_WEIGHTS}', d.tokens, t.term::tsquery)) DESC, "
            "d.id LIMIT %s"
        )
        try:
            # A savepoint: a refused statement must not spoil the reader's transaction.
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, [terms, weights, *values, wanted.limit])
                return [row[0] for row in cursor.fetchall()]
        except DatabaseError as error:
            raise EngineError(str(error)) from error
