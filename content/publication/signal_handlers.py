"""The one receiver of Wagtail's publishing signals."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from content.publication import publisher
from content.publication.actions.record_publication import record_publication
from content.publication.actions.record_withdrawal import record_withdrawal
from content.publication.models import PublicationRecord
from portal.core.actors import Actor, SystemActor


def _actor(revision: Any = None) -> Actor:
    """Who publishes: whoever says so, else who saved the revision, else the CMS itself."""
    return (
        publisher.current_actor()
        or publisher.actor_of(getattr(revision, "user", None))
        or SystemActor("cms")
    )


def on_published(sender: Any, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    """A page went live. Scheduled pages (not live yet) and aliases are not publications."""
    if not instance.live or kwargs.get("alias") or instance.alias_of_id:
        return
    record_publication(
        instance.specific, revision=revision, by=_actor(revision), now=publisher.current_now()
    )


def on_unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page went off, or is being deleted: Wagtail then still says it is live."""
    if instance.alias_of_id:
        return
    what = PublicationRecord.What
    record_withdrawal(
        instance.specific,
        what=str(what.DELETED if instance.live else what.WITHDRAWN),
        by=_actor(),
        now=publisher.current_now(),
    )


def connect() -> None:
    """Listen; called once when the app is ready."""
    page_published.connect(on_published, dispatch_uid="content_publication.published")
    page_unpublished.connect(on_unpublished, dispatch_uid="content_publication.unpublished")
