"""Three promises a model can make about how its rows change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_acting: ContextVar[bool] = ContextVar("acting", default=False)


class ChangedElsewhereError(RuntimeError):
    """Code tried to change a protected row outside the one place that may."""


@contextmanager
def acting() -> Iterator[None]:
    """Let ChangedOnlyByAction rows be saved; only ``portal.audit.change`` and seeders enter."""
    token = _acting.set(True)
    try:
        yield
    finally:
        _acting.reset(token)


class AppendOnlyQuerySet(models.QuerySet):
    """Rows are added and read, nothing else."""

    def update(self, **kwargs: Any) -> int:
        raise ChangedElsewhereError(f"{self.model.__name__} is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.model.erasable:
            return super().delete()
        raise ChangedElsewhereError(f"{self.model.__name__} is append-only")


class AppendOnly(models.Model):
    """A row that is written once; triggers keep this in the database too (``append_only.py``).

    ``erasable`` rows may be deleted through the one declared door when their retention ends,
    never updated.
    """

    erasable = False

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ChangedElsewhereError(f"{type(self).__name__} is append-only")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if not self.erasable:
            raise ChangedElsewhereError(f"{type(self).__name__} is append-only")
        return super().delete(*args, **kwargs)


class ActionQuerySet(models.QuerySet):
    """Bulk changes need an action too."""

    def update(self, **kwargs: Any) -> int:
        if not _acting.get():
            raise ChangedElsewhereError(f"{self.model.__name__} changes only through its actions")
        return super().update(**kwargs)


class ChangedOnlyByAction(models.Model):
    """A row that changes only inside ``portal.audit.change.change``; saving it elsewhere raises."""

    objects = ActionQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not _acting.get():
            raise ChangedElsewhereError(f"{type(self).__name__} changes only through its actions")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if not _acting.get():
            raise ChangedElsewhereError(f"{type(self).__name__} changes only through its actions")
        return super().delete(*args, **kwargs)


class ErasureDoor(models.Model):
    """Open while a row stands here: the triggers of erasable tables then let DELETE pass.

    The row lives only inside the transaction that erases (see ``append_only.erasing``), so no
    other connection ever sees the door open.
    """

    reason = models.CharField(max_length=200)

    class Meta:
        db_table = "portal_core_erasure_door"

    def __str__(self) -> str:
        return self.reason
