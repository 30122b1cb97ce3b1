"""The answers of the latest sheet as typed columns, one row per entry, for lists and totals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import ChangedOnlyByAction


class GiftDetail(ChangedOnlyByAction):
    """A gift, service or other benefit (Aw 8.1.e). ``estimated_value`` in euro."""

    entry = models.OneToOneField(RegisterEntry, models.CASCADE, related_name="gift")
    reported_when = models.CharField(_("gemeld"), max_length=20)
    benefit_kind = models.CharField(_("soort"), max_length=20)
    situation = models.CharField(_("situatie"), max_length=24)
    giver_name = models.CharField(_("gever"), max_length=200)
    giver_organisation = models.CharField(_("organisatie"), max_length=200, blank=True)
    giver_relation = models.CharField(_("relatie"), max_length=24)
    tender_pending = models.BooleanField(_("dingt mee naar opdracht of besluit"))
    offered_on = models.DateField(_("aangeboden op"))
    received_at = models.CharField(_("plaats"), max_length=20)
    description = models.TextField(_("omschrijving"))
    estimated_value = models.DecimalField(
        _("geschatte waarde"), max_digits=12, decimal_places=2, null=True
    )
    proposed_disposition = models.CharField(_("voorstel"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("geschenk")
        verbose_name_plural = _("geschenken")
        indexes = (models.Index(fields=["giver_organisation", "offered_on"], name="gift_giver"),)

    def __str__(self) -> str:
        return f"{self.entry_id}"


class SideActivityDetail(ChangedOnlyByAction):
    """A side activity (Aw 8.2.a). ``hours_per_week`` in hours, ``earnings_per_year`` in euro."""

    entry = models.OneToOneField(RegisterEntry, models.CASCADE, related_name="side_activity")
    activity_kind = models.CharField(_("soort"), max_length=24)
    incompatible_office = models.CharField(_("onverenigbaar ambt"), max_length=24)
    organisation = models.CharField(_("organisatie"), max_length=200)
    sector = models.CharField(_("branche"), max_length=200)
    description = models.TextField(_("omschrijving"))
    is_paid = models.BooleanField(_("betaald"))
    earnings_per_year = models.DecimalField(
        _("inkomsten per jaar"), max_digits=12, decimal_places=2, null=True
    )
    hours_per_week = models.DecimalField(_("uren per week"), max_digits=4, decimal_places=1)
    starts_on = models.DateField(_("begint op"))
    ends_on = models.DateField(_("eindigt op"), null=True)

    class Meta:
        verbose_name = _("nevenwerkzaamheid")
        verbose_name_plural = _("nevenwerkzaamheden")
        indexes = (models.Index(fields=["organisation"], name="side_activity_organisation"),)

    def __str__(self) -> str:
        return f"{self.entry_id}"
