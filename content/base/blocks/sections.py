"""The section: the common coin of a policy text. Its id is the id of its block in the stream."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.base.blocks.callouts import (
    DefinitionsBlock,
    ExamplesBlock,
    InfoBlock,
    PrinciplesBlock,
    ProhibitedExamplesBlock,
    ThinkAboutBlock,
)
from content.base.blocks.links import FormLinkBlock, ImageBlock, LegalBasisBlock, ReferenceBlock
from content.base.blocks.tables import TableBlock
from content.base.blocks.text import NoteBlock, QuoteBlock, StatementBlock, TextBlock

LEVELS = [
    (1, _("1 hoofdstuk")),
    (2, _("2 paragraaf")),
    (3, _("3 onderdeel")),
    (4, _("4 kleinste onderdeel")),
]


class SectionBody(blocks.StreamBlock):
    """What stands under a heading, in order."""

    text = TextBlock()
    legal_basis = LegalBasisBlock()
    principles = PrinciplesBlock()
    think_about = ThinkAboutBlock()
    definitions = DefinitionsBlock()
    examples = ExamplesBlock()
    prohibited_examples = ProhibitedExamplesBlock()
    quote = QuoteBlock()
    statement = StatementBlock()
    table = TableBlock()
    image = ImageBlock()
    info_box = InfoBlock()
    note = NoteBlock()
    form_link = FormLinkBlock()

    class Meta:
        required = False


class SectionBlock(blocks.StructBlock):
    """A heading with its number and level, and everything under it.

    The number is data per version, not part of the heading; a box with a heading of its own is a
    section holding one box.
    """

    number = blocks.CharBlock(label=_("Nummer"), required=False, max_length=20)
    heading = blocks.CharBlock(label=_("Kop"), max_length=300)
    level = blocks.ChoiceBlock(label=_("Niveau"), choices=LEVELS, default=1)
    body = SectionBody(label=_("Inhoud"), required=False)

    class Meta:
        icon = "title"
        label = _("Onderdeel")
        # A code of conduct has dozens: the editor sees their headings first.
        collapsed = True
        label_format = "{number} {heading}"


#: The block types of a policy's body and of its own legal basis.
SECTIONS = [("section", SectionBlock())]
REFERENCES = [("reference", ReferenceBlock())]
