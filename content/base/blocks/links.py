"""What a text points at: law, forms of the portal, pictures."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.base.blocks import citing

REFERENCE_STATUSES = [
    ("in_force", _("geldend")),
    ("expected", _("aangekondigd")),
    ("to_be_replaced", _("wordt vervangen")),
    ("withdrawn", _("vervallen")),
    ("unknown", _("onbekend")),
]

#: The kinds of declaration with an address under /melden/ (design 6).
DECLARATION_KINDS = [
    ("nevenwerkzaamheden", _("Nevenwerkzaamheden")),
    ("geschenk", _("Geschenk")),
    ("uitnodiging", _("Uitnodiging")),
    ("financieel-belang", _("Financieel belang")),
    ("priverelatie", _("Privérelatie")),
    ("overstap", _("Overstap naar een andere werkgever")),
    ("belangenbehartiger", _("Contact met belangenbehartiger")),
    ("inkoopbelang", _("Belang bij een inkoop")),
]


class ReferenceBlock(blocks.StructBlock):
    """One source of law: chosen from the catalogue, or typed.

    A chosen reference fills the other fields, and so does a citation that can be read; what
    cannot be read is kept as printed. ``citation`` keeps the printed words where they do not fit
    the parts.
    """

    chosen = SnippetChooserBlock(
        "content_law.LegalReference",
        label=_("Uit de lijst"),
        required=False,
        help_text=_("Vult de velden hieronder. Staat de verwijzing er niet bij, typ haar dan."),
    )
    citation = blocks.CharBlock(
        label=_("Zoals afgedrukt"),
        required=False,
        max_length=500,
        help_text=_("Bijvoorbeeld: artikel 8, eerste lid, onderdeel e, Ambtenarenwet 2017."),
    )
    law = blocks.CharBlock(label=_("Wet of regeling"), required=False, max_length=200)
    article = blocks.CharBlock(label=_("Artikel"), required=False, max_length=40)
    paragraph = blocks.CharBlock(label=_("Lid"), required=False, max_length=40)
    part = blocks.CharBlock(label=pgettext_lazy("law", "Onderdeel"), required=False, max_length=40)
    gloss = blocks.CharBlock(label=_("Toelichting"), required=False, max_length=500)
    url = blocks.URLBlock(label=_("Adres"), required=False)
    pinned_on = blocks.DateBlock(label=_("Wettekst van"), required=False)
    status = blocks.ChoiceBlock(
        label=_("Status"), choices=REFERENCE_STATUSES, default="unknown", required=False
    )

    def clean(self, value: Any) -> Any:
        """Fill what follows from what was chosen or typed; something must be there."""
        for name, filled in citing.filled(value).items():
            value[name] = filled
        cleaned = super().clean(value)
        if not (cleaned.get("law") or cleaned.get("citation")):
            missing = ValidationError(_("Kies een verwijzing of typ de wet."), code="required")
            raise blocks.StructBlockValidationError(block_errors={"law": missing})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Verwijzing naar wet")
        label_format = "{citation} {law} {article}"


#: What a reference is kept as; ``chosen`` comes beside it for one from the catalogue.
FROZEN = ("law", "article", "paragraph", "part", "gloss", "url", "pinned_on", "status", "citation")


def reference_data(value: Any) -> dict[str, Any]:
    """A reference as plain data; ``citation`` is always filled, made from the parts if need be.

    Of a reference from the catalogue its number there is kept too, to tell its present status.
    """
    value = {**{name: value.get(name) for name in (*FROZEN, "chosen")}, **citing.filled(value)}
    data: dict[str, Any] = {name: value[name] or "" for name in FROZEN}
    data["pinned_on"] = value["pinned_on"].isoformat() if value["pinned_on"] else None
    if value["chosen"] is not None:
        data["chosen"] = value["chosen"].pk
    if not data["citation"]:
        parts = (
            (gettext("artikel %s"), data["article"]),
            (gettext("lid %s"), data["paragraph"]),
            (gettext("onderdeel %s"), data["part"]),
        )
        named = [words % part for words, part in parts if part]
        data["citation"] = ", ".join([*named, data["law"]])
    return data


class LegalBasisBlock(blocks.StructBlock):
    """The box of laws that a section rests on."""

    references = blocks.ListBlock(ReferenceBlock(), label=_("Verwijzingen"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        references = [reference_data(one) for one in value.get("references") or ()]
        return {**super().get_context(value, parent_context), "references": references}

    class Meta:
        template = "content/base/blocks/legal_basis.html"
        icon = "link-external"
        label = _("Wettelijke basis")


class FormLinkBlock(blocks.StructBlock):
    """A link to a declaration of the portal."""

    kind = blocks.ChoiceBlock(label=_("Soort melding"), choices=DECLARATION_KINDS)
    text = blocks.CharBlock(label=_("Tekst van de link"), max_length=200)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        language = get_language() or "nl"
        prefix = "" if language.startswith("nl") else f"/{language}"
        context = super().get_context(value, parent_context)
        return {**context, "url": f"{prefix}/melden/{value.get('kind')}/"}

    class Meta:
        template = "content/base/blocks/form_link.html"
        icon = "form"
        label = _("Link naar een melding")


class ImageBlock(blocks.StructBlock):
    """A picture; without a text alternative it cannot be issued."""

    image = ImageChooserBlock(label=_("Afbeelding"))
    alternative = blocks.TextBlock(
        label=_("Tekstalternatief"),
        help_text=_("Wat iemand moet weten die de afbeelding niet ziet."),
    )
    caption = blocks.CharBlock(label=_("Bijschrift"), required=False, max_length=500)

    class Meta:
        template = "content/base/blocks/image.html"
        icon = "image"
        label = _("Afbeelding")
