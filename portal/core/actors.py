"""Who acts: a person, or the portal itself under a name."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """Someone who can be held to a change; persons and system actors both are."""

    @property
    def actor_key(self) -> str:
        """Lasting key without personal text, such as ``person:4f0c…`` or ``system:import``."""

    @property
    def actor_name(self) -> str:
        """Name as people read it; goes into erasable payloads only."""


@dataclass(frozen=True)
class SystemActor:
    """The portal acting on its own account, for example an import or a due date."""

    name: str

    @property
    def actor_key(self) -> str:
        return f"system:{self.name}"

    @property
    def actor_name(self) -> str:
        return self.name


def actor_of(request: Any) -> Actor:
    """The person behind a request in the CMS; a technical superuser is no person."""
    return request.person or SystemActor("superuser")
