"""Reading the environment: a missing or wrong variable explains itself."""

import os
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "true", "yes", "ja", "on"}, {"", "0", "false", "no", "nee", "off"}


def text(name: str, default: str | None = None, *, purpose: str = "") -> str:
    """A variable as text; without a default it is required and ``purpose`` says what for."""
    value = os.environ.get(name, default)
    if value is None or (default is None and not value):
        raise ImproperlyConfigured(f"Set {name}: {purpose}.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """A variable as yes or no."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")
    return value in YES


def listing(name: str, default: Sequence[str] = ()) -> list[str]:
    """A variable as a list separated by commas."""
    value = os.environ.get(name)
    if value is None:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]
