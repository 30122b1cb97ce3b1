"""What the approver is told about sections that disappear or are split."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from content.policies.selectors.vanished import Vanishing, name, vanishing


def _sentence(found: Vanishing, row: Any, is_gone: bool) -> str:
    heirs = [one for one in found.given.get(row.section_id, ()) if one != row.section_id]
    facts = {"name": name(row), "heirs": ", ".join(found.name_of(one) for one in heirs)}
    if not is_gone:
        return _("‘%(name)s’ blijft; een deel gaat naar: %(heirs)s.") % facts
    if not heirs:
        return _("‘%(name)s’ vervalt; er komt niets voor in de plaats.") % facts
    if len(heirs) > 1:
        return _("‘%(name)s’ wordt gesplitst in: %(heirs)s.") % facts
    return _("‘%(name)s’ gaat op in: %(heirs)s.") % facts


def sentences_about_sections(page: Any) -> Iterator[str]:
    """One sentence for each section of the text before that would not be there as it was."""
    found = vanishing(page)
    for row in found.gone:
        yield _sentence(found, row, True)
    for row in found.stayed:
        if row.section_id in found.given:
            yield _sentence(found, row, False)
