"""Values that the rules look up by the day of the event, never constants in code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import ChangedOnlyByAction


class Threshold(ChangedOnlyByAction):
    """The value of one parameter from a day on, until a later row of the same name."""

    class Name(models.TextChoices):
        GIFT_VALUE_GUIDELINE = (
            "gift_value_guideline",
            _("richtbedrag geschenken (euro, 0 is geen richtbedrag)"),
        )
        REASSESS_AFTER_MONTHS = "reassess_after_months", _("herbeoordeling na (maanden)")
        DECISION_TERM_DAYS = "decision_term_days", _("beslistermijn (dagen)")
        WEEKLY_HOURS_LIMIT = "weekly_hours_limit", _("waarschuwing totaal aantal uren per week")
        SMALL_CELL_SIZE = "small_cell_size", _("kleinste aantal dat getoond wordt")
        REVIEW_REMINDER_DAYS = (
            "review_reminder_days",
            _("herinneren aan herziening van beleid, zoveel dagen vooraf"),
        )
        REVIEW_REPEAT_DAYS = (
            "review_repeat_days",
            _("herinnering aan herziening herhalen na (dagen)"),
        )
        FINANCIAL_REASSESS_MONTHS = (
            "financial_reassess_months",
            _("herbeoordeling van financiële belangen na (maanden)"),
        )
        JOB_MOVE_LEAD_DAYS = (
            "job_move_lead_days",
            _("overstap melden, zoveel dagen voor vertrek"),
        )
        DRAFT_UNUSED_DAYS = (
            "draft_unused_days",
            _("concept van een melding verwijderen, zoveel dagen na de laatste wijziging"),
        )
        REMINDER_HALF_PERCENT = (
            "reminder_half_percent",
            _("beslisser herinneren na dit deel van de beslistermijn (procent)"),
        )
        ESCALATION_DAYS = (
            "escalation_days",
            _("naasthogere inlichten, zoveel dagen na de beslistermijn"),
        )
        INFORMATION_REMINDER_DAYS = (
            "information_reminder_days",
            _("melder herinneren aan een vraag na (dagen)"),
        )
        REMINDER_REPEAT_DAYS = (
            "reminder_repeat_days",
            _("herinnering aan meldingen herhalen na (dagen)"),
        )
        YEARLY_CHECK_MONTHS = (
            "yearly_check_months",
            _("vragen of meldingen nog kloppen na (maanden)"),
        )
        GIVER_TOTAL_LIMIT = (
            "giver_total_limit",
            _("waarschuwen boven dit bedrag van één gever in twaalf maanden (euro, 0 is nooit)"),
        )
        EXPORT_FILE_DAYS = (
            "export_file_days",
            _("bestand met meldingen bewaren (dagen)"),
        )

        TRIP_EXTENSION_HOURS = (
            "trip_extension_hours",
            _("dienstreis privé verlengen, hooguit (uren)"),
        )
        FORMER_MINISTER_MONTHS = (
            "former_minister_months",
            _("geen zakelijk contact met een oud-bewindspersoon gedurende (maanden)"),
        )
        PRIOR_GIFT_CONSULTATION = (
            "prior_gift_consultation",
            _("geschenken vooraf overleggen (1 is ja, 0 is nee)"),
        )

    name = models.CharField(_("naam"), max_length=40, choices=Name)
    value = models.DecimalField(_("waarde"), max_digits=12, decimal_places=2)
    holds_from = models.DateField(_("geldt vanaf"))

    class Meta:
        ordering = ("name", "holds_from")
        verbose_name = _("parameter")
        verbose_name_plural = _("parameters")
        constraints = (
            models.UniqueConstraint(fields=["name", "holds_from"], name="one_value_per_day"),
        )

    def __str__(self) -> str:
        return f"{self.get_name_display()}: {self.value}"
