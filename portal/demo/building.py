"""The demo organisation from an empty portal, step by step; all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.test.utils import override_settings
from django.utils import translation

from content.policies.models import Policy
from forms.register.models import RegisterEntry
from portal.audit.transaction import one_transaction
from portal.demo.chance import Chance
from portal.demo.control import begin_sample, name_offices
from portal.demo.demo import Demo
from portal.demo.drafts import ask_for_approval, leave_drafts
from portal.demo.forms import publish_forms
from portal.demo.law import enter_law
from portal.demo.news import publish_contacts, publish_news
from portal.demo.organisation import build_organisation
from portal.demo.policies import issue_policies
from portal.demo.register import live_through_the_register
from portal.demo.thresholds import set_thresholds
from portal.people.models import Person

STEPS = (
    build_organisation,
    set_thresholds,
    enter_law,
    issue_policies,
    publish_news,
    publish_contacts,
    publish_forms,
    live_through_the_register,
    leave_drafts,
    ask_for_approval,
    name_offices,
    begin_sample,
)


def is_filled() -> bool:
    """Is there anything in the portal that people put there?"""
    return any(model.objects.exists() for model in (Person, Policy, RegisterEntry))


@contextmanager
def nobody_is_mailed() -> Iterator[None]:
    """The past that is made here was never news to anyone."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        yield


def build_demo(seed: int, until: datetime, *, shows_progress: bool = True) -> Demo:
    """Walk the real actions with the moments of a history of some years.

    The same content for the same ``seed`` and the same day. Ids that the actions draw themselves
    (persons, audit events, salts, password hashes) differ each time; nothing readers see does.
    """
    demo = Demo(Chance(seed), until, shows_progress)
    # What the actions do after the commit still falls within the first two.
    with (
        nobody_is_mailed(),
        translation.override(settings.LANGUAGE_CODE),
        one_transaction("command"),
    ):
        for build in STEPS:
            build(demo)
    return demo
