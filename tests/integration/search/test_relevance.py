"""Search answers judged questions over real texts, imported and issued as anyone would."""

import os

import pytest
from django.core.management import call_command


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
