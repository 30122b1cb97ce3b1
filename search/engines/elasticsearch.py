"""A search server of Elasticsearch 8 or 9, or one that speaks its language.

It stores our plain tokens, splits them at spaces and proposes ids. Rights, order and text come
from the database, so an index that is behind can never show what was withdrawn.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError, bulk

from search.analysis.documents import OWN_WORDS, TOKEN_FIELDS
from search.engines.base import EngineError, Term, Wanted
from search.models import SearchDocument
from search.ranking import FIELD_WEIGHTS, REST

ALIAS = "portal-sections"
SECONDS = 2.0
BULK = 500

_TOKENS = {"type": "text", "analyzer": "whitespace", "similarity": "BM25"}
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "properties": {
        **dict.fromkeys(TOKEN_FIELDS, _TOKENS),
        "group_key": {"type": "keyword"},
        "kind": {"type": "keyword"},
        "tags": {"type": "keyword"},
    },
}
_FIELDS = [f"{name}^{weight}" for name, weight in FIELD_WEIGHTS.items()]


def _term(term: Term) -> dict[str, Any]:
    # cross_fields: the tokens of a synonym of two words may stand in heading and body.
    kind = "most_fields" if len(term.tokens) == 1 else "cross_fields"
    return {
        "multi_match": {
            "query": " ".join(term.tokens),
            "fields": _FIELDS,
            "type": kind,
            "operator": "and",
            "analyzer": "whitespace",
            "boost": max(term.weight, 0.01),
        }
    }


def _anywhere(tokens: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {"multi_match": {"query": token, "fields": list(OWN_WORDS), "analyzer": "whitespace"}}
        for token in tokens
    ]


def request_body(wanted: Wanted) -> dict[str, Any]:
    """The question as the server reads it."""
    allowed: list[dict[str, Any]] = [{"terms": {"group_key": list(wanted.group_keys)}}]
    if wanted.kinds:
        allowed.append({"terms": {"kind": list(wanted.kinds)}})
    if wanted.tags:
        allowed.append({"terms": {"tags": list(wanted.tags)}})
    single = [tokens[0] for tokens in wanted.excluded if len(tokens) == 1]
    return {
        "query": {
            "bool": {
                "filter": allowed + _anywhere(wanted.required),
                "must_not": _anywhere(single),
                "should": [
                    {"dis_max": {"queries": [_term(t) for t in wanted.terms], "tie_breaker": REST}}
                ],
                "minimum_should_match": 1,
            }
        },
        "size": wanted.limit,
        "_source": False,
        "track_total_hits": False,
        "timeout": f"{int(SECONDS * 1000)}ms",
    }


class ElasticsearchEngine:
    """One client for the process; its pool of connections is safe between threads."""

    name = "elasticsearch"

    def __init__(self, url: str, alias: str = ALIAS) -> None:
        self._alias = alias
        self._client = Elasticsearch(
            url, request_timeout=SECONDS, max_retries=0, retry_on_timeout=False
        )
        self._patient = self._client.options(request_timeout=60)

    def propose(self, wanted: Wanted) -> list[int]:
        if not wanted.terms or not wanted.group_keys:
            return []
        try:
            answer = self._client.search(index=self._alias, **request_body(wanted))
            if answer["timed_out"] or answer["_shards"]["failed"]:
                raise EngineError("the search server answered in part")
            return [int(hit["_id"]) for hit in answer["hits"]["hits"]]
        except (ApiError, TransportError, KeyError, TypeError, ValueError) as error:
            raise EngineError(f"{type(error).__name__}: {error}") from error

    def push(self, ids: Iterable[int]) -> None:
        """Make the server's copies of these documents right: written, or removed when gone."""
        wanted = set(ids)
        rows = SearchDocument.objects.filter(pk__in=wanted)
        actions = [_store(row, self._alias) for row in rows]
        actions += [
            {"_op_type": "delete", "_index": self._alias, "_id": str(pk)}
            for pk in wanted - {row.pk for row in rows}
        ]
        try:
            self._make_sure_of_index()
            self._bulk(self._patient, actions)
            self._patient.indices.refresh(index=self._alias)
        except (ApiError, TransportError, BulkIndexError) as error:
            raise EngineError(f"{type(error).__name__}: {error}") from error

    def rebuild(self, documents: Iterable[SearchDocument]) -> None:
        """Fill a new index beside the old one, then let the alias point to it."""
        indices = self._patient.indices
        try:
            old = (
                list(indices.get_alias(name=self._alias))
                if indices.exists_alias(name=self._alias)
                else []
            )
            taken = {name.rpartition("-")[2] for name in old}
            name = next(
                f"{self._alias}-{n}" for n in range(1, len(taken) + 2) if str(n) not in taken
            )
            indices.delete(index=name, ignore_unavailable=True)
            self._create(name)
            self._bulk(self._patient, (_store(row, name) for row in documents))
            indices.refresh(index=name)
            actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self._alias}}]
            indices.update_aliases(
                actions=actions + [{"remove_index": {"index": index}} for index in old]
            )
        except (ApiError, TransportError, BulkIndexError) as error:
            raise EngineError(f"{type(error).__name__}: {error}") from error

    def count(self) -> int:
        """How many documents the server has."""
        try:
            return int(self._patient.count(index=self._alias)["count"])
        except (ApiError, TransportError) as error:
            raise EngineError(f"{type(error).__name__}: {error}") from error

    def remove(self) -> None:
        """Take the index away, with its name."""
        for name in list(self._patient.indices.get_alias(name=self._alias)):
            self._patient.indices.delete(index=name)

    def _make_sure_of_index(self) -> None:
        """Writing to a missing alias would make an index with a guessed mapping."""
        if not self._patient.indices.exists_alias(name=self._alias):
            self._create(f"{self._alias}-1")
            self._patient.indices.put_alias(index=f"{self._alias}-1", name=self._alias)

    def _create(self, name: str) -> None:
        self._patient.indices.create(index=name, mappings=MAPPING)

    @staticmethod
    def _bulk(client: Elasticsearch, actions: Iterable[dict[str, Any]]) -> None:
        errors: Any = bulk(client, actions, chunk_size=BULK, raise_on_error=False)[1]
        failed = [one for one in errors if one.get("delete", {}).get("status") != 404]
        if failed:
            raise BulkIndexError(f"{len(failed)} documents were refused", failed)


def _store(row: SearchDocument, index: str) -> dict[str, Any]:
    return {
        "_op_type": "index",
        "_index": index,
        "_id": str(row.pk),
        **{name: getattr(row, name) for name in TOKEN_FIELDS},
        "group_key": row.group_key,
        "kind": row.kind,
        "tags": row.tag_list,
    }


def all_documents() -> Iterator[SearchDocument]:
    """Every document, in bounded memory."""
    return SearchDocument.objects.order_by("pk").iterator(chunk_size=BULK)
