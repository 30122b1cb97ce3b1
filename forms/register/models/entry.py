"""The case itself: who declared what kind of thing, where it stands and who decides."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.register.states import UNFINISHED, Status
from portal.core.models import ChangedOnlyByAction
from portal.people.models import Person


class RegisterEntry(ChangedOnlyByAction):
    """One declared thing, from receipt to end; what was answered is in its answer sheets.

    ``event_on`` is the day the thing itself happens or happened, ``due_on`` the last day of the
    decision term, ``outcome`` the outcome of the latest decision (for lists and counts).
    ``submission_key`` makes one intention one row (security S39).
    """

    class RouteStep(models.TextChoices):
        MANAGER = "manager", _("leidinggevende")
        SECOND_LINE = "second_line", _("naasthogere leidinggevende")
        COMPLIANCE_OFFICER = "compliance_officer", _("compliance officer")
        ROLE = "role", _("coördinator integriteit")

    class ReferredTo(models.TextChoices):
        SECOND_LINE = "second_line", _("naasthogere leidinggevende")
        BOARD = "board", _("college")
        COMPLIANCE_OFFICER = "compliance_officer", _("compliance officer")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("kenmerk"), max_length=20, unique=True)
    submission_key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("soort"), max_length=40)
    employee = models.ForeignKey(Person, models.PROTECT, related_name="register_entries")
    decider = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="entries_to_decide"
    )
    route_step = models.CharField(_("beslist door"), max_length=20, choices=RouteStep)
    referred_to = models.CharField(
        _("voorgelegd aan"), max_length=20, choices=ReferredTo, blank=True
    )
    referred_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="entries_referred"
    )
    status = models.CharField(
        _("status"), max_length=24, choices=[(status, status) for status in Status]
    )
    outcome = models.CharField(_("uitkomst"), max_length=40, blank=True)
    event_on = models.DateField(_("datum van de gebeurtenis"), null=True, blank=True)
    received_at = models.DateTimeField(_("ontvangen op"))
    changed_at = models.DateTimeField(_("laatst gewijzigd"))
    due_on = models.DateField(_("beslissen uiterlijk"))
    reassess_on = models.DateField(_("opnieuw beoordelen op"), null=True, blank=True)
    form_version = models.ForeignKey(
        "forms_register.FormVersion", models.PROTECT, related_name="entries"
    )
    # The manager who would decide if not away; untouched work goes back when they return.
    stands_in_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="entries_stood_in_for"
    )
    # Which due fact began this round (see ``reassess``); empty for what was asked or declared.
    reassess_cause = models.CharField(_("aanleiding"), max_length=20, blank=True, default="")
    # The last day on which the employee said it is right: declared, changed or confirmed.
    affirmed_on = models.DateField(_("laatst bevestigd op"), null=True, blank=True)
    department_key = models.BigIntegerField(_("afdeling (sleutel)"), null=True)
    function_key = models.BigIntegerField(_("functie (sleutel)"), null=True)
    is_top_management = models.BooleanField(_("topmanagement"), default=False)
    # Lasting keys of people the matter concerns besides the employee; they decide nothing here.
    involved_keys = models.JSONField(_("betrokkenen"), default=list)
    is_discreet = models.BooleanField(_("discreet"), default=False)

    class Meta:
        ordering = ("-received_at", "reference")
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=list(Status)), name="register_entry_known_status"
            ),
            models.CheckConstraint(
                condition=~Q(decider=models.F("employee")), name="register_entry_not_own_decider"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.REFERRED) ^ Q(referred_to=""),
                name="register_entry_referred_names_to",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.DECIDED, Status.REGISTERED]) | ~Q(outcome=""),
                name="register_entry_decided_has_outcome",
            ),
        )
        indexes = (
            models.Index(fields=["employee", "-received_at"], name="register_entry_employee"),
            models.Index(fields=["decider", "status", "due_on"], name="register_entry_decider"),
            models.Index(fields=["referred_person", "status"], name="register_entry_referred"),
            models.Index(fields=["status", "due_on"], name="register_entry_queue"),
            # A queue is read in this order until its page is full, however much is waiting.
            models.Index(
                fields=["due_on", "received_at", "id"],
                name="register_entry_waiting",
                condition=Q(status__in=UNFINISHED),
            ),
            models.Index(
                fields=["-received_at", "id"],
                name="register_entry_discreet",
                condition=Q(is_discreet=True),
            ),
            models.Index(fields=["kind", "received_at"], name="register_entry_kind"),
            models.Index(fields=["received_at", "kind", "outcome"], name="register_entry_year"),
            models.Index(
                fields=["reassess_on"],
                name="register_entry_reassess",
                condition=Q(status=Status.REGISTERED),
            ),
            models.Index(
                fields=["affirmed_on"],
                name="register_entry_affirmed",
                condition=Q(status=Status.REGISTERED),
            ),
            models.Index(
                fields=["stands_in_for"],
                name="register_entry_stand_in",
                condition=Q(stands_in_for__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.reference
