"""Walking through a declaration by its pages: what an employee types, step by step."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from forms.notifications.models import Draft
from forms.notifications.selectors import steps_of
from forms.register.kinds.base import Question
from forms.register.kinds.registry import kind_of
from tests.factories.register import ANSWERS, self_assessment_of


def typed(questions: tuple[Question, ...], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Plain answers as a browser sends them: days in three boxes, numbers with a comma."""
    sent: dict[str, Any] = {}
    for question in questions:
        value = answers.get(question.key)
        if value is None:
            continue
        if question.type == "date":
            year, month, day = value.split("-")
            parts = enumerate((day, month, year))
            sent |= {f"{question.key}_{place}": part for place, part in parts}
        elif question.type in ("money", "decimal"):
            sent[question.key] = str(value).replace(".", ",")
        else:
            sent[question.key] = str(value) if isinstance(value, bool) else value
    return sent


def begin(client: Client, kind: str, key: UUID | None = None) -> Draft:
    """Start a declaration the way the pages do, the weighing included."""
    key = key or uuid4()
    slug = kind_of(kind).slug
    weighed = self_assessment_of(kind)
    address = f"/melden/{slug}/afwegen/" if weighed else f"/melden/{slug}/"
    answer = client.post(address, {"key": str(key), **weighed})
    assert answer.status_code == 302, answer.content.decode()
    return Draft.objects.get(pk=key)


def address_of(draft: Draft, part: str | int = "") -> str:
    """The address of a draft, or of a part of it."""
    tail = f"{part}/" if part else ""
    return f"/melden/{kind_of(draft.kind).slug}/{draft.pk}/{tail}"


def fill(client: Client, draft: Draft, answers: Mapping[str, Any] | None = None) -> Draft:
    """Answer every step; advice is read and gone on from."""
    given = {**ANSWERS[draft.kind], **(answers or {})}
    for step in steps_of(draft.form_version):
        sent = typed(step.questions, given)
        answer = client.post(address_of(draft, step.number), sent)
        if answer.status_code == 200:
            advice = [item.code for item in answer.context["advice"]]
            assert advice, answer.context["form"].errors
            answer = client.post(address_of(draft, step.number), {**sent, "read": advice})
        assert answer.status_code == 302
    draft.refresh_from_db()
    return draft
