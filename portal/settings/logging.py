"""Logs: one line per event on standard error, no personal text (security S44)."""

from typing import Any


def logging_config(level: str) -> dict[str, Any]:
    """Django's LOGGING for a level."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
    }
