"""What the demo made, for comparing one time with another."""

import hashlib

from content.news.models import NewsPage
from content.policies.models import VersionSection
from forms.register.models import RegisterEntry
from portal.people.models import Employment, Person


def fingerprint() -> str:
    """What people see: names, posts, titles, texts, references, states and answers."""
    seen = [
        *Person.objects.order_by("directory_key").values_list("first_name", "last_name", "ends_on"),
        *Employment.objects.order_by("person__directory_key", "starts_on").values_list(
            "department__code", "function__code", "starts_on"
        ),
        *VersionSection.objects.order_by("version_id", "position").values_list(
            "section_id", "text_hash"
        ),
        *RegisterEntry.objects.order_by("reference").values_list(
            "reference", "status", "outcome", "employee__directory_key", "changed_at"
        ),
        *NewsPage.objects.order_by("slug").values_list("slug", "title"),
    ]
    return hashlib.sha256(repr(seen).encode()).hexdigest()
