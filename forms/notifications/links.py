"""Links to the policy behind questions, for who may read it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from content.policies.selectors import section_home
from forms.notifications.blocks import section_id_in
from forms.register.kinds.base import Question
from portal.people.models import Person


def links_behind(
    questions: Iterable[Question], person: Person | None, now: datetime
) -> dict[str, list[tuple[str, str]]]:
    """Links (url, heading) to the policy behind each question that this person may read."""
    homes: dict[UUID, tuple[str, str] | None] = {}
    links: dict[str, list[tuple[str, str]]] = {}
    for question in questions:
        for text in question.rests_on:
            section_id = section_id_in(text)
            if section_id is None:
                continue
            if section_id not in homes:
                homes[section_id] = _link(section_id, person, now)
            link = homes[section_id]
            if link:
                links.setdefault(question.key, []).append(link)
    return links


def _link(section_id: UUID, person: Person | None, now: datetime) -> tuple[str, str] | None:
    home = section_home(person, section_id, now=now)
    if home is None:
        return None
    heading = " ".join(part for part in (home.section.number, home.section.heading) if part)
    return reverse("policies:section", args=[section_id]), heading or home.policy.title


def links_to(
    section_ids: Iterable[str], person: Person | None, now: datetime
) -> list[tuple[str, str]]:
    """Links (url, heading) to those of the sections that this person may read."""
    ids = [section_id_in(text) for text in section_ids]
    links = [_link(section_id, person, now) for section_id in ids if section_id]
    return [link for link in links if link]
