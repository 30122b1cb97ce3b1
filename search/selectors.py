"""Searching for a reader: results, and why each matched."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q

from portal.core.sources import kind_labels
from search import engines
from search.analysis.documents import TOKEN_FIELDS
from search.engines.base import POOL, Wanted, required_of, terms_of
from search.knowledge import Knowledge, knowledge
from search.models import PinnedResult, SearchDocument
from search.pins import pinned_for
from search.query import Query, Why, parse
from search.ranking import Match, Ranked, Ranking
from search.snippets import snippet
from search.visibility import Period, visible_groups

MAXIMUM_SIZE = 50
DAYS_A_YEAR = 365.25
_RANKED = (
    *("pk", "group_key", "kind", "tags", "language", "section_id", "slug", "version"),
    *TOKEN_FIELDS,
)


class Scope(StrEnum):
    """What is searched: the texts in force on a day, or also everything before."""

    IN_FORCE = "in_force"
    HISTORY = "history"


@dataclass(frozen=True)
class Facet:
    """One value that the results can be narrowed to, with how many there are."""

    value: str
    label: Any
    count: int
    checked: bool = False


@dataclass(frozen=True)
class Hit:
    """One result. ``in_force`` are its first and last day (None is open); ``snippet`` is HTML."""

    document: str
    slug: str
    section_id: str
    number: str
    heading: str
    path: tuple[str, ...]
    url: str
    snippet: str
    score: float
    version: int | None
    in_force: Period
    kind: str
    kind_label: Any
    language: str
    matches: tuple[Match, ...] = ()
    factors: Mapping[str, float] = field(default_factory=dict)
    pinned: bool = False


@dataclass(frozen=True)
class Answer:
    """The results of one page. ``corrected`` is what was searched instead of misspelt words.

    ``total`` counts the pool of candidates; more may exist when ``total_is_lower_bound``.
    ``limited``: the search server did not answer, the database did.
    """

    query: str
    corrected: str | None = None
    total: int = 0
    total_is_lower_bound: bool = False
    facets: Mapping[str, Sequence[Facet]] = field(default_factory=lambda: {"kind": [], "tag": []})
    results: Sequence[Hit] = ()
    limited: bool = False
    parsed: Query = field(default_factory=lambda: Query(""))


@dataclass(frozen=True)
class _Search:
    """One question with everything that does not change while it is answered."""

    query: Query
    known: Knowledge
    periods: Mapping[str, Period]
    scope: Scope
    language: str
    on: date | None = None

    @property
    def ages(self) -> dict[str, float]:
        """The years that each text is in force on the day that is asked about."""
        if self.on is None:
            return {}
        return {
            group: max(0.0, (self.on - start).days / DAYS_A_YEAR)
            for group, (start, _) in self.periods.items()
            if start
        }


def search_for(
    person: Any,
    text: str,
    *,
    on: date,
    scope: Scope = Scope.IN_FORCE,
    kind: Sequence[str] = (),
    tag: Sequence[str] = (),
    page: int = 1,
    size: int = 10,
    language: str = "nl",
    literally: bool = False,
) -> Answer:
    """What this reader finds with these words, best first.

    ``language`` is the reader's; ``literally`` leaves misspelt words as they are. The number of
    queries does not depend on the number of texts, words or results.
    """
    periods = visible_groups(person, scope, on)
    return search_in(
        periods,
        text,
        scope=scope,
        kind=kind,
        tag=tag,
        page=page,
        size=size,
        language=language,
        literally=literally,
        on=on,
    )


def search_in(
    periods: Mapping[str, Period],
    text: str,
    *,
    scope: Scope = Scope.IN_FORCE,
    kind: Sequence[str] = (),
    tag: Sequence[str] = (),
    page: int = 1,
    size: int = 10,
    language: str = "nl",
    literally: bool = False,
    on: date | None = None,
) -> Answer:
    """The same among given groups (keys with their days in force), for who may see those."""
    known = knowledge()
    query = parse(text, known.lexicon, known.thesaurus, known.languages, correct=not literally)
    if query.is_empty:
        return Answer(query.text, parsed=query)
    search = _Search(query, known, periods, scope, language, on)
    pool, cut, limited = _pool(search)
    narrowed = [one for one in pool if _has(one, kind, tag)]
    if cut and (kind or tag):
        narrowed, cut, limited_again = _pool(search, tuple(kind), tuple(tag))
        narrowed = [one for one in narrowed if _has(one, kind, tag)]
        limited = limited or limited_again
    first = (page - 1) * size
    return Answer(
        query=query.text,
        corrected=None if _typed_words_found(query, pool) else query.corrected,
        total=len(narrowed),
        total_is_lower_bound=cut,
        facets=_facets(pool, kind, tag),
        results=_hits(search, narrowed[first : first + size]),
        limited=limited,
        parsed=query,
    )


def _pool(
    search: _Search, kinds: tuple[str, ...] = (), tags: tuple[str, ...] = ()
) -> tuple[list[Ranked], bool, bool]:
    """The ranked candidates, whether there may be more, and whether search is limited."""
    wanted = Wanted(
        terms=terms_of(search.query, search.known.lexicon),
        required=required_of(search.query),
        excluded=search.query.excluded,
        group_keys=sorted(search.periods),
        kinds=kinds,
        tags=tags,
    )
    ids, limited = engines.propose(wanted)
    # Asked of the database once more: a server's index may still have what was withdrawn.
    pinned = pinned_for(search.query, search.known.pins)
    rows = SearchDocument.objects.filter(
        Q(pk__in=ids[:POOL]) | Q(section_id__in=pinned, section_id__gt="")
    ).only(*_RANKED)
    candidates = [row for row in rows if row.group_key in search.periods]
    candidates.sort(key=_lasting_order)
    ranking = Ranking(search.query, search.known.lexicon, search.language, search.ages)
    ranked = ranking.rank(candidates)
    if pinned:
        ranked = _pinned_first(ranked, candidates, pinned)
    if search.scope is Scope.HISTORY:
        ranked = _one_per_section(ranked)
    return ranked, len(ids) > POOL, limited


def _pinned_first(
    ranked: list[Ranked], candidates: Sequence[SearchDocument], pinned: Sequence[str]
) -> list[Ranked]:
    """What editors put first, as far as this reader may see it now; in the editors' order."""
    newest = {row.section_id: row for row in reversed(candidates)}
    rows = [newest[section] for section in pinned if section in newest]
    known = {getattr(one.candidate, "pk", 0): one for one in ranked}
    first = []
    for row in rows:
        one = known.get(row.pk) or Ranked(row, 0.0)
        one.matches.insert(0, Match("", (), Why.PINNED, one.score))
        first.append(one)
    taken = {row.pk for row in rows}
    return first + [one for one in ranked if getattr(one.candidate, "pk", 0) not in taken]


