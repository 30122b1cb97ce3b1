"""Who decides, as settings with the day they hold from: the route of a kind, and who acts for
the board or as compliance officer.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import ChangedOnlyByAction
from portal.people.models import Person


class DecisionRoute(ChangedOnlyByAction):
    """How entries of a kind find their decider from a day on, until a later row of that kind.

    ``steps`` are codes of ``RegisterEntry.RouteStep`` in the order in which they are tried; after
    the last the role decides. The two flags say to whom a decider in doubt may refer.
    Source: domain part 4 (who decides) and appendix A 3 (board decision on doubt).
    """

    kind = models.CharField(_("soort melding"), max_length=40)
    holds_from = models.DateField(_("geldt vanaf"))
    steps = models.JSONField(_("volgorde"), default=list)
    board_on_doubt = models.BooleanField(
        _("bij twijfel voorleggen aan het college"),
        default=True,
    )
    officer_on_doubt = models.BooleanField(
        _("bij twijfel voorleggen aan de compliance officer"), default=True
    )

    class Meta:
        ordering = ("kind", "-holds_from")
        verbose_name = _("route van een melding")
        verbose_name_plural = _("routes van meldingen")
        constraints = (
            models.UniqueConstraint(fields=["kind", "holds_from"], name="one_route_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.holds_from}"


class Designation(ChangedOnlyByAction):
    """Someone acts for the board, or as compliance officer, from a day until a day (inclusive)."""

    class Office(models.TextChoices):
        BOARD = RegisterEntry.ReferredTo.BOARD, _("college")
        COMPLIANCE_OFFICER = (
            RegisterEntry.ReferredTo.COMPLIANCE_OFFICER,
            _("compliance officer"),
        )

    office = models.CharField(_("voor"), max_length=20, choices=Office)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="designations", verbose_name=_("persoon")
    )
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        ordering = ("office", "starts_on", "pk")
        verbose_name = _("aanwijzing")
        verbose_name_plural = _("aanwijzingen")
        constraints = (
            models.UniqueConstraint(
                fields=["office", "person"],
                condition=Q(ends_on__isnull=True),
                name="one_open_designation",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="designation_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_office_display()}: {self.person}"

    def holds_on(self, day: date) -> bool:
        """Does this person hold the office on a day?"""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
