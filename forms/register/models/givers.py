"""Who gives: names as declared, the groups a moderator made of them, and what came from whom."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import ChangedOnlyByAction
from portal.people.models import Person


class GiverGroup(ChangedOnlyByAction):
    """Names that a moderator says are one giver; every new name begins as a group of its own.

    ``parent`` is the organisation it belongs to, one level deep, whose totals include it.
    ``joined_into`` leads on from a group whose names all went to another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("naam"), max_length=200)
    sort_name = models.CharField(max_length=200, editable=False)
    chamber_number = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    is_person = models.BooleanField(_("particulier"), default=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name=_("hoort bij"),
    )
    joined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed"
    )

    class Meta:
        verbose_name = _("gever")
        verbose_name_plural = _("gevers")
        constraints = (
            models.UniqueConstraint(
                fields=["chamber_number"],
                condition=~Q(chamber_number=""),
                name="giver_group_chamber_number",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="giver_group_not_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(joined_into__isnull=True) | ~Q(joined_into=models.F("id")),
                name="giver_group_not_joined_into_itself",
            ),
        )
        indexes = (models.Index(fields=["sort_name", "id"], name="giver_group_by_name"),)

    def __str__(self) -> str:
        return self.name


class Giver(ChangedOnlyByAction):
    """One name as declared; ``key`` is its plain spelling, ``number`` tells apart those of one
    spelling that a moderator set apart. ``former_group`` is where a split brings it back to.
    """

    key = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("naam"), max_length=200)
    is_person = models.BooleanField(_("particulier"))
    first_word = models.CharField(max_length=200)
    compact = models.CharField(max_length=200)
    group = models.ForeignKey(GiverGroup, models.PROTECT, related_name="givers")
    former_group = models.ForeignKey(GiverGroup, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "is_person", "number"], name="giver_spelling"),
        )
        indexes = (
            models.Index(fields=["first_word"], name="giver_first_word"),
            models.Index(fields=["compact"], name="giver_compact"),
        )

    def __str__(self) -> str:
        return self.name


class Benefit(ChangedOnlyByAction):
    """What an entry says was offered by whom: a row for totals, kept by the actions that write the
    typed row of its kind. ``value`` in euro, None when unknown.

    ``is_refused``: not taken, sent back, or paid for oneself. Withdrawn entries count nowhere.
    """

    entry = models.OneToOneField(RegisterEntry, models.CASCADE, related_name="benefit")
    giver = models.ForeignKey(Giver, models.PROTECT, related_name="benefits")
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="benefits_received")
    department_key = models.BigIntegerField(null=True)
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_refused = models.BooleanField(default=False)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = (
            # Everything a total needs, so that the rows themselves are not read.
            models.Index(
                fields=["giver", "is_withdrawn", "on", "is_refused", "value"],
                name="benefit_of_giver",
            ),
            models.Index(fields=["receiver", "is_withdrawn", "on"], name="benefit_of_receiver"),
            models.Index(
                fields=["is_withdrawn", "on", "giver", "is_refused", "value"],
                name="benefit_of_period",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}"
