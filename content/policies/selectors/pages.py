"""Other pages of the portal that link to sections of policy."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from content.policies.models import PolicyPage


def pages_mentioning(section_ids: Iterable[UUID]) -> list[tuple[Page, UUID]]:
    """Live pages other than policy in whose text the address of a section stands; one query."""
    ids = sorted(section_ids, key=str)
    if not ids:
        return []
    wanted = reduce(or_, (Q(words__contains=f"/s/{one}") for one in ids))
    pages = (
        Page.objects.live()
        .exclude(content_type=ContentType.objects.get_for_model(PolicyPage))
        .exclude(live_revision=None)
        .annotate(words=Cast("live_revision__content", TextField()))
        .filter(wanted)
        .order_by("title")
    )
    return [(page, one) for page in pages for one in ids if f"/s/{one}" in page.words]
