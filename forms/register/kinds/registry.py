"""The kinds of declaration the portal knows: whatever stands in this folder.

A new kind is one file here, with its template and the migration of its typed row; nothing else
names it.
"""

import pkgutil
from importlib import import_module

from forms.register import kinds as folder
from forms.register.kinds.base import Kind


def found_in_folder() -> dict[str, Kind]:
    """Every class here that is a kind with a code, by that code, in the order of their places."""
    found = []
    for place in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
        module = import_module(place.name)
        found += [
            value()
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, Kind)
            and value.__module__ == module.__name__
            and hasattr(value, "code")
        ]
    return {kind.code: kind for kind in sorted(found, key=lambda kind: (kind.place, kind.code))}


_kinds: dict[str, Kind] = found_in_folder()


def kinds() -> list[Kind]:
    """All of them, in the order in which people see them."""
    return list(_kinds.values())


def kind_of(code: str) -> Kind:
    """The kind with this code. KeyError when there is none."""
    return _kinds[code]


def kind_at(slug: str) -> Kind | None:
    """The kind whose address has this slug, if any."""
    return next((kind for kind in _kinds.values() if kind.slug == slug), None)


def standing_kinds() -> list[str]:
    """The codes of kinds that stand until they end: what they permit can become wrong in time."""
    return [kind.code for kind in _kinds.values() if not kind.ends_by_itself]


def detail_names() -> tuple[str, ...]:
    """The names under which an entry has its typed row, one per kind, to join them in lists."""
    return tuple(kind.detail_name for kind in _kinds.values())
