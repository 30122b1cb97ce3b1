"""Translations: what they are a rendering of, and whether they are finished."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from wagtail_localize.models import Translation, TranslationSource

from content.policies import hashes
from content.policies.models import PolicyPage, PolicyVersion, VersionSection
from content.policies.snapshot import snapshot_of
from portal.core.refusals import Refusal


def source_page(page: PolicyPage) -> PolicyPage | None:
    """The page in the authentic language of which this one is a translation."""
    return (
        PolicyPage.objects.filter(policy=page.policy)
        .exclude(pk=page.pk)
        .filter(locale__language_code=page.policy.authentic_language)
        .first()
    )


def _translation(page: PolicyPage) -> Any:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale
    ).first()


def refusals_to_translate(page: PolicyPage) -> Iterator[Refusal]:
    """Why a translation cannot be shown: nothing issued to render, or not finished."""
    if not PolicyVersion.objects.filter(policy=page.policy).exists():
        yield Refusal("translation_without_version")
    translation = _translation(page)
    if translation is not None:
        total, done = translation.get_progress()
        if done < total:
            yield Refusal("translation_incomplete", {"done": done, "total": total})


def rendered_texts(page: PolicyPage) -> tuple[tuple[str, str], dict[UUID, str]]:
    """What a translation renders: (short, official) title, and the text hash by section id.

    That is the text last sent to the translator; without the translation tool, the newest version.
    """
    source = source_page(page)
    if source is not None:
        sent = TranslationSource.objects.get_for_instance_or_none(source)
        if sent is not None:
            seen = sent.as_instance()
            seen.policy = page.policy
            sections = snapshot_of(seen).sections
            return (seen.title, seen.official_title), {
                section.section_id: section.text_hash for section in sections
            }
    newest = PolicyVersion.objects.filter(policy=page.policy).order_by("-number").first()
    if newest is None:
        return ("", ""), {}
    rows = VersionSection.objects.filter(version=newest)
    return (newest.title, newest.official_title), dict(rows.values_list("section_id", "text_hash"))


def is_same_text(heading: str, html: str, source_hash: str) -> bool:
    """Was nothing translated here? Then there is nothing to keep."""
    return hashes.text_hash(heading, html) == source_hash
