"""A move to other work that can clash with the present post: agreed in time, never imposed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Advice,
    Answers,
    Condition,
    Kind,
    Outcome,
    Proposal,
    Question,
    QuestionType,
    Surroundings,
    Topic,
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.shared_questions import MANAGER_INVOLVED, choices, date_of

LEAD_DAYS = "job_move_lead_days"
TOUCHES_WORK = ("yes", "prohibited")
RESTS_ON = ("overstap", "afkoelingsperiode")


class JobTransitionDetail(Detail):
    """Where someone goes and when; the new employer is not known to others yet."""

    entry = entry_of("job_transition")
    new_work_kind = models.CharField(_("soort werk"), max_length=16)
    new_organisation = models.CharField(_("nieuwe organisatie"), max_length=200)
    as_side_activity = models.CharField(_("als nevenwerkzaamheid"), max_length=12)
    leaves_on = models.DateField(_("verwacht vertrek"))

    class Meta:
        verbose_name = _("gevoelige overstap")
        verbose_name_plural = _("gevoelige overstappen")


class JobTransition(Kind):
    """Where someone goes, when, and which interests meet there.

    What both agree on is kept as TransitionAgreement beside the entry.
    """

    code = "job_transition"
    slug = "overstap"
    place = 60
    label = _("Gevoelige overstap")
    label_plural = _("Gevoelige overstappen")
    introduction = _(
        "Gaat u ergens werken waar belangen van nu en straks kunnen botsen? Meld het op tijd. U "
        "maakt samen met uw leidinggevende afspraken over de tijd tot uw vertrek en daarna."
    )
    guidance = (
        _("Had u het nieuwe werk als nevenwerkzaamheid moeten melden, dan is het ook nu gevoelig."),
        _("Afspraken zijn maatwerk en niemand kan ze u opleggen; uw belangen tellen mee."),
        _("Uw nieuwe werkgever blijft tussen u en wie de melding behandelt."),
        _("Wat u in uw werk vertrouwelijk hoorde, blijft ook na uw vertrek geheim."),
    )
    needed = (
        _("waar u gaat werken en als wat"),
        _("wanneer u denkt te vertrekken"),
    )
    topics = (
        Topic("work", _("Het nieuwe werk")),
        Topic("leaving", _("Uw vertrek en de belangen")),
    )
    questions = (
        Question(
            "new_work_kind",
            _("Hoe gaat u werken?"),
            QuestionType.CHOICE,
            topic="work",
            choices=choices(
                ("self_employed", _("Als zelfstandige")),
                ("employed", _("In dienst")),
                ("other", _("Anders")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "new_organisation",
            _("Naam van de nieuwe organisatie"),
            QuestionType.TEXT,
            topic="work",
            help=_("Werkt u voor uzelf, noem dan uw bedrijf of uw eerste opdrachtgever."),
            max_length=200,
            restricted=True,
        ),
        Question(
            "new_role",
            _("Uw nieuwe functie of werk"),
            QuestionType.TEXT,
            topic="work",
            max_length=200,
            restricted=True,
        ),
        Question(
            "would_have_been_reportable_as_side_activity",
            _("Had u dit werk moeten melden als u het naast uw baan deed?"),
            QuestionType.CHOICE,
            topic="work",
            choices=choices(
                ("yes", _("Ja")),
                ("no", _("Nee")),
                ("prohibited", _("Het zou niet zijn toegestaan")),
            ),
            rests_on=RESTS_ON,
        ),
        Question(
            "expected_leave_date",
            _("Wanneer denkt u te vertrekken?"),
            QuestionType.DATE,
            topic="leaving",
            help=_("Uw laatste werkdag, zo goed als u die nu weet."),
            rests_on=RESTS_ON,
        ),
        Question(
            "interests_that_may_clash",
            _("Welke belangen kunnen botsen?"),
            QuestionType.LONG_TEXT,
            topic="leaving",
            help=_("Bijvoorbeeld een aanbesteding, vergunning of onderhandeling waar u aan werkt."),
            max_length=4000,
            restricted=True,
        ),
        Question(
            "current_access",
            _("Tot welke gegevens of systemen hebt u nu toegang?"),
            QuestionType.LONG_TEXT,
            topic="leaving",
            required=False,
            max_length=4000,
            restricted=True,
        ),
        replace(MANAGER_INVOLVED, topic="leaving"),
    )
    outcomes = (
        Outcome("no_risk", _("Geen risico"), permits=True),
        Outcome(
            "cooling_off_agreed",
            _("Afspraken gemaakt over de overstap"),
            permits=True,
            needs_agreement=True,
        ),
        Outcome("no_agreement", _("Geen overeenstemming"), permits=False),
    )
    decision_questions = (
        Question(
            "interests_weighed",
            _("Hoe zijn de belangen van de medewerker meegewogen?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", ("cooling_off_agreed", "no_agreement")),
            max_length=4000,
        ),
    )
    decision_guidance = _(
        "Afspraken maakt u samen: u kunt ze niet opleggen. “Afspraken gemaakt” kan pas als de "
        "melder en u de afspraken allebei hebben bevestigd."
    )
    event_question = "expected_leave_date"
    counterpart_field = "new_organisation"
    counterpart_is_secret = True
    detail = JobTransitionDetail
    holding = _("nieuw werk, nieuwe organisatie en verwacht vertrek")
    held = ("new_work_kind", "new_organisation", "as_side_activity", "leaves_on")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        day, lead = date_of(answers.get("expected_leave_date")), around.thresholds.get(LEAD_DAYS)
        if day and day < around.today:
            found.append(
                Advice(
                    "leave_date_past",
                    _("Deze dag is al geweest. Een overstap meldt u voor uw vertrek."),
                    field="expected_leave_date",
                )
            )
        elif day and lead is not None and day < around.today + timedelta(days=int(lead)):
            found.append(
                Advice(
                    "short_notice",
                    _("Dit is kort voor uw vertrek. Bespreek de overstap vandaag nog."),
                    field="expected_leave_date",
                )
            )
        if around.is_vulnerable:
            found.append(
                Advice(
                    "vulnerable_function",
                    _("Uw functie is kwetsbaar; over een overstap maakt u dan meestal afspraken."),
                    level="notice",
                )
            )
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        touches = answers.get("would_have_been_reportable_as_side_activity") in TOUCHES_WORK
        if touches:
            return [
                Proposal(
                    ("cooling_off_agreed", "no_agreement"),
                    "touches_work",
                    _("Naast de baan was dit werk te melden of niet toegestaan geweest."),
                )
            ]
        if around.is_vulnerable:
            return [
                Proposal(
                    ("cooling_off_agreed", "no_agreement"),
                    "vulnerable_function",
                    _("De functie is kwetsbaar; daarvoor gelden strengere eisen."),
                )
            ]
        return []

    def reassess_on(
        self, answers: Answers, day: date, thresholds: Mapping[str, Decimal]
    ) -> date | None:
        """On the day of leaving, when that still has to come."""
        leaves = date_of(answers.get("expected_leave_date"))
        return leaves if leaves and leaves > day else None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "new_work_kind": answers["new_work_kind"],
            "new_organisation": answers["new_organisation"],
            "as_side_activity": answers["would_have_been_reportable_as_side_activity"],
            "leaves_on": date_of(answers["expected_leave_date"]),
        }

    def summary(self, detail: Any) -> str:
        question = self.question("new_work_kind")
        kind = question.label_of(detail.new_work_kind) if question else detail.new_work_kind
        return f"{kind} – {detail.new_organisation}"
