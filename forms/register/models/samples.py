"""The entries a controller looks at: drawn by lot, so that nobody chooses them."""

import uuid

from django.db import models

from portal.core.models import AppendOnly
from portal.people.models import Person


class Sample(AppendOnly):
    """A lot drawn once among the registered entries of a kind and year.

    ``seed`` and ``population_hash`` let anyone draw it again (``forms/register/drawing.py``);
    ``entry_keys`` are the references of the drawn entries in order. What is left of it follows
    from the checks.
    """

    erasable = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    year = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    seed = models.CharField(max_length=64)
    population = models.PositiveIntegerField()
    population_hash = models.CharField(max_length=64)
    entry_keys = models.JSONField()
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="register_samples")
    drawn_at = models.DateTimeField()

    class Meta:
        ordering = ("-drawn_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(size__gte=1) & models.Q(population__gte=models.F("size")),
                name="sample_fits_population",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.size}"
