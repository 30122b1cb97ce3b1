"""Searching for a reader: results, and why each matched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q

from portal.core.sources import kind_labels
from search import engines
from search import facets as facet_values
from search.analysis.documents import TOKEN_FIELDS
from search.engines.base import POOL, Wanted, required_of, terms_of
from search.facets import Chosen, Facet
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
    *("pk", "group_key", "kind", "tags", "language", "section_id", "slug", "title", "version"),
    *TOKEN_FIELDS,
)


class Scope(StrEnum):
    """What is searched: the texts in force on a day, or also everything before."""

    IN_FORCE = "in_force"
    HISTORY = "history"


@dataclass(frozen=True)
class Hit:
    """One result. ``in_force`` are its first and last day (None is open); ``snippet`` is HTML.

    ``seen``, only through time: the days between which the found words stood in this section.
    """

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
    seen: Period | None = None


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
    facets: Mapping[str, Sequence[Facet]] = field(default_factory=facet_values.none_counted)
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
    chosen: Chosen | None = None,
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
        chosen=chosen,
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
    chosen: Chosen | None = None,
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
    if not pool and not literally:
        # Nothing at all: take words that stand in no text for misspelt ones, be they words.
        again = parse(text, known.lexicon, known.thesaurus, known.languages, eagerly=True)
        if again.corrected:
            query = again
            search = replace(search, query=again)
            pool, cut, limited = _pool(search)
    chosen = {name: values for name, values in (chosen or {}).items() if values}
    narrowed = facet_values.narrowed(pool, chosen, periods)
    if cut and chosen:
        narrowed, cut, limited_again = _pool(search, chosen)
        narrowed = facet_values.narrowed(narrowed, chosen, periods)
        limited = limited or limited_again
    first = (page - 1) * size
    return Answer(
        query=query.text,
        corrected=None if _typed_words_found(query, pool) else query.corrected,
        total=len(narrowed),
        total_is_lower_bound=cut,
        facets=facet_values.counted(pool, chosen, periods),
        results=_hits(search, narrowed[first : first + size]),
        limited=limited,
        parsed=query,
    )


def _pool(search: _Search, chosen: Chosen | None = None) -> tuple[list[Ranked], bool, bool]:
    """The ranked candidates, whether there may be more, and whether search is limited."""
    chosen = chosen or {}
    wanted = Wanted(
        terms=terms_of(search.query, search.known.lexicon),
        required=required_of(search.query),
        excluded=search.query.excluded,
        group_keys=sorted(facet_values.groups(search.periods, chosen)),
        kinds=tuple(chosen.get("kind", ())),
        tags=tuple(chosen.get("tag", ())),
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


def _hits(search: _Search, ranked: Sequence[Ranked]) -> list[Hit]:
    texts = SearchDocument.objects.defer(*TOKEN_FIELDS).in_bulk(
        [getattr(one.candidate, "pk", 0) for one in ranked]
    )
    labels = kind_labels()
    seen = _seen(search, ranked) if search.scope is Scope.HISTORY else {}
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
                seen=seen.get(row.pk),
            )
        )
    return hits


def _seen(search: _Search, ranked: Sequence[Ranked]) -> dict[int, Period]:
    """For each result the first and last day that all its found words stood there; one query.

    Versions between those days in which a word was missing are passed over.
    """
    sections = {getattr(one.candidate, "section_id", "") for one in ranked} - {""}
    versions: dict[tuple[str, str], list[SearchDocument]] = defaultdict(list)
    rows = SearchDocument.objects.filter(
        section_id__in=sections, group_key__in=sorted(search.periods)
    )
    for row in rows.only("slug", "section_id", "group_key", *TOKEN_FIELDS):
        versions[row.slug, row.section_id].append(row)
    found: dict[int, Period] = {}
    for one in ranked:
        shown: Any = one.candidate
        words = {token for match in one.matches for token in match.tokens}
        periods = [
            search.periods[row.group_key]
            for row in versions[shown.slug, shown.section_id]
            if words <= set(" ".join(getattr(row, name) for name in TOKEN_FIELDS).split())
        ]
        starts = [start for start, _ in periods if start]
        if starts:
            ends = [end for start, end in periods if start]
            last = None if None in ends else max(end for end in ends if end)
            found[shown.pk] = (min(starts), last)
    return found
