"""The catalogue of law: laws, places in them that texts cite, and the norms of frameworks.

Everything is entered once, by editors, and only through the action of this room. Nothing is
deleted: what no longer holds gets a status and a successor.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.law.citations import Reference, full, short
from content.law.names import LawName
from content.law.ordering import sort_key
from content.law.parsing import parse_fields
from content.law.states import Status
from content.law.words import STATUSES
from portal.core.models import ChangedOnlyByAction


class CatalogueEntry(ChangedOnlyByAction):
    """``stamp`` is new at each save: what was read before can be seen to be outdated."""

    changed_at = models.DateTimeField(auto_now=True, editable=False)
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Law(CatalogueEntry):
    """A law, agreement or framework of norms. Its abbreviation is the namespace of its norms.

    ``status_on`` is the day from which the status holds. ``bwb_ids`` are its ids in the national
    register of law texts, separated by spaces (the civil code has one for each book).
    """

    code = models.SlugField(
        _("adres"), unique=True, max_length=60, help_text=_("Staat in het adres, na /wetgeving/.")
    )
    name = models.CharField(_("naam"), max_length=200, unique=True)
    abbreviation = models.CharField(_("afkorting"), max_length=20, blank=True)
    others = models.TextField(
        _("andere namen"),
        blank=True,
        help_text=_("Eén naam per regel, zoals teksten de wet noemen."),
    )
    is_framework = models.BooleanField(
        _("normenkader"),
        default=False,
        help_text=_("Heeft genummerde normen in plaats van artikelen."),
    )
    bwb_ids = models.CharField(
        _("nummer in wetten.overheid.nl"),
        max_length=200,
        blank=True,
        help_text=_("Zoals BWBR0001947."),
    )
    url = models.URLField(_("adres van de tekst"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=STATUSES, default=Status.IN_FORCE)
    status_on = models.DateField(_("sinds of vanaf"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("opvolger")
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("wet of normenkader")
        verbose_name_plural = _("wetten en normenkaders")

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    @property
    def called(self) -> LawName:
        """The law as the parser knows it."""
        return LawName(
            code=self.code,
            name=self.name,
            abbreviation=self.abbreviation,
            bwb_ids=tuple(self.bwb_ids.split()),
            is_framework=self.is_framework,
            others=tuple(line.strip() for line in self.others.splitlines() if line.strip()),
        )


class LegalReference(CatalogueEntry):
    """A place in a law that texts rest on, entered once and chosen where it is needed.

    ``article`` may also be another unit ("hoofdstuk 3"); an empty ``status`` is that of the law.
    ``pinned_on`` is the day of the law text that was read.
    """

    law = models.ForeignKey(
        Law, models.PROTECT, related_name="references", verbose_name=_("wet of normenkader")
    )
    article = models.CharField(_("artikel of norm"), max_length=40, blank=True)
    paragraph = models.CharField(_("lid"), max_length=40, blank=True)
    part = models.CharField(pgettext_lazy("law", "onderdeel"), max_length=40, blank=True)
    gloss = models.CharField(_("toelichting"), max_length=500, blank=True)
    url = models.URLField(_("adres van de tekst"), blank=True)
    pinned_on = models.DateField(_("wettekst van"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=STATUSES,
        blank=True,
        help_text=_("Leeg: die van de wet."),
    )
    status_on = models.DateField(_("sinds of vanaf"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("opvolger")
    )
    sort_key = models.CharField(max_length=200, editable=False, blank=True)

    class Meta:
        ordering = ("law__name", "sort_key")
        verbose_name = _("verwijzing naar wet")
        verbose_name_plural = _("verwijzingen naar wet")

    def __str__(self) -> str:
        return full(self.reference)

    @property
    def reference(self) -> Reference:
        """The place as data; the first when several were entered."""
        return parse_fields(self.law.called, self.article, self.paragraph, self.part).references[0]

    @property
    def short(self) -> str:
        """The citation as lawyers abbreviate it."""
        return short(self.reference)

    def as_typed(self) -> dict[str, object]:
        """What the block of a text takes over from a chosen reference."""
        return {
            "law": self.law.name,
            "article": self.article,
            "paragraph": self.paragraph,
            "part": self.part,
            "gloss": self.gloss,
            "url": self.url or self.law.url,
            "pinned_on": self.pinned_on,
            "status": self.status or self.law.status,
            "citation": full(self.reference),
        }

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = sort_key(f"{self.article} {self.paragraph} {self.part}")[:200]
        super().save(*args, **kwargs)


class Norm(CatalogueEntry):
    """One norm of a framework, or an article of law that works as one: "Aw 4.1" is article 4,
    paragraph 1. The same number in another framework is another norm.
    """

    framework = models.ForeignKey(
        Law, models.PROTECT, related_name="norms", verbose_name=_("wet of normenkader")
    )
    number = models.CharField(_("nummer"), max_length=40)
    gist = models.CharField(_("strekking"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=STATUSES, default=Status.IN_FORCE)
    sort_key = models.CharField(max_length=200, editable=False, blank=True)

    class Meta:
        ordering = ("framework__name", "sort_key")
        verbose_name = _("norm")
        verbose_name_plural = _("normen")
        constraints = (
            models.UniqueConstraint(fields=["framework", "number"], name="one_norm_per_number"),
        )

    def __str__(self) -> str:
        return f"{self.framework.abbreviation or self.framework.name} {self.number}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = sort_key(self.number)[:200]
        super().save(*args, **kwargs)


class NormMapping(CatalogueEntry):
    """Norms of several frameworks that ask the same."""

    position = models.PositiveIntegerField(_("volgorde"), default=0)
    subject = models.CharField(_("onderwerp"), max_length=200)
    note = models.CharField(_("aantekening"), max_length=500, blank=True)
    norms = models.ManyToManyField(
        Norm, related_name="mappings", verbose_name=_("normen"), blank=True
    )

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("regel van de normentabel")
        verbose_name_plural = _("normentabel")

    def __str__(self) -> str:
        return self.subject
