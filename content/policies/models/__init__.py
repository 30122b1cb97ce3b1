"""Tables of the policies room: the root, the working copy, what was issued, what came later."""

from content.policies.models.confirmation import EditorialConfirmation
from content.policies.models.feed import FeedToken
from content.policies.models.later import (
    ChangeReason,
    SectionSuccession,
    SectionTranslation,
    VersionEvent,
)
from content.policies.models.page import (
    PolicyIndexPage,
    PolicyPage,
    PolicyTag,
)
from content.policies.models.root import ContentEdit, Policy, PolicyAddress
from content.policies.models.upkeep import LinkCheck, ReviewReminder, SectionLink
from content.policies.models.version import PolicyVersion, VersionAttachment, VersionSection
from content.policies.models.workflow import FourEyesTask

__all__ = [
    "ChangeReason",
    "ContentEdit",
    "EditorialConfirmation",
    "FeedToken",
    "FourEyesTask",
    "LinkCheck",
    "Policy",
    "PolicyAddress",
    "PolicyIndexPage",
    "PolicyPage",
    "PolicyTag",
    "PolicyVersion",
    "ReviewReminder",
    "SectionLink",
    "SectionSuccession",
    "SectionTranslation",
    "VersionAttachment",
    "VersionEvent",
    "VersionSection",
]
