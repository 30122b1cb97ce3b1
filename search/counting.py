"""Counting questions without remembering who asked them, or words that may be a name."""

import logging
from datetime import date, timedelta

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from search.analysis.lexicon import Lexicon
from search.models import QueryCount
from search.query import Query

log = logging.getLogger(__name__)

UNKNOWN = "…"


def normalised(query: Query, lexicon: Lexicon) -> str:
    """The words in alphabetical order; each that texts nor synonyms have as one mark.

    A word of the dictionary is not enough: many names are (Bakker, Visser).
    """
    names = {group.word if lexicon.is_ours(group.word) else UNKNOWN for group in query.groups}
    return " ".join(sorted(names))[:200]


def count_question(query: Query, lexicon: Lexicon, *, found: int, on: date) -> None:
    """Add one to the question's count of this week. A reader never waits for or fails on it."""
    _count(query, lexicon, on, asked=1, without_result=0 if found else 1)


def count_missed(query: Query, lexicon: Lexicon, *, on: date) -> None:
    """A reader says that the answer was not among the results."""
    _count(query, lexicon, on, missed=1)


def _count(query: Query, lexicon: Lexicon, on: date, **counts: int) -> None:
    week_on = on - timedelta(days=on.weekday())
    words = normalised(query, lexicon)
    rows = QueryCount.objects.filter(week_on=week_on, words=words)
    more = {name: F(name) + count for name, count in counts.items()}
    try:
        with transaction.atomic():
            if not rows.update(**more):
                QueryCount.objects.create(week_on=week_on, words=words, **counts)
    except IntegrityError:
        rows.update(**more)
    except DatabaseError:
        log.warning("A question was not counted")
