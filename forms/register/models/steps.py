"""What happens around the decision: referrals, questions, remarks, and who looked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from portal.core.models import AppendOnly
from portal.people.models import Person


class Referral(AppendOnly):
    """An entry put to someone else to decide, handed back by them, or recalled."""

    erasable = True

    class Movement(models.TextChoices):
        REFERRED = "referred", _("voorgelegd")
        HANDED_BACK = "handed_back", _("teruggegeven")
        RECALLED = "recalled", _("teruggehaald")

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="referrals")
    movement = models.CharField(max_length=20, choices=Movement)
    referred_to = models.CharField(max_length=20, choices=RegisterEntry.ReferredTo)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="referrals_received")
    board_decision_number = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    moved_by = models.ForeignKey(Person, models.PROTECT, related_name="referrals_made")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ("moved_at", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.movement}"


class InformationRequest(AppendOnly):
    """A question to the employee; the answer is the next answer sheet, or silence."""

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="information_requests")
    question = models.TextField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="information_requests")
    requested_at = models.DateTimeField()

    class Meta:
        ordering = ("requested_at", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.requested_at:%Y-%m-%d}"


class Remark(AppendOnly):
    """A note of someone who handles the entry; the employee sees it in the own dossier."""

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="remarks")
    text = models.TextField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="register_remarks")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.made_at:%Y-%m-%d}"


class Read(AppendOnly):
    """Someone other than the employee opened an entry, in which quality and through which door.

    ``purpose`` is the quality (see ``states.Party``, or ``auditor``); an auditor types why.
    """

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="reads")
    reader = models.ForeignKey(Person, models.PROTECT, related_name="register_reads")
    purpose = models.CharField(max_length=20)
    purpose_text = models.TextField(blank=True)
    channel = models.CharField(max_length=20)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("read_at", "pk")

    def __str__(self) -> str:
        return f"{self.entry_id} {self.reader_id}"