@dataclass(frozen=True)
class ShownPin:
    """A section that stands first for words; ``heading`` is "" where it cannot be found now."""

    pk: int
    words: str
    section_id: str
    heading: str
    document: str


def pinned_results(person: Any, on: date) -> list[ShownPin]:
    """Everything that is put first, with what this reader would see of it now; three queries."""
    pins = list(PinnedResult.objects.all())
    rows = SearchDocument.objects.filter(
        section_id__in={pin.section_id for pin in pins},
        group_key__in=visible_groups(person, Scope.IN_FORCE, on),
    ).order_by("version")
    found = {row.section_id: row for row in rows.only("section_id", "heading", "title", "number")}
    shown = []
    for pin in pins:
        row = found.get(pin.section_id)
        heading = f"{row.number} {row.heading}".strip() if row else ""
        title = row.title if row else ""
        shown.append(ShownPin(pin.pk, pin.words, pin.section_id, heading or title, title))
    return shown


def _is_pinned(ranked: Ranked) -> bool:
    return bool(ranked.matches) and ranked.matches[0].why is Why.PINNED


def _lasting_order(row: SearchDocument) -> tuple[int, int]:
    """Equal scores: the newest version first, then the order of the text."""
    return -(row.version or 0), row.pk


def _one_per_section(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Of a section that stood in many versions only the best hit."""
    seen = set()
    kept = []
    for one in ranked:
        row: Any = one.candidate
        identity = (row.slug, row.section_id) if row.section_id else row.pk
        if identity not in seen:
            seen.add(identity)
            kept.append(one)
    return kept


def _typed_words_found(query: Query, pool: Iterable[Ranked]) -> bool:
    """Whether a word that no open text knows stands in a text of this reader after all."""
    return any(
        match.why is Why.TYPED and match.word in query.misspelt
        for ranked in pool
        for match in ranked.matches
    )


def _has(ranked: Ranked, kinds: Sequence[str], tags: Sequence[str]) -> bool:
    row: Any = ranked.candidate
    return (not kinds or row.kind in kinds) and (not tags or not set(tags).isdisjoint(row.tag_list))


def _facets(
    pool: Sequence[Ranked], kinds: Sequence[str], tags: Sequence[str]
) -> dict[str, list[Facet]]:
    """Each facet counted with the choices of the other one."""
    labels = kind_labels()
    by_kind: Counter[str] = Counter()
    by_tag: Counter[str] = Counter()
    for ranked in pool:
        row: Any = ranked.candidate
        if _has(ranked, (), tags):
            by_kind[row.kind] += 1
        if _has(ranked, kinds, ()):
            by_tag.update(row.tag_list)
    for counter, chosen in ((by_kind, kinds), (by_tag, tags)):
        counter.update(dict.fromkeys(chosen, 0))
    return {
        "kind": _values(by_kind, kinds, labels),
        "tag": _values(by_tag, tags, {}),
    }


def _values(counter: Counter[str], chosen: Sequence[str], labels: Mapping[str, Any]) -> list[Facet]:
    ordered = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Facet(value, labels.get(value, value), count, value in chosen) for value, count in ordered
    ]


def _hits(search: _Search, ranked: Sequence[Ranked]) -> list[Hit]:
    texts = SearchDocument.objects.defer(*TOKEN_FIELDS).in_bulk(
        [getattr(one.candidate, "pk", 0) for one in ranked]
    )
    labels = kind_labels()
    splitter = search.known.lexicon.splitter
    hits = []
    for one in ranked:
        row = texts.get(getattr(one.candidate, "pk", 0))
        if row is None:
            continue
        hits.append(
            Hit(
                document=row.title,
                slug=row.slug,
                section_id=row.section_id,
                number=row.number,
                heading=row.heading,
                path=tuple(row.path),
                url=row.url,
                snippet=snippet(row.text, search.query, row.language, splitter),
                score=round(one.score, 4),
                version=row.version,
                in_force=search.periods[row.group_key],
                kind=row.kind,
                kind_label=labels.get(row.kind, row.kind),
                language=row.language,
                matches=tuple(one.matches),
                factors=one.factors,
                pinned=_is_pinned(one),
            )
        )
    return hits
