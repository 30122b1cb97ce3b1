"""Keep what was filled in so far, understood or not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from forms.notifications.form_steps import FormStep
from forms.notifications.models import Draft
from forms.register import uploads
from portal.core.refusals import NotAllowed, Refusal, refuse


def save_draft(
    draft: Draft,
    step: FormStep,
    *,
    now: datetime,
    typed: Mapping[str, Any],
    files: Iterable[tuple[str, UploadedFile]] = (),
    is_finished: bool = False,
) -> Draft:
    """Replace the answers of one step and add files, each with the key of its question; a finished
    step opens the next.

    Raises NotAllowed, with that key as field, for files that are not taken; everything else is
    kept, and the next step stays closed.
    """
    refused, stored = _stored(draft, list(files), now)
    asked_here = {question.key for question in step.questions}
    kept = {key: value for key, value in draft.answers.items() if key not in asked_here}
    draft.answers = {**kept, **{key: typed[key] for key in typed if key in asked_here}}
    draft.attachment_keys = [*draft.attachment_keys, *stored]
    if is_finished and not refused:
        draft.step = max(draft.step, step.number + 1)
    draft.updated_at = now
    draft.save(force_update=True)
    refuse(refused)
    return draft


def _stored(
    draft: Draft, files: list[tuple[str, UploadedFile]], now: datetime
) -> tuple[list[Refusal], list[str]]:
    """What is refused of the files, and the ids of the others."""
    if len(draft.attachment_keys) + len(files) > uploads.MAX_FILES:
        return [Refusal("too_many_files", {"most": uploads.MAX_FILES}, files[-1][0])], []
    refused: list[Refusal] = []
    stored: list[str] = []
    for key, upload in files:
        try:
            with transaction.atomic():
                kept = uploads.store(upload, by=draft.person, now=now, question=key)
        except NotAllowed as no:
            refused += [replace(refusal, field=key) for refusal in no.refusals]
        else:
            stored.append(str(kept.pk))
    return refused, stored
