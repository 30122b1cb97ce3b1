"""The laws and norms that come with the portal are added to the catalogue."""

from datetime import datetime
from pathlib import Path

from content.law.first_entries import FOLDER
from content.law.loading import Loaded, load
from content.law.models import Law, Norm, NormMapping
from portal.audit.change import change
from portal.core.actors import Actor


def load_first_entries(*, by: Actor, now: datetime, folder: Path = FOLDER) -> Loaded:
    """Add what is missing and leave alone what is there; ``folder`` holds the two lists."""
    with change(
        "law_entries.loaded", by=by, now=now, subject=("content_law.law", "shipped")
    ) as step:
        loaded = load(Law, Norm, NormMapping, folder)
        step.keep(laws=loaded.laws, norms=loaded.norms, mappings=loaded.mappings)
    return loaded
