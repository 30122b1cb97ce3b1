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
    """The words in alphabetical order; each that is known nowhere as one mark."""
    names = {group.word if lexicon.knows(group.word) else UNKNOWN for group in query.groups}
    return " ".join(sorted(names))[:200]


def count_question(query: Query, lexicon: Lexicon, *, found: int, on: date) -> None:
    """Add one to the question's count of this week. A reader never waits for or fails on it."""
    week_on = on - timedelta(days=on.weekday())
    words = normalised(query, lexicon)
    none = 0 if found else 1
    rows = QueryCount.objects.filter(week_on=week_on, words=words)
    try:
        with transaction.atomic():
            if not rows.update(asked=F("asked") + 1, without_result=F("without_result") + none):
                QueryCount.objects.create(
                    week_on=week_on, words=words, asked=1, without_result=none
                )
    except IntegrityError:
        rows.update(asked=F("asked") + 1, without_result=F("without_result") + none)
    except DatabaseError:
        log.warning("A question was not counted")
