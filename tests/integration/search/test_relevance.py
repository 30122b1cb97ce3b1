"""Search answers judged questions over real texts, imported and issued as anyone would."""

import os
from datetime import date

import pytest
from django.core.management import call_command

from search.judging import average, score
from search.selectors import search_for
from tests.factories.judged import demo_sections, judged_questions
from tests.factories.search import SourceOfTests


@pytest.mark.slow
@pytest.mark.source_texts
@pytest.mark.questions
@pytest.mark.django_db
def test_judged_questions_are_answered() -> None:
    call_command(
        "score_search",
        os.environ["PORTAL_QUESTIONS"],
        os.environ["PORTAL_SOURCE_TEXTS"],
        min_ndcg=0.78,
        min_recall=0.78,
        max_zero=0.0,
    )


def test_our_own_questions_are_answered_by_our_own_texts(source: SourceOfTests) -> None:
    """The gate on every machine: the demo's policies, and questions in people's own words."""
    texts = list(demo_sections())
    source.write(*texts)
    questions = judged_questions()
    keys = {text.key for text in texts}
    assert all(set(judged) <= keys for judged in questions.values())
    rows = {}
    for question, judged in questions.items():
        answer = search_for(None, question, on=date(2026, 6, 1), size=20)
        rows[question] = score([{hit.section_id} for hit in answer.results], judged)
    for question, row in sorted(rows.items(), key=lambda pair: pair[1].ndcg):
        print(f"{row.ndcg:.2f} {row.recall:.2f} {question}")
    whole = average(rows.values())
    print(whole)
    assert len(questions) >= 40
    assert whole.zero == 0
    assert whole.ndcg >= 0.75
    assert whole.recall >= 0.75
