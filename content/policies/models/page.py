"""The working copy: a Wagtail page from which versions are issued. Readers never see it."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from content.base.blocks import REFERENCES, SECTIONS
from content.base.blocks.completing import complete
from content.base.models import BasePage
from content.base.permissions import NeverUnpublished
from content.policies import addresses
from content.policies.models.root import Policy
from content.policies.panels import ConsequencesPanel
from content.policies.words import CHANGE_KINDS, KINDS
from content.publication.publisher import publishing_as
from portal.core.refusals import Refusal, refuse
from portal.people.models import Audience, Person

#: Emptied after each issuing: what belongs to one version only.
ONE_VERSION_FIELDS: dict[str, Any] = {
    "adopted_on": None,
    "adopted_by": "",
    "adoption_reference": "",
    "published_at": None,
    "valid_from": None,
    "valid_until": None,
    "retroactive_from": None,
    "change_kind": "",
    "change_note": "",
    "corrects": None,
    "successions": [],
}
#: Together with those: everything that makes a save count as a change of content.
CONTENT_FIELDS = (
    "title",
    "official_title",
    "kind",
    "scope",
    "norms",
    "legal_basis",
    "body",
    "tagged_items",
    "policy_owner",
    "audience",
    "review_on",
    "is_public",
    *ONE_VERSION_FIELDS,
)


class PolicyTag(TaggedItemBase):
    """A topic of a policy page."""

    content_object = ParentalKey(
        "content_policies.PolicyPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class PolicyIndexPage(BasePage):
    """The list of policies, at /beleid/; its content is computed."""

    introduction = models.TextField(_("inleiding"), blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug")]
    parent_page_types = ["content_home.HomePage"]
    subpage_types = ["content_policies.PolicyPage"]
    max_count_per_parent = 1
    template = "content/policies/index.html"

    class Meta:
        verbose_name = _("beleidsoverzicht")
        verbose_name_plural = _("beleidsoverzichten")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list is a view of its own; other addresses of this page lead there."""
        return HttpResponseRedirect(addresses.index_url(self.locale.language_code))


class PolicyPage(BasePage):
    """The working copy of one policy in one language.

    Publishing the page in the authentic language issues a version; publishing a translation stores
    translated sections. ``follows`` and ``corrects`` are version numbers.
    """

    policy = models.ForeignKey(
        Policy, models.PROTECT, null=True, editable=False, related_name="pages"
    )
    official_title = models.CharField(_("officiële titel"), max_length=500, blank=True)
    kind = models.CharField(_("soort"), max_length=20, choices=KINDS, blank=True)
    policy_owner = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verantwoordelijke"),
    )
    audience = models.ForeignKey(
        Audience,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("voor wie"),
    )
    is_public = models.BooleanField(
        _("openbaar"), default=False, help_text=_("Ook leesbaar zonder aanmelden.")
    )
    review_on = models.DateField(_("herzien vóór"), null=True, blank=True)
    scope = models.TextField(_("reikwijdte"), blank=True)
    norms = models.TextField(_("normen"), blank=True, help_text=_("Eén norm per regel."))
    legal_basis = StreamField(
        REFERENCES, blank=True, verbose_name=_("wettelijke basis van het geheel")
    )
    body = StreamField(SECTIONS, blank=True, verbose_name=_("tekst"))
    tags = ClusterTaggableManager(through=PolicyTag, blank=True, verbose_name=_("onderwerpen"))

    follows = models.PositiveIntegerField(
        _("werkt verder op versie"), null=True, blank=True, editable=False
    )
    corrects = models.PositiveIntegerField(
        _("corrigeert versie"),
        null=True,
        blank=True,
        help_text=_(
            "Nummer van de versie waarin een fout hersteld wordt; leeg voor een nieuwe versie."
        ),
    )
    #: What became of sections that are gone or were split; see content.policies.successions.
    successions = models.JSONField(
        _("opvolging van onderdelen"), default=list, blank=True, editable=False
    )
    change_kind = models.CharField(
        _("soort wijziging"), max_length=10, choices=CHANGE_KINDS, blank=True
    )
    change_note = models.TextField(
        _("wat er verandert"), blank=True, help_text=_("Lezers zien dit bij de versie.")
    )
    adopted_on = models.DateField(_("vastgesteld op"), null=True, blank=True)
    adopted_by = models.CharField(_("vastgesteld door"), max_length=200, blank=True)
    adoption_reference = models.CharField(_("besluitnummer"), max_length=200, blank=True)
    valid_from = models.DateField(_("geldt vanaf"), null=True, blank=True)
    valid_until = models.DateField(_("geldt tot en met"), null=True, blank=True)
    retroactive_from = models.DateField(_("terugwerkend tot en met"), null=True, blank=True)
    published_at = models.DateTimeField(
        _("bekend vanaf"),
        null=True,
        blank=True,
        help_text=_("Leeg: meteen. In de toekomst: tot dan ziet niemand de versie."),
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("official_title"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("change_kind"),
                FieldPanel("change_note"),
                FieldPanel("corrects"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
                FieldRowPanel([FieldPanel("retroactive_from"), FieldPanel("published_at")]),
                FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
                FieldPanel("adoption_reference"),
            ],
            heading=_("Deze versie"),
        ),
        ConsequencesPanel(),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("policy_owner"),
                FieldPanel("audience"),
                FieldPanel("is_public"),
                FieldPanel("review_on"),
                FieldPanel("scope"),
                FieldPanel("norms"),
                FieldPanel("tags"),
                FieldPanel("legal_basis"),
            ],
            heading=_("Over dit document"),
        ),
    ]
    promote_panels = [FieldPanel("slug")]
    parent_page_types = ["content_policies.PolicyIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("official_title")]

    #: What is the same in every language; the rest is text to translate.
    override_translatable_fields = [
        SynchronizedField(name)
        for name in (
            "slug",
            "kind",
            "norms",
            "change_kind",
            "change_note",
            "adopted_by",
            "adoption_reference",
            "legal_basis",
        )
    ]

    class Meta:
        verbose_name = _("beleidspagina")
        verbose_name_plural = _("beleidspagina's")

    @property
    def is_authentic(self) -> bool:
        """Is this the page in the language whose text counts?"""
        return self.policy is None or self.locale.language_code == self.policy.authentic_language

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Readers get versions, at the lasting address."""
        slug = self.policy.slug if self.policy else self.slug
        return HttpResponseRedirect(addresses.policy_url(slug, self.locale.language_code))

    def serializable_data(self) -> Any:
        """The content of a revision, every block with its id."""
        complete(self.body)
        complete(self.legal_basis)
        return super().serializable_data()

    def permissions_for_user(self, user: Any) -> NeverUnpublished:
        return NeverUnpublished(user, self)

    def publish(self, revision: Any, user: Any = None, **options: Any) -> Any:
        """Publish as ``user``, in one transaction, wherever the call comes from.

        A moment of Wagtail's own is refused here already: it would wait, tell nobody, and stop
        the planned publication of all other pages when its time came.
        """
        if revision.content.get("go_live_at") or revision.content.get("expire_at"):
            refuse([Refusal("wagtail_schedule")])
        with transaction.atomic(), publishing_as(user):
            return super().publish(revision, user=user, **options)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "content/policies/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from content.policies.snapshot import snapshot_of

        snapshot = snapshot_of(self)
        return {
            **super().get_preview_context(request, mode_name),
            "snapshot": snapshot,
            "contents": snapshot.sections,
        }
