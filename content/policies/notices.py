"""Mail about policy: that a text is due for review, and where it is."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from content.policies.models import Policy
from content.policies.selectors.reviews import DueReview
from portal.core.templatetags.portal import dutch_date
from portal.people.models import Person


def review_due(line: DueReview, people: Iterable[Person]) -> None:
    """Tell each of these people, in the language of the portal, that a policy is to be reviewed."""
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("emails/policies/review.txt", _context(line, line.policy))
        subject = _("Te herzien: %(title)s") % {"title": _one_line(line.policy.title)}
        for person in people:
            if person.email:
                EmailMessage(subject, text, to=[person.email]).send()


def _context(line: DueReview, policy: Policy) -> dict[str, object]:
    return {
        "title": policy.title,
        "day": dutch_date(line.review_on) if line.review_on else "",
        "is_overdue": line.is_overdue,
        "link": f"{settings.WAGTAILADMIN_BASE_URL}{policy.get_absolute_url()}",
        "organisation": settings.ORGANISATION_NAME,
    }


def _one_line(text: str) -> str:
    """A subject is one line, whatever was typed (security S34)."""
    return " ".join(text.split())
