"""Home and plain pages; the contact cards name people in their public role at work."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.home.models import ContactCard
from portal.core.holdings import Holding, declare


def _cards(person: Any) -> list[dict[str, Any]]:
    """Cards are typed by editors, so this looks at name and address."""
    same = Q(name=person.full_name) | (Q(email=person.email) if person.email else Q(pk__in=[]))
    rows = ContactCard.objects.filter(same).order_by("pk")
    return list(rows.values("name", "text", "phone", "email", "hours"))


declare(
    Holding("content_home.HomePage"),
    Holding("content_home.SectionPage"),
    Holding(
        "content_home.ContactCard",
        data=_("naam en bereikbaarheid van aanspreekpunten binnen de organisatie"),
        ground=_("gerechtvaardigd belang: vindbaar zijn voor collega's"),
        term=_("zolang iemand aanspreekpunt is"),
        then="erase",
        collect=_cards,
    ),
)
