"""The kinds of declaration the portal knows."""

from forms.register.kinds.base import Kind
from forms.register.kinds.gift import Gift
from forms.register.kinds.side_activity import SideActivity

_kinds: dict[str, Kind] = {kind.code: kind for kind in (SideActivity(), Gift())}


def kinds() -> list[Kind]:
    """All of them, in the order in which people see them."""
    return list(_kinds.values())


def kind_of(code: str) -> Kind:
    """The kind with this code. KeyError when there is none."""
    return _kinds[code]


def kind_at(slug: str) -> Kind | None:
    """The kind whose address has this slug, if any."""
    return next((kind for kind in _kinds.values() if kind.slug == slug), None)
