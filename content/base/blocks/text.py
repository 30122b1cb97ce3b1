"""Running text: what an editor may do inside a paragraph, quotes, statements and notes."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: No headings (a heading is a section), no colours, nothing embedded from elsewhere.
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "superscript", "subscript"]
LINE_FEATURES = ["bold", "italic", "link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    class Meta:
        template = "content/base/blocks/text.html"
        icon = "pilcrow"
        label = _("Tekst")

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **options})


class QuoteBlock(blocks.StructBlock):
    """A sentence lifted out of the text. It repeats, so search and screen readers may skip it."""

    text = blocks.RichTextBlock(label=_("Citaat"), features=LINE_FEATURES)

    class Meta:
        template = "content/base/blocks/quote.html"
        icon = "openquote"
        label = _("Uitgelicht citaat")


class StatementBlock(blocks.StructBlock):
    """Words that someone says or signs: an oath, a declaration."""

    subject = blocks.CharBlock(label=_("Onderwerp"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("Tekst"), features=TEXT_FEATURES)

    class Meta:
        template = "content/base/blocks/statement.html"
        icon = "form"
        label = _("Verklaring of eed")


class NoteBlock(blocks.StructBlock):
    """A foot note with its mark."""

    mark = blocks.CharBlock(label=_("Nootteken"), required=False, max_length=10)
    text = blocks.RichTextBlock(label=_("Tekst"), features=LINE_FEATURES)

    class Meta:
        template = "content/base/blocks/note.html"
        icon = "tag"
        label = _("Noot")
