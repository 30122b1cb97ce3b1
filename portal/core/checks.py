"""System checks on our own promises."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register


def _without_contrib_forms(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """Declarations never live in the CMS' own form submissions (security S10)."""
    if apps.is_installed("wagtail.contrib.forms"):
        yield Error(
            "wagtail.contrib.forms is installed: editors could then read declarations.",
            id="portal.E001",
        )


def _as_list(check: Any) -> Any:
    def run(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
        return list(check(app_configs, **kwargs))

    return run


def register_all() -> None:
    """Register every check of the house."""
    register(_as_list(_without_contrib_forms))
