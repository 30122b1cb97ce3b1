"""What an editorial draft touches of the version it follows, and whether somebody confirmed it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from content.policies.authorship import fingerprint
from content.policies.confirming import MinorEdit
from content.policies.models import (
    EditorialConfirmation,
    Policy,
    PolicyVersion,
    VersionAttachment,
    VersionSection,
)
from content.policies.selectors.drafts import number_before
from content.policies.selectors.in_force import whole_timeline
from content.policies.snapshot import Snapshot
from content.policies.states import ChangeKind
from content.policies.touched import SectionText, TouchedPlace, WholeText, touched
from content.policies.words import ALARMS, KINDS
from portal.core.clock import day_of

Particulars = dict[str, tuple[str, str]]


def fingerprint_of(page: Any) -> str:
    """The fingerprint of what a working copy says now."""
    return fingerprint(page.serializable_data())


def base_of(page: Any) -> PolicyVersion | None:
    """The version that a draft corrects or follows; None for a first version."""
    versions = PolicyVersion.objects.defer("source").filter(policy=page.policy)
    return versions.filter(number=number_before(page)).first()


def confirmation_of(page: Any, base: PolicyVersion | None) -> EditorialConfirmation | None:
    """The confirmation of exactly this content, if there is one."""
    if base is None:
        return None
    return EditorialConfirmation.objects.filter(
        policy=page.policy, base=base.number, fingerprint=fingerprint_of(page)
    ).first()


def minor_edit_of(page: Any, taken: Snapshot, now: datetime) -> MinorEdit:
    """What the rules need to know of a draft that may call itself editorial."""
    if page.change_kind != ChangeKind.EDITORIAL:
        return MinorEdit(is_editorial=False)
    base = base_of(page)
    if base is None:
        return MinorEdit(is_editorial=True, has_base=False)
    places = touched_by(page, taken, base, now)
    return MinorEdit(
        is_editorial=True,
        places=[facts_of(place) for place in places],
        is_confirmed=bool(places) and confirmation_of(page, base) is not None,
    )


def facts_of(place: TouchedPlace) -> dict[str, Any]:
    """A touched place as facts for a sentence."""
    return {
        "section": place.section or _("Over dit document"),
        "kind": str(ALARMS[place.kind]),
        "before": place.before or "–",
        "after": place.after or "–",
    }


def touched_by(
    page: Any, taken: Snapshot, base: PolicyVersion, now: datetime
) -> list[TouchedPlace]:
    """Every place where the draft says something that counts otherwise than its base."""
    return touched(_text_of_version(base, now), _text_of_page(page, taken, base, now))


def _section(section: Any) -> SectionText:
    return SectionText(
        section_id=str(section.section_id),
        label=f"{section.number} {section.heading}".strip(),
        heading=section.heading,
        html=section.html,
        references=section.references,
    )


def _text_of_version(version: PolicyVersion, now: datetime) -> WholeText:
    corrected = whole_timeline(version.policy, now=now).dates
    dates = corrected.get(version.number, version)
    return WholeText(
        title=version.title,
        official_title=version.official_title,
        sections=[_section(one) for one in VersionSection.objects.filter(version=version)],
        legal_basis=version.legal_basis,
        scope=version.scope,
        particulars=_particulars(
            version.kind,
            version.audience,
            version.policy_owner,
            version.is_public,
            version.norms,
            (dates.valid_from, dates.valid_until, dates.retroactive_from, version.review_on),
        ),
        pictures=list(
            VersionAttachment.objects.filter(version=version).values_list("content_hash", flat=True)
        ),
    )


def _text_of_page(page: Any, taken: Snapshot, base: PolicyVersion, now: datetime) -> WholeText:
    dates = whole_timeline(page.policy, now=now).dates.get(base.number, base)
    published_on = day_of(page.published_at or now)
    # A start on or after the day it becomes known takes nothing from anyone; an end that a
    # correction leaves open is the end of what it corrects.
    is_back = page.valid_from is not None and page.valid_from < published_on
    stays = page.corrects is not None and page.valid_until is None
    # The review date is the policy's; a later version may have moved it since this one was issued.
    is_moved_here = page.review_on != page.policy.review_on
    return WholeText(
        title=page.title,
        official_title=page.official_title,
        sections=[_section(one) for one in taken.sections],
        legal_basis=taken.legal_basis,
        scope=page.scope,
        particulars=_particulars(
            page.kind,
            page.audience.name if page.audience else "",
            page.policy_owner.full_name if page.policy_owner else "",
            page.is_public,
            [line.strip() for line in page.norms.splitlines() if line.strip()],
            (
                page.valid_from if is_back else dates.valid_from,
                dates.valid_until if stays else page.valid_until,
                page.retroactive_from or dates.retroactive_from,
                page.review_on if is_moved_here else base.review_on,
            ),
        ),
        pictures=[kept.content_hash for kept in taken.attachments.values()],
    )


def _particulars(
    kind: str,
    audience: str,
    owner: str,
    is_public: bool,
    norms: Iterable[str],
    dates: tuple[date | None, date | None, date | None, date | None],
) -> Particulars:
    days = [f"{day:%d-%m-%Y}" if day else "–" for day in dates]
    return {
        _("soort"): ("scope", str(dict(KINDS).get(kind, kind))),
        _("voor wie"): ("scope", audience),
        _("openbaar"): ("scope", _("ja") if is_public else _("nee")),
        _("verantwoordelijke"): ("role", owner),
        _("normen"): ("reference", "; ".join(sorted(norms))),
        _("geldt vanaf"): ("date", days[0]),
        _("geldt tot en met"): ("date", days[1]),
        _("terugwerkend tot en met"): ("date", days[2]),
        _("herzien vóór"): ("date", days[3]),
    }


def confirmations_of(policy: Policy) -> list[EditorialConfirmation]:
    """Every confirmation about a policy, oldest first."""
    return list(EditorialConfirmation.objects.filter(policy=policy))
