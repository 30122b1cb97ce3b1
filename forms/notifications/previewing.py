"""The form as it will be, for who edits it in the CMS: nothing in it can be sent."""

from typing import Any

from django.utils import timezone

from forms.notifications import words
from forms.notifications.form_steps import steps_from
from forms.notifications.links import links_behind, links_to
from forms.notifications.own_questions import all_sections, questions_on
from forms.register.question_fields import QuestionsForm
from portal.core.clock import day_of

SECONDS_A_QUESTION = 20


def minutes_for(questions: int) -> int:
    """About how long it takes to answer this many questions."""
    return max(3, round(questions * SECONDS_A_QUESTION / 60))


def preview_context(page: Any, request: Any) -> dict[str, Any]:
    """Every step with its fields, what stands before them, and the policy both rest on."""
    kind, now = page.kind_here, timezone.now()
    person = getattr(request, "person", None) or None
    questions = questions_on(kind, page.editable)
    steps = steps_from(kind.topics, questions)
    sections = links_behind(questions, person, now)
    return {
        "page": page,
        "kind": kind,
        "steps": [
            (step, QuestionsForm(questions=step.questions, today=day_of(now), sections=sections))
            for step in steps
        ],
        "step_count": len(steps),
        "rules": links_to(all_sections(page.editable), person, now),
        "who_reads": words.WHO_READS,
        "minutes": minutes_for(len(questions)),
    }
