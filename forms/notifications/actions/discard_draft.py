"""Throw a draft away, with its files."""

from forms.notifications.actions.remove_file import erase_unsent
from forms.notifications.models import Draft


def discard_draft(draft: Draft) -> None:
    """Nothing of it stays."""
    keys = list(draft.attachment_keys)
    draft.delete()
    erase_unsent(keys)
