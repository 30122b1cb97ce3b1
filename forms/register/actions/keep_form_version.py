"""The questions of a notification page are kept as shown, once per content and for ever."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from forms.register.kinds.base import Question
from forms.register.kinds.frozen import frozen_form
from forms.register.kinds.registry import kind_of
from forms.register.models import FormVersion
from portal.audit.change import change
from portal.audit.record import canonical
from portal.core.actors import Actor


def keep_form_version(
    kind_code: str,
    *,
    page_key: str,
    by: Actor,
    now: datetime,
    language: str = "nl",
    introduction: str = "",
    questions: Iterable[Question] | None = None,
    sections: Iterable[str] = (),
) -> FormVersion:
    """The form version of this content on this page; a new number only for new content.

    ``questions`` None means those of the kind; ``sections`` are the ids of the policy sections the
    form rests on. Labels are kept in the language active now.
    """
    kind = kind_of(kind_code)
    content = frozen_form(
        kind,
        introduction or str(kind.introduction),
        kind.questions if questions is None else questions,
        sections,
    )
    content_hash = hashlib.sha256(canonical(content).encode()).hexdigest()
    page = FormVersion.objects.filter(page_key=page_key, language=language)
    found = page.filter(content_hash=content_hash, kind=kind_code).order_by("-number").first()
    if found:
        return found
    with change("form_version.kept", by=by, now=now) as step:
        step.record = FormVersion.objects.create(
            kind=kind_code,
            language=language,
            page_key=page_key,
            number=page.count() + 1,
            content=content,
            content_hash=content_hash,
            recorded_at=now,
        )
        step.keep(kind=kind_code, number=step.record.number, language=language)
    return step.record
