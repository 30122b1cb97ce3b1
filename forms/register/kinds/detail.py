"""What the typed row of every kind is: the latest answers as columns, one row per entry."""

from django.db import models

from portal.core.models import ChangedOnlyByAction


def entry_of(code: str) -> "models.OneToOneField[models.Model, models.Model]":
    """The entry that a typed row belongs to; ``entry.<code>`` is the row of a kind."""
    return models.OneToOneField("forms_register.RegisterEntry", models.CASCADE, related_name=code)


class Detail(ChangedOnlyByAction):
    """Base of the typed rows, which lists and totals read; rebuilt from the latest sheet."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.entry_id}"
