"""What somebody who is typing may mean: headings they may open, documents, and common questions."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Sum

from search.analysis.words import clean, words
from search.counting import UNKNOWN
from search.models import QueryCount, SearchDocument
from search.selectors import Scope
from search.visibility import visible_groups

SHORTEST = 2
MOST = 8
MOST_QUESTIONS = 3
#: A question that fewer asked is nobody else's business; older weeks say little of now.
LEAST_ASKED = 5
WEEKS = 26
_LOOKED_AT = 60
_MOST_WORDS = 6


def suggestions(person: Any, typed: str, on: date) -> list[str]:
    """At most eight, the nearest first; two queries beside those for what may be seen."""
    parts = [word.text for word in words(clean(typed)[:100])][:_MOST_WORDS]
    if not parts or len(parts[-1]) < SHORTEST:
        return []
    wanted = Q()
    for part in _words_typed(typed)[:_MOST_WORDS]:
        wanted &= Q(heading__icontains=part) | Q(title__icontains=part)
    groups = visible_groups(person, Scope.IN_FORCE, on)
    rows = (
        SearchDocument.objects.filter(wanted, group_key__in=sorted(groups))
        .order_by("pk")
        .values_list("heading", "title")[:_LOOKED_AT]
    )
    names = dict.fromkeys(name for row in rows for name in row if name)
    found = _nearest(names, parts)
    questions = [one for one in _questions(parts, on) if one not in found][:MOST_QUESTIONS]
    return (found[: MOST - len(questions)] + questions)[:MOST]


def _words_typed(typed: str) -> list[str]:
    shown = clean(typed)[:100]
    return [shown[word.start : word.end] for word in words(shown)]


def _nearest(names: Iterable[str], parts: list[str]) -> list[str]:
    """Names in which each typed word begins a word; those that begin with them first."""
    found = []
    for name in names:
        folded = [word.text for word in words(clean(name))]
        if all(any(word.startswith(part) for word in folded) for part in parts):
            begins = bool(folded) and folded[0].startswith(parts[0])
            found.append((not begins, len(name), name))
    return [name for _, _, name in sorted(found)]


def _questions(parts: list[str], on: date) -> list[str]:
    """What many asked and found; such words stand in texts for everybody or in synonyms."""
    rows = (
        QueryCount.objects.filter(
            week_on__gte=on - timedelta(weeks=WEEKS), words__contains=parts[-1]
        )
        .exclude(words__contains=UNKNOWN)
        .values("words")
        .annotate(all_asked=Sum("asked"), in_vain=Sum("without_result"))
        .filter(all_asked__gte=LEAST_ASKED)
        .order_by("-all_asked", "words")[:_LOOKED_AT]
    )
    return [
        row["words"]
        for row in rows
        if row["in_vain"] < row["all_asked"]
        and all(any(word.startswith(part) for word in row["words"].split()) for part in parts)
    ]
