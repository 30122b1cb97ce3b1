"""What every page of the portal shares."""

from wagtail.models import Page


class BasePage(Page):
    """A page of the portal; each kind of page says itself where in the tree it may stand."""

    class Meta:
        abstract = True
