"""Keep what was filled in so far, understood or not."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from forms.notifications.models import Draft
from forms.notifications.selectors import FormStep
from forms.register import uploads
from portal.core.refusals import Refusal, refuse


def save_draft(
    draft: Draft,
    step: FormStep,
    *,
    now: datetime,
    typed: Mapping[str, Any],
    files: Iterable[UploadedFile] = (),
    is_finished: bool = False,
) -> Draft:
    """Replace the answers of one step and add files; a finished step opens the next.

    Raises NotAllowed for a file that is not taken; then nothing is kept.
    """
    files = list(files)
    if len(draft.attachment_keys) + len(files) > uploads.MAX_FILES:
        refuse([Refusal("too_many_files", {"most": uploads.MAX_FILES}, "attachments")])
    with transaction.atomic():
        stored = [uploads.store(upload, by=draft.person, now=now) for upload in files]
    asked_here = {question.key for question in step.questions}
    kept = {key: value for key, value in draft.answers.items() if key not in asked_here}
    draft.answers = {**kept, **{key: typed[key] for key in typed if key in asked_here}}
    draft.attachment_keys = [*draft.attachment_keys, *(str(item.pk) for item in stored)]
    if is_finished:
        draft.step = max(draft.step, step.number + 1)
    draft.updated_at = now
    draft.save()
    return draft
