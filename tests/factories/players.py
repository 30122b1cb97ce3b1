"""Who and what stands on the stage of tests of rights, and the words planted in closed objects."""

import base64
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from forms.register.models import RegisterEntry
from portal.people.models import Person

#: Planted words by the objects that hold them.
POLICY, DRAFT, ENTRY, REPORT = "Kwikzilverslang", "Wolfsmelkpijl", "Zwaardlelietak", "Ratelpopulier"
IMPORT, PAPER, NEWS = "Sneeuwklokpeul", "Duizendbladoog", "Vingerhoedpad"
#: Told to one reader only.
DISCREET = "Mistletoebloesem"
SECRETS = (POLICY, DRAFT, ENTRY, REPORT, IMPORT, PAPER, NEWS, DISCREET)

ROLES = (
    "anonymous",
    "employee",
    "colleague",
    "manager",
    "other_manager",
    "director",
    "moderator",
    "moderator2",
    "editor",
    "approver",
    "auditor",
    "controller",
    "administrator",
    "former",
    "superuser",
)


@dataclass
class Cast:
    """``people`` by role (an account; None for nobody), ``objects`` by name: what an address of
    that object needs, by the names the routes use.
    """

    people: dict[str, Any] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, RegisterEntry] = field(default_factory=dict)
    media: str = field(default_factory=lambda: str(settings.MEDIA_ROOT))

    def person(self, role: str) -> Person:
        """Who plays this role."""
        return self.people[role]


#: The smallest picture there is.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def show_page(cast: Cast, name: str, page: Any) -> None:
    revision = page.latest_revision
    number = revision.pk if revision else 0
    cast.objects[name] = {
        **dict.fromkeys(("page_id", "pk", "page_to_move_id", "parent_page_id", "page_pk"), page.pk),
        "destination_id": page.get_parent().pk,
        "revision_id": number,
        "a": "earliest",
        "b": "latest",
    }
