"""What this reader may find. Asked of the sources, before anything is matched or counted."""

from datetime import date
from typing import Any

from portal.core.sources import all_sources

Period = tuple[date | None, date | None]


def visible_groups(person: Any, scope: str, on: date) -> dict[str, Period]:
    """The group keys this reader may see, each with its days in force (from, until inclusive).

    The sources ask the database, so midnight, a withdrawal and a change of rights hold at once.
    """
    return {
        f"{source.name}:{group}": period
        for source in all_sources()
        for group, period in source.visible_groups(person, scope, on).items()
    }
