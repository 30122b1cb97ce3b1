"""What search does when texts or synonyms change."""

import logging
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.core.sources import all_sources
from search import engines, indexing
from search.knowledge import touch
from search.models import Synonym

log = logging.getLogger(__name__)


def refresh_after_commit(source_name: str, groups: tuple[str, ...]) -> None:
    """Listener of ``core.sources``: what was written stays written, whatever the index does."""
    transaction.on_commit(lambda: _refresh(source_name, groups), robust=True)


def _refresh(source_name: str, groups: tuple[str, ...]) -> None:
    source = next((one for one in all_sources() if one.name == source_name), None)
    if source is None or not groups:
        return
    try:
        indexing.reindex(source, groups)
    except DatabaseError:
        # rebuild_index mends it; a reader sees the older text's section, checked for rights.
        log.exception("The index of %s was not refreshed", source_name)
        return
    engines.push_soon()


@receiver([post_save, post_delete], sender=Synonym)
def synonyms_changed(**kwargs: Any) -> None:
    """Every process reads the synonyms again."""
    touch()
