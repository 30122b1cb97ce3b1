"""The base of all pages, and our own models for pictures and files."""

from typing import Any

from django.db import models
from wagtail.admin.panels import CommentPanel
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page


class BasePage(Page):
    """What all our pages have in common.

    Going live and off by the clock is not how this portal works (ends are computed, versions are
    issued), so those settings are not offered anywhere.
    """

    settings_panels: list[Any] = [CommentPanel()]
    show_in_menus_default = False

    class Meta:
        abstract = True


class PortalImage(AbstractImage):
    """A picture. Its text alternative belongs to the place where it is used, in the block."""

    admin_form_fields = Image.admin_form_fields


class PortalRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size"
            ),
        )


class PortalDocument(AbstractDocument):
    """A file for download; a version keeps its own copy of what it links to."""

    admin_form_fields = Document.admin_form_fields
