"""Keeping the index equal to its sources. The index is derived: it can always be made again."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.db import transaction
from django.db.models import F

from portal.core.sources import Findable, Source, all_sources
from search.analysis.compounds import Splitter
from search.analysis.documents import TOKEN_FIELDS, document_tokens
from search.analysis.words import clean, words
from search.knowledge import knowledge, touch
from search.models import TAG_SEPARATOR, IndexState, SearchDocument, Vocabulary, WaitingForEngine

#: Grows when the analysis makes other tokens, so that `rebuild_index --check` sees it.
ANALYSIS = 2
BATCH = 500

_MADE_ELSEWHERE = {"id", "key"}
_UPDATED = [
    field.name for field in SearchDocument._meta.fields if field.name not in _MADE_ELSEWHERE
]


def batches(findables: Iterable[Findable]) -> Iterator[list[Findable]]:
    """The findables a few hundred at a time."""
    iterator = iter(findables)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def content_hash(found: Findable) -> str:
    """Changes when anything that is shown or matched changes."""
    facts = [
        ANALYSIS, found.group, found.section_id, found.slug, found.url, found.title, found.heading,
        found.number, found.path, found.kind, found.language, found.tags, found.text, found.version,
        found.for_everyone, *filter(None, [found.found_by]),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def document_of(source: str, found: Findable, splitter: Splitter, run: int = 0) -> SearchDocument:
    """The row of one findable thing, not saved."""
    tokens = document_tokens(
        title=found.title, number=found.number, heading=found.heading, path=found.path,
        text=f"{found.text}\n{found.found_by}", language=found.language, splitter=splitter,
    )  # fmt: skip
    tags = TAG_SEPARATOR.join(found.tags)
    return SearchDocument(
        key=f"{source}:{found.key}",
        source=source,
        group_key=f"{source}:{found.group}",
        section_id=found.section_id,
        slug=found.slug,
        url=found.url,
        title=clean(found.title),
        heading=clean(found.heading),
        number=found.number,
        path=list(found.path),
        kind=found.kind,
        language=found.language,
        tags=f"{TAG_SEPARATOR}{tags}{TAG_SEPARATOR}" if tags else "",
        text=clean(found.text),
        found_by=clean(found.found_by),
        version=found.version,
        for_everyone=found.for_everyone,
        content_hash=content_hash(found),
        seen_in_run=run,
        **{name: getattr(tokens, name) for name in TOKEN_FIELDS},
    )


def _words_of(shown: Findable | SearchDocument) -> set[tuple[str, str]]:
    text = clean(" ".join((shown.title, shown.heading, *shown.path, shown.text, shown.found_by)))
    return {(shown.language, word.text) for word in words(text) if word.text.isalpha()}


@transaction.atomic
def reindex(source: Source, groups: Sequence[str]) -> int:
    """Make the index right for these groups; returns how many documents they have now."""
    group_keys = [f"{source.name}:{group}" for group in groups]
    before = SearchDocument.objects.filter(group_key__in=group_keys)
    change: Counter[tuple[str, str]] = Counter()
    opened = 0
    for document in before.defer(*TOKEN_FIELDS).iterator(chunk_size=BATCH):
        if document.for_everyone:
            opened -= 1
            change.subtract(_words_of(document))
    gone = set(before.values_list("pk", flat=True))
    count = 0
    splitter = knowledge().lexicon.splitter
    for batch in batches(source.of_groups(groups)):
        for found in batch:
            if found.for_everyone:
                opened += 1
                change.update(_words_of(found))
        kept = _store(source.name, batch, splitter)
        gone -= kept
        count += len(batch)
    SearchDocument.objects.filter(pk__in=gone).delete()
    _wait(gone)
    _change_vocabulary(change, opened)
    return count


def _store(source: str, batch: Sequence[Findable], splitter: Splitter, run: int = 0) -> set[int]:
    """Write rows under their lasting keys; returns their ids."""
    documents = [document_of(source, found, splitter, run) for found in batch]
    keys = [document.key for document in documents]
    known = dict(SearchDocument.objects.filter(key__in=keys).values_list("key", "pk"))
    fresh: list[SearchDocument] = []
    old: list[SearchDocument] = []
    for document in documents:
        document.pk = known.get(document.key)
        (fresh if document.pk is None else old).append(document)
    SearchDocument.objects.bulk_create(fresh, batch_size=BATCH)
    if old:
        SearchDocument.objects.bulk_update(old, _UPDATED, batch_size=50)
    stored = {document.pk for document in documents}
    _wait(stored)
    return stored


def _wait(ids: Iterable[int]) -> None:
    """Note what the search server must still hear; only where there is one."""
    from search.engines import has_server

    if has_server():
        rows = [WaitingForEngine(document_id=pk) for pk in ids]
        WaitingForEngine.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _change_vocabulary(change: Mapping[tuple[str, str], int], opened: int) -> None:
    """Add the differences to the counts of words; words nobody uses any more leave."""
    changed = {pair: difference for pair, difference in change.items() if difference}
    for language in {language for language, _ in changed}:
        mine = {word: n for (code, word), n in changed.items() if code == language}
        names = sorted(mine)
        for start in range(0, len(names), BATCH):
            _change_words(language, {word: mine[word] for word in names[start : start + BATCH]})
    if changed or opened:
        Vocabulary.objects.filter(documents=0).delete()
        touch()
        IndexState.objects.update(open_documents=F("open_documents") + opened)


def _change_words(language: str, differences: Mapping[str, int]) -> None:
    rows = Vocabulary.objects.filter(language=language, word__in=differences)
    known = {row.word: row for row in rows}
    for word, row in known.items():
        row.documents = max(0, row.documents + differences[word])
    Vocabulary.objects.bulk_update(known.values(), ["documents"], batch_size=BATCH)
    fresh = [
        Vocabulary(language=language, word=word, documents=count)
        for word, count in differences.items()
        if word not in known and count > 0
    ]
    Vocabulary.objects.bulk_create(fresh, batch_size=BATCH)


def rebuild(step: Callable[[str, int], object] = lambda phase, count: None) -> int:
    """Make the whole index again in bounded memory; questions are answered meanwhile.

    ``step(phase, count)`` hears how far it is: phase "words" first, then "documents".
    """
    _rebuild_vocabulary(step)
    state = IndexState.objects.get()
    run = state.run + 1
    splitter = knowledge().lexicon.splitter
    total = 0
    for source in all_sources():
        for batch in batches(source.all()):
            with transaction.atomic():
                _store(source.name, batch, splitter, run)
            total += len(batch)
            step("documents", len(batch))
    gone = SearchDocument.objects.exclude(seen_in_run=run)
    _wait(gone.values_list("pk", flat=True))
    gone.delete()
    IndexState.objects.update(run=run)
    return total


def _rebuild_vocabulary(step: Callable[[str, int], object]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    opened = 0
    for source in all_sources():
        for batch in batches(source.all()):
            for found in batch:
                if found.for_everyone:
                    opened += 1
                    counts.update(_words_of(found))
            step("words", len(batch))
    with transaction.atomic():
        Vocabulary.objects.all().delete()
        rows = (
            Vocabulary(language=language, word=word, documents=count)
            for (language, word), count in sorted(counts.items())
        )
        while batch := list(islice(rows, BATCH)):
            Vocabulary.objects.bulk_create(batch)
        touch()
        IndexState.objects.update(open_documents=opened)


def differences(step: Callable[[str, int], object] = lambda phase, count: None) -> dict[str, int]:
    """What is wrong with the index: how many are missing, stale or left over."""
    found = {"missing": 0, "stale": 0, "left_over": 0}
    matched = 0
    for source in all_sources():
        for batch in batches(source.all()):
            wanted = {f"{source.name}:{one.key}": content_hash(one) for one in batch}
            known = dict(
                SearchDocument.objects.filter(key__in=wanted).values_list("key", "content_hash")
            )
            matched += len(known)
            found["missing"] += len(wanted) - len(known)
            found["stale"] += sum(known[key] != wanted[key] for key in known)
            step("documents", len(batch))
    found["left_over"] = SearchDocument.objects.count() - matched
    return found
