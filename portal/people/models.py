"""Users sign on; persons act. A person outlives the account and the job."""

import uuid
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.clock import day_of
from portal.core.models import AppendOnly, ChangedOnlyByAction
from portal.people.roles import Capability, Role, capabilities_of


class User(AbstractUser):
    """A way to sign on. What someone may do hangs on the person, not here."""


class Department(ChangedOnlyByAction):
    """A part of the organisation, with its manager; a manager's manager leads the parent."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("valt onder"),
    )
    manager = models.ForeignKey(
        "Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="managed_departments",
        verbose_name=_("leidinggevende"),
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelingen")

    def __str__(self) -> str:
        return self.name


class JobFunction(ChangedOnlyByAction):
    """A post with the flags that the rules look at (Aw 5.1.c and d; domain terms 24, 25, 50)."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    is_top_management = models.BooleanField(_("topmanagement"), default=False)
    is_vulnerable = models.BooleanField(_("kwetsbare functie"), default=False)
    is_designated = models.BooleanField(_("aangewezen functie"), default=False)

    class Meta:
        ordering = ("name",)
        verbose_name = _("functie")
        verbose_name_plural = _("functies")

    def __str__(self) -> str:
        return self.name


class Person(ChangedOnlyByAction):
    """An employee or external worker; ``starts_on`` to ``ends_on`` inclusive, open when empty."""

    class Kind(models.TextChoices):
        EMPLOYEE = "employee", _("medewerker")
        EXTERNAL = "external", _("extern")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="person")
    directory_key = models.CharField(_("personeelsnummer"), max_length=40, unique=True)
    first_name = models.CharField(_("voornaam"), max_length=80)
    infix = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    last_name = models.CharField(_("achternaam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    kind = models.CharField(_("soort"), max_length=10, choices=Kind, default=Kind.EMPLOYEE)
    starts_on = models.DateField(_("in dienst vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("in dienst tot en met"), null=True, blank=True)

    class Meta:
        ordering = ("last_name", "first_name")
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="person_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First name, particle and surname as one reads them."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    @property
    def actor_key(self) -> str:
        return f"person:{self.pk}"

    @property
    def actor_name(self) -> str:
        return self.full_name

    def works_on(self, day: date) -> bool:
        """Is this someone who works here on a day? Before and after, no right holds."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day <= self.ends_on)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Roles held today; asked once per request since the person is loaded anew each time."""
        return roles_held(self.role_assignments.all())

    @cached_property
    def capabilities(self) -> frozenset[Capability]:
        """What the roles held today allow."""
        return capabilities_of(self.roles)

    def can(self, capability: Capability) -> bool:
        """May this person, by role, do this at all? The record's own rules come after."""
        return capability in self.capabilities


class Employment(ChangedOnlyByAction):
    """Where a person worked, as what, under whom, from when until when (inclusive)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    department = models.ForeignKey(Department, models.PROTECT, related_name="employments")
    function = models.ForeignKey(JobFunction, models.PROTECT, related_name="employments")
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        ordering = ("starts_on",)
        verbose_name = _("dienstverband")
        verbose_name_plural = _("dienstverbanden")
        indexes = (models.Index(fields=["person", "starts_on"], name="employment_on_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends_on__isnull=True), name="one_open_employment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.function} ({self.department})"


class Absence(ChangedOnlyByAction):
    """Days (inclusive) on which someone does no work, so that others are asked; why is not kept.

    ``withdrawn_at`` is set when it never began: the row stays, the days do not count.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="absences", verbose_name=_("persoon")
    )
    starts_on = models.DateField(_("afwezig vanaf"))
    ends_on = models.DateField(_("afwezig tot en met"))
    told_at = models.DateTimeField(_("opgegeven op"))
    told_by_key = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "-pk")
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheid")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_start"
            ),
        )
        indexes = (
            models.Index(
                fields=["person", "ends_on"],
                name="absence_that_counts",
                condition=Q(withdrawn_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.starts_on:%d-%m-%Y} t/m {self.ends_on:%d-%m-%Y}"


class RoleAssignment(ChangedOnlyByAction):
    """Someone holds a role, from a day until a day (inclusive), or until it was taken away."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_assignments")
    role = models.CharField(
        _("rol"), max_length=20, choices=[(role.value, role.value) for role in Role]
    )
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        ordering = ("starts_on", "pk")
        verbose_name = _("roltoekenning")
        verbose_name_plural = _("roltoekenningen")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(ends_on__isnull=True, revoked_at__isnull=True),
                name="one_open_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    def holds_on(self, day: date) -> bool:
        """Does the assignment hold on this day? A role that was taken away holds no more."""
        if self.revoked_at is not None:
            return False
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def roles_held(assignments: Iterable[RoleAssignment]) -> frozenset[Role]:
    """The roles that hold today among these assignments."""
    today = day_of(timezone.now())
    return frozenset(
        Role(assignment.role) for assignment in assignments if assignment.holds_on(today)
    )


class Audience(models.Model):
    """Whom a text is for. Empty conditions do not restrict; all set conditions must hold."""

    key = models.SlugField(_("sleutel"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    person_kind = models.CharField(
        _("soort persoon"), max_length=10, choices=Person.Kind, blank=True
    )
    departments = models.ManyToManyField(
        Department, blank=True, related_name="audiences", verbose_name=_("afdelingen")
    )
    functions = models.ManyToManyField(
        JobFunction, blank=True, related_name="audiences", verbose_name=_("functies")
    )
    only_vulnerable = models.BooleanField(_("alleen kwetsbare functies"), default=False)

    EVERYONE = "iedereen"

    class Meta:
        ordering = ("name",)
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")

    def __str__(self) -> str:
        return self.name


class ApiToken(models.Model):
    """A key for programs, with the rights of its person; only its hash is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="api_tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person} {self.created_at:%Y-%m-%d}"


class SignInFailure(models.Model):
    """A failed attempt to sign in; what is tried again too often is refused for a while.

    ``account`` is a hash of the name that was typed: people type passwords there too.
    """

    account = models.CharField(max_length=64)
    address = models.GenericIPAddressField()
    failed_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["account", "address", "failed_at"], name="failure_of_pair"),
            models.Index(fields=["address", "failed_at"], name="failure_of_address"),
        )

    def __str__(self) -> str:
        return f"{self.address} {self.failed_at:%Y-%m-%d %H:%M}"


class CorrectionRequest(AppendOnly):
    """Someone asks to put right what the portal holds of them (AVG 16), about one named item.

    ``item`` is the holding it is in, with a key where it is about one row; ``item_label`` names it
    for people. ``for_moderators``: it is about the register, else for who manages people.
    """

    erasable = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="correction_requests")
    item = models.CharField(max_length=120)
    item_label = models.CharField(max_length=200)
    for_moderators = models.BooleanField()
    text = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("asked_at", "pk")
        verbose_name = _("verzoek om correctie")
        verbose_name_plural = _("verzoeken om correctie")

    def __str__(self) -> str:
        return f"{self.item} {self.asked_at:%Y-%m-%d}"


class CorrectionAnswer(AppendOnly):
    """What was done with a request, by someone else than who asked, with the reason."""

    erasable = True

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("verbeterd")
        REFUSED = "refused", _("niet verbeterd")

    request = models.OneToOneField(CorrectionRequest, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=20, choices=Outcome)
    reason = models.TextField()
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="corrections_answered")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("answered_at",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="correction_answer_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.outcome}"
