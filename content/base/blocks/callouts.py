"""Boxes beside the running text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.base.blocks.text import LINE_FEATURES, TEXT_FEATURES


class CalloutBlock(blocks.StructBlock):
    """A box about one subject; the families below differ in meaning, not in shape."""

    subject = blocks.CharBlock(label=_("Onderwerp"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("Tekst"), features=TEXT_FEATURES)

    #: The class of the box and the words that introduce it.
    kind = ""
    introduction: Any = ""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context)
        return {**context, "kind": self.kind, "introduction": self.introduction}

    class Meta:
        template = "content/base/blocks/callout.html"


class PrinciplesBlock(CalloutBlock):
    """The principles an organisation starts from (domain 5.1)."""

    kind = "principle"
    introduction = _("Uitgangspunten")

    class Meta:
        icon = "list-ul"
        label = _("Uitgangspunten")


class ThinkAboutBlock(CalloutBlock):
    """Questions to ask oneself."""

    kind = "think"
    introduction = _("Denk hierover na")

    class Meta:
        icon = "help"
        label = _("Denk hierover na")


class ExamplesBlock(CalloutBlock):
    """Cases that show what is meant."""

    kind = "example"
    introduction = _("Voorbeelden")

    class Meta:
        icon = "clipboard-list"
        label = _("Voorbeelden")


class ProhibitedExamplesBlock(CalloutBlock):
    """Cases of what is not allowed."""

    kind = "example"
    introduction = _("Niet toegestaan")

    class Meta:
        icon = "cross"
        label = _("Voorbeelden van wat niet mag")


class InfoBlock(CalloutBlock):
    """A procedure, contact details or other information beside the text."""

    kind = "plain"
    introduction = _("Informatie")

    class Meta:
        icon = "info-circle"
        label = _("Informatie")


class DefinitionsBlock(blocks.StructBlock):
    """Terms and what the text takes them to mean."""

    subject = blocks.CharBlock(label=_("Onderwerp"), required=False, max_length=200)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("term", blocks.CharBlock(label=_("Begrip"), max_length=200)),
                ("definition", blocks.RichTextBlock(label=_("Betekenis"), features=LINE_FEATURES)),
            ]
        ),
        label=_("Begrippen"),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        # In a template "value.items" would be the method of the dictionary.
        return {**super().get_context(value, parent_context), "items": list(value["items"])}

    class Meta:
        template = "content/base/blocks/definitions.html"
        icon = "list-ul"
        label = _("Begrippen")
