"""The pages on which declarations start, and what someone has filled in so far."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StructBlockValidationError
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import SynchronizedField

from content.base.models import BasePage
from forms.notifications.blocks import ExtraQuestionsBlock, HelpTextBlock, RestsOnBlock
from forms.notifications.own_questions import Editable, refusals_to
from forms.notifications.previewing import preview_context
from forms.notifications.words import sentence
from forms.register.kinds.base import Kind
from forms.register.kinds.registry import kinds
from forms.register.models import FormVersion
from portal.people.models import Person

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds of declaration by code."""
    return [(kind.code, kind.label) for kind in kinds()]


class NotificationIndexPage(BasePage):
    """What can be declared, in one language."""

    introduction = models.TextField(_("inleiding"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["content_home.HomePage"]
    subpage_types = ["forms_notifications.NotificationPage"]
    template = "forms/notifications/index.html"

    class Meta:
        verbose_name = _("overzicht van meldingen")
        verbose_name_plural = _("overzichten van meldingen")


class NotificationPage(BasePage):
    """The start of one kind of declaration in one language; publishing keeps its form version.

    The kind brings its own questions; the editor adds an introduction, the policy it rests on,
    other help with questions of the kind, and own questions. There is at most one live page per
    kind and language.
    """

    kind = models.CharField(_("soort melding"), max_length=40, choices=kind_choices)
    introduction = RichTextField(_("inleiding"), features=TEXT_FEATURES, blank=True)
    rests_on = StreamField(
        StreamBlock([("section", RestsOnBlock())], required=False),
        verbose_name=_("beleid waarop de vragen rusten"),
        blank=True,
    )
    help_texts = StreamField(
        StreamBlock([("help", HelpTextBlock())], required=False),
        verbose_name=_("eigen uitleg bij vaste vragen"),
        blank=True,
    )
    extra_questions = StreamField(ExtraQuestionsBlock(), verbose_name=_("extra vragen"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("introduction"),
        FieldPanel("rests_on"),
        HelpPanel(
            _(
                "De vaste vragen horen bij de soort melding. Hieronder kunt u er uitleg bij geven "
                "en vragen toevoegen. Met de pijlen naast een vraag zet u haar hoger of lager. "
                "Bekijk het formulier met de voorbeeldknop. Eerdere meldingen houden de vragen "
                "zoals ze toen gesteld zijn."
            )
        ),
        FieldPanel("help_texts"),
        FieldPanel("extra_questions"),
    ]
    parent_page_types = ["forms_notifications.NotificationIndexPage"]
    subpage_types: list[str] = []
    template = "forms/notifications/start.html"
    override_translatable_fields = [SynchronizedField("kind"), SynchronizedField("rests_on")]

    class Meta:
        verbose_name = _("meldformulier")
        verbose_name_plural = _("meldformulieren")

    def get_url_parts(self, request: Any = None) -> Any:
        """The address follows from the kind, whatever the slug of the page."""
        parts = super().get_url_parts(request)
        kind = next((item for item in kinds() if item.code == self.kind), None)
        if not parts or not parts[2] or kind is None:
            return parts
        site_id, root, path = parts
        return site_id, root, f"{path.rstrip('/').rpartition('/')[0]}/{kind.slug}/"

    preview_modes = [("", _("Alle stappen")), ("start", _("Beginpagina"))]

    def serve_preview(self, request: Any, mode_name: str) -> TemplateResponse:
        """The form as employees get it: every step with its fields, or the page before it."""
        request.is_preview = True
        template = "forms/notifications/preview.html"
        if mode_name == "start":
            template = "forms/notifications/preview_start.html"
        return TemplateResponse(request, template, preview_context(self, request))

    @property
    def kind_here(self) -> Kind:
        """The kind; the first one for a page that has none yet."""
        return next((item for item in kinds() if item.code == self.kind), kinds()[0])

    @property
    def editable(self) -> Editable:
        """What the editor filled in."""
        return Editable(self.extra_questions, self.rests_on, self.help_texts)

    def other_live_page(self) -> "NotificationPage | None":
        """Another live page of this kind and language, which must be taken off first."""
        same = NotificationPage.objects.live().filter(kind=self.kind, locale_id=self.locale_id)
        return same.exclude(pk=self.pk).first()

    def clean(self) -> None:
        """One live page per kind and language."""
        super().clean()
        self._refuse_questions()
        if self.live and self.locale_id and self.other_live_page():
            raise ValidationError(
                {"kind": _("Er is al een formulier voor deze soort melding in deze taal.")}
            )

    def _refuse_questions(self) -> None:
        """What is wrong with questions, at the field of the block where the editor put it."""
        faults: dict[str, dict[int, StructBlockValidationError]] = {}
        for refusal in refusals_to(self.kind_here, self.editable):
            stream, block_id, part = refusal.field.split(":")
            places = [str(block.id) for block in getattr(self, stream)]
            error = StructBlockValidationError(
                block_errors={part: ValidationError(sentence(refusal))}
            )
            faults.setdefault(stream, {}).setdefault(places.index(block_id), error)
        if faults:
            raise ValidationError(
                {
                    stream: StreamBlockValidationError(block_errors=errors)
                    for stream, errors in faults.items()
                }
            )


class Draft(models.Model):
    """What someone has filled in and not sent yet; not evidence, and gone once it is sent.

    ``submission_key`` is the one intention: the entry made from it carries the same key (S39).
    ``step`` is the furthest step that may be opened, counted from 1. ``answers`` may hold what was
    typed but not understood; ``attachment_keys`` are files already uploaded; ``taken_over`` holds
    the ``reference``, the day ``on`` and the ``answers`` that came from an earlier declaration.
    """

    submission_key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=40)
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="drafts")
    answers = models.JSONField(default=dict)
    self_assessment = models.JSONField(default=dict)
    attachment_keys = models.JSONField(default=list)
    taken_over = models.JSONField(default=dict)
    step = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("-updated_at",)
        indexes = (models.Index(fields=["person", "-updated_at"], name="draft_person"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.submission_key}"

    @property
    def as_of(self) -> str:
        """Which state of the draft a page saw."""
        return self.updated_at.isoformat()
