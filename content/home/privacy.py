"""Home and plain pages; the contact cards name people in their public role at work."""

from django.utils.translation import gettext_lazy as _

from portal.core.holdings import Holding, declare

declare(
    Holding("content_home.HomePage"),
    Holding("content_home.SectionPage"),
    Holding(
        "content_home.ContactCard",
        data=_("naam en bereikbaarheid van aanspreekpunten binnen de organisatie"),
        ground=_("gerechtvaardigd belang: vindbaar zijn voor collega's"),
        term=_("zolang iemand aanspreekpunt is"),
        then="erase",
    ),
)
