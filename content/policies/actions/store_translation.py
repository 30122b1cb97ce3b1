"""A finished translation: kept per section, for exactly the text it renders."""

from datetime import datetime
from typing import Any

from content.policies import hashes
from content.policies.models import PolicyPage, SectionTranslation
from content.policies.selectors.translations import is_same_text, rendered_texts
from content.policies.snapshot import snapshot_of
from portal.audit.change import change
from portal.core.actors import Actor


def store_translation(page: PolicyPage, *, by: Actor, now: datetime) -> int:
    """Keep the sections of a translated page; returns how many. It has no dates of its own:
    readers get it with whichever version holds the text it renders.
    """
    language = page.locale.language_code
    titles, hashes_of = rendered_texts(page)
    kept = 0
    with change("policy.translated", of=page.policy, by=by, now=now) as step:
        for section in snapshot_of(page).sections:
            source_hash = hashes_of.get(section.section_id)
            if source_hash is None or is_same_text(section.heading, section.html, source_hash):
                continue
            kept += 1
            _keep(
                section.section_id,
                source_hash,
                page,
                {"heading": section.heading, "html": section.html, "text": section.text},
                by,
                now,
            )
        if titles != (page.title, page.official_title):
            _keep(
                page.policy.key,
                hashes.titles_hash(*titles),
                page,
                {"heading": page.title, "text": page.official_title},
                by,
                now,
            )
        step.keep(language=language, sections=kept)
    return kept


def _keep(
    section_id: Any,
    source_hash: str,
    page: PolicyPage,
    texts: dict[str, str],
    by: Actor,
    now: datetime,
) -> None:
    SectionTranslation.objects.update_or_create(
        section_id=section_id,
        source_hash=source_hash,
        language=page.locale.language_code,
        defaults={
            **texts,
            "policy": page.policy,
            "by_key": by.actor_key,
            "by_name": by.actor_name,
            "translated_at": now,
        },
    )
