"""Pages of the demo go live the way pages do: one person writes, another publishes."""

from datetime import datetime

from wagtail.models import Page

from content.publication.publisher import publishing_as
from portal.demo.demo import Demo


def publish(demo: Demo, page: Page, now: datetime, parent: Page | None = None) -> Page:
    """Save a page as the editor, publish it as the approver; a new page goes under ``parent``."""
    editor, approver = demo.people["redacteur"], demo.people["goedkeurder"]
    with publishing_as(editor, now=now):
        if parent is not None:
            page.live = False
            parent.add_child(instance=page)
        revision = page.save_revision(user=editor.user)
    with publishing_as(approver, now=now):
        revision.publish(user=approver.user)
    page.refresh_from_db()
    return page
