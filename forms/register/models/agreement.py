"""What employee and decider agree on about a move to other work; it counts once both confirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import AppendOnly
from portal.people.models import Person


class TransitionAgreement(AppendOnly):
    """The terms until and after leaving, as written down once; other terms are another row.

    Made to measure and never imposed (source 001, section 4.6). ``sheet`` holds the answers that
    the terms are about; ``agreed_on`` is the day of the talk, ``no_contact_until`` inclusive.
    """

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="agreements")
    sheet = models.ForeignKey(
        "forms_register.AnswerSheet", models.PROTECT, related_name="agreements"
    )
    number = models.PositiveIntegerField()
    access_limits = models.TextField(_("beperking van toegang"), blank=True)
    tasks_limited = models.TextField(_("taken tot het vertrek"), blank=True)
    no_contact_until = models.DateField(_("geen zakelijk contact tot en met"), null=True)
    agreed_on = models.DateField(_("besproken op"))
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="agreements_written")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="agreement_number"),
            models.CheckConstraint(
                condition=~Q(access_limits="", tasks_limited="", no_contact_until__isnull=True),
                name="agreement_has_terms",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.number}"


class AgreementReply(AppendOnly):
    """One party's own yes or no to an agreement; given once, a no with its reason."""

    erasable = True

    class Side(models.TextChoices):
        EMPLOYEE = "employee", _("melder")
        DECIDER = "decider", _("beslisser")

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("bevestigd")
        DECLINED = "declined", _("niet akkoord")

    agreement = models.ForeignKey(TransitionAgreement, models.PROTECT, related_name="replies")
    side = models.CharField(max_length=12, choices=Side)
    answer = models.CharField(max_length=12, choices=Answer)
    reason = models.TextField(blank=True)
    replied_by = models.ForeignKey(Person, models.PROTECT, related_name="agreement_replies")
    replied_at = models.DateTimeField()

    class Meta:
        ordering = ("replied_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["agreement", "side"], name="agreement_reply_once"),
            models.CheckConstraint(
                condition=~Q(answer="declined", reason=""), name="agreement_declined_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.side}"
