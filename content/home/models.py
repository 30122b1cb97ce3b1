"""The home page, its contact cards and plain pages such as privacy and help."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from content.base.models import BasePage

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class HomePage(BasePage):
    """The front door of one language: a greeting, whom to ask, and the cards that rooms offer."""

    introduction = models.TextField(_("begroeting"), max_length=400, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("contact_cards", heading=_("Aanspreekpunten"), label=_("Aanspreekpunt")),
    ]
    parent_page_types = ["wagtailcore.Page"]
    template = "content/home/home.html"

    class Meta:
        verbose_name = _("startpagina")
        verbose_name_plural = _("startpagina's")


class ContactCard(TranslatableMixin, Orderable):
    """Someone, or a desk, to turn to: shown on the home page in the editors' order."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="contact_cards")
    name = models.CharField(_("naam"), max_length=120)
    text = models.CharField(_("waarvoor"), max_length=300, blank=True)
    phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    hours = models.CharField(_("bereikbaar"), max_length=120, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("text"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("hours"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("aanspreekpunt")
        verbose_name_plural = _("aanspreekpunten")

    def __str__(self) -> str:
        return self.name


class SectionPage(BasePage):
    """A plain page of text, such as privacy, accessibility or help."""

    introduction = models.TextField(_("inleiding"), max_length=400, blank=True)
    body = RichTextField(_("tekst"), features=TEXT_FEATURES, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types = ["content_home.HomePage", "content_home.SectionPage"]
    template = "content/home/section.html"

    class Meta:
        verbose_name = _("gewone pagina")
        verbose_name_plural = _("gewone pagina's")
