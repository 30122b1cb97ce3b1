"""What policy offers the home page."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from content.policies import addresses
from content.policies.models import PolicyVersion
from content.policies.selectors import readable_policies, timelines
from portal.core.cards import Card
from portal.core.templatetags.portal import dutch_date

SHOWN = 3


def newest_versions(person: Any) -> Card | None:
    """The versions made known last that this reader may read; four queries at most."""
    now = timezone.now()
    newest = (
        PolicyVersion.objects.filter(policy__in=readable_policies(person), published_at__lte=now)
        .select_related("policy")
        .only("title", "number", "published_at", "corrects", "policy__slug")
        .order_by("-published_at")[: SHOWN * 3]
    )
    corrections = {one.policy_id for one in newest if one.corrects}
    known = timelines(corrections, now=now) if corrections else {}
    versions = [
        one for one in newest if not one.corrects or one.number in known[one.policy_id].versions
    ][:SHOWN]
    language = addresses.reader_language()
    links = tuple(
        (
            _("%(title)s, versie %(number)s (%(day)s)")
            % {
                "title": version.title,
                "number": version.number,
                "day": dutch_date(version.published_at),
            },
            addresses.version_url(version.policy.slug, version.number, language),
        )
        for version in versions
    )
    if not links:
        return None
    return Card(_("Nieuw in het beleid"), _("Wat het laatst bekend werd."), links)
