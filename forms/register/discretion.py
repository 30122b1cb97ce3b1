"""What may be known of a discreet entry by who neither declared nor decides it: nearly nothing."""

from typing import Any

#: Facts that would tell in the trail what kind of entry it is, or what came of it. The trail
#: outlives every term, so of a discreet entry they are not written at all.
TELLING = frozenset(
    {"kind", "form_version", "outcome", "followed_proposal", "decided_as", "route_step"}
)


def facts_for_trail(is_discreet: bool, **facts: Any) -> dict[str, Any]:
    """The facts of an event as the trail may keep them."""
    if not is_discreet:
        return facts
    return {name: value for name, value in facts.items() if name not in TELLING}
