"""Put an outline into the working copy of a policy, and issue it where that is asked for."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils.text import slugify
from wagtail.images import get_image_model

from content.importing.continuation import (
    found_in,
    ids_of,
    known_sections,
    refusals_of_match,
    report,
    successions_of,
)
from content.importing.kinds import kind_of_title
from content.importing.matching import Match
from content.importing.outline import Image, Outline, outline_as_data
from content.importing.streams import body_of
from content.policies.models import PolicyIndexPage, PolicyPage, PolicyVersion
from content.policies.states import ChangeKind
from content.publication import publisher, steps
from portal.audit.change import change
from portal.core.actors import Actor
from portal.core.clock import day_of, start_of
from portal.core.refusals import Refusal, refuse
from portal.people.selectors import everyone


@dataclass(frozen=True)
class Wishes:
    """What whoever imports says beside the document; empty means: as found or as usual.

    Days count from 00:00 Amsterdam; ``published_on`` is when the text became known.
    """

    title: str = ""
    slug: str = ""
    kind: str = ""
    language: str = "nl"
    valid_from: date | None = None
    valid_until: date | None = None
    retroactive_from: date | None = None
    published_on: date | None = None
    corrects: int | None = None
    change_note: str = ""


@dataclass
class Imported:
    """The working copy and, when issued, the version.

    ``kept`` counts the sections that kept their id; ``report`` says what was decided about each, in
    sentences, when there was a text to go on from.
    """

    page: PolicyPage
    version: PolicyVersion | None = None
    kept: int = 0
    report: list[str] = field(default_factory=list)
    pictures: list[Any] = field(default_factory=list)


def page_for(outline: Outline, wishes: Wishes) -> PolicyPage:
    """The working copy under this slug as it is now, or a new one; not yet saved."""
    title = wishes.title or outline.title
    slug = wishes.slug or slugify(title)
    if not slug:
        refuse([Refusal("no_title")])
    found = PolicyPage.objects.filter(slug=slug, locale__language_code=wishes.language).first()
    if found is not None:
        return found.get_latest_revision_as_object()
    return PolicyPage(title=title[:255], slug=slug, live=False)


def _fill(page: PolicyPage, outline: Outline, wishes: Wishes, now: datetime) -> bool:
    """Set everything but the text; says whether the day of publication is only assumed."""
    validity = outline.validity
    page.title = (wishes.title or (page.title if page.pk else outline.title))[:255]
    page.official_title = (outline.official_title or page.official_title)[:500]
    page.kind = wishes.kind or page.kind or kind_of_title(page.title)
    page.audience = page.audience or everyone()
    page.change_kind = ChangeKind.MATERIAL
    page.change_note = wishes.change_note
    page.corrects = wishes.corrects
    for name in ("valid_from", "valid_until", "retroactive_from"):
        setattr(page, name, getattr(wishes, name) or (validity and getattr(validity, name)) or None)
    page.published_at = start_of(wishes.published_on) if wishes.published_on else None
    is_assumed = False
    if not wishes.published_on and page.valid_from and page.valid_from < day_of(now):
        page.published_at, is_assumed = start_of(page.valid_from), True
    return is_assumed


def _digest(outline: Outline) -> str:
    data = json.dumps(outline_as_data(outline), sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()


def import_outline(
    outline: Outline,
    wishes: Wishes,
    *,
    by: Actor,
    now: datetime,
    issue: bool = False,
    goes_on: Match | None = None,
) -> Imported:
    """Write the outline into the working copy under its slug; a second time makes a next draft
    in which sections keep their ids: those that somebody chose (``goes_on``), else those that are
    recognised. ``issue`` publishes it as ``by``.

    Raises NotAllowed; then nothing has changed, kept pictures included.
    """
    imported = Imported(page_for(outline, wishes))

    def keep(image: Image) -> int:
        name = image.name or f"afbeelding-{len(imported.pictures) + 1}"
        file = ImageFile(BytesIO(image.content), name=name)
        kept = get_image_model().objects.create(title=image.alternative or name, file=file)
        imported.pictures.append(kept)
        return int(kept.pk)

    try:
        with publisher.publishing_as(by, now=now):
            return _import(imported, outline, wishes, keep, by, now, issue, goes_on)
    except Exception:
        for picture in imported.pictures:
            picture.file.delete(save=False)
        raise


def _import(
    imported: Imported,
    outline: Outline,
    wishes: Wishes,
    keep: Any,
    by: Actor,
    now: datetime,
    issue: bool,
    goes_on: Match | None,
) -> Imported:
    page = imported.page
    is_new = page.pk is None
    old, places = known_sections(page), len(outline.sections)
    found = goes_on or found_in(old, outline)
    refuse(refusals_of_match(found, {one.key for one in old}, places))
    is_assumed = _fill(page, outline, wishes, now)
    ids = ids_of(found, places)
    page.body = json.dumps(list(body_of(outline.sections, ids, keep)))
    if not is_new:
        page.successions = successions_of(page, found, ids)
        imported.report = list(report(found, old, outline))
    if is_new:
        index = PolicyIndexPage.objects.get(locale__language_code=wishes.language)
        index.add_child(instance=page)
    with change("policy.imported", by=by, now=now, of=page.policy) as step:
        revision = page.save_revision(user=getattr(by, "user", None), changed=True)
        step.keep(sections=len(outline.sections), kept=len(found.same), digest=_digest(outline))
        step.keep_erasable(title=page.title, change_note=wishes.change_note)
    imported.kept = len(found.same)
    if issue:
        refuse(steps.refusals_before(page, by, now))
        with publisher.publishing_as(by, now=now, facts={"published_is_assumed": is_assumed}):
            revision.publish()
        imported.version = (
            PolicyVersion.objects.filter(policy=page.policy).order_by("-number").first()
        )
    return imported
