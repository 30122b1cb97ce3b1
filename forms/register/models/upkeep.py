"""What keeps the register true after a decision: reminders, confirmations, a look at new rules."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forms.register.models.entry import RegisterEntry
from forms.register.models.rulings import Decision
from forms.register.models.sheets import AnswerSheet
from portal.core.models import AppendOnly
from portal.people.models import Person


class Reminder(AppendOnly):
    """One mail to one person on one day, with everything there was to say; a second that day is
    impossible, whoever else runs the job.
    """

    erasable = True

    person = models.ForeignKey(Person, models.PROTECT, related_name="register_reminders")
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(fields=["person", "day"], name="one_reminder_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class ReminderLine(AppendOnly):
    """What a reminder said about one entry, or (without one) about the yearly question.

    ``occasion`` is a code of ``reminding.Occasion``; ``about_on`` the day it was about, so that a
    new round is reminded of anew.
    """

    erasable = True

    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="lines")
    entry = models.ForeignKey(
        RegisterEntry, models.PROTECT, null=True, related_name="reminder_lines"
    )
    occasion = models.CharField(max_length=20)
    about_on = models.DateField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["entry", "about_on"], name="reminder_line_entry"),)

    def __str__(self) -> str:
        return f"{self.occasion} {self.about_on}"


class Confirmation(AppendOnly):
    """Someone said that the own standing entries are still right; each once a day at most."""

    erasable = True

    person = models.ForeignKey(Person, models.PROTECT, related_name="register_confirmations")
    day = models.DateField()
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(fields=["person", "day"], name="one_confirmation_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class ConfirmedEntry(AppendOnly):
    """An entry that was confirmed, with the answers as they stood then."""

    erasable = True

    confirmation = models.ForeignKey(Confirmation, models.PROTECT, related_name="entries")
    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="confirmations")
    sheet = models.ForeignKey(AnswerSheet, models.PROTECT, null=True, related_name="confirmations")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["confirmation", "entry"], name="entry_confirmed_once"),
        )

    def __str__(self) -> str:
        return f"{self.confirmation_id} {self.entry_id}"


class SectionReview(AppendOnly):
    """The rule a decision rests on changed; someone looked and let the decision stand, and why.

    ``pinned_number`` is the version decided by, ``now_number`` the one looked at (None: nothing is
    in force), ``now_hash`` the section there (empty: it lapsed).
    """

    erasable = True

    entry = models.ForeignKey(RegisterEntry, models.PROTECT, related_name="section_reviews")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="section_reviews")
    section_id = models.CharField(max_length=40)
    policy_key = models.CharField(max_length=80)
    pinned_number = models.PositiveIntegerField()
    now_number = models.PositiveIntegerField(null=True)
    now_hash = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="section_reviews")
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ("reviewed_at", "pk")
        verbose_name = _("blik op een gewijzigde regel")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="section_review_has_reason"),
            models.CheckConstraint(
                condition=Q(now_number__isnull=True) | ~Q(now_number=F("pinned_number")),
                name="section_review_other_version",
            ),
        )
        indexes = (
            models.Index(fields=["decision", "section_id", "now_hash"], name="section_review_of"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.section_id}"
