"""Side activities that can touch the service (Aw 5.1.b, 5.1.c, 8.1.a, 8.2.a)."""

from collections.abc import Iterable, Mapping
from datetime import date
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
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.shared_questions import (
    BOARD_QUESTIONS,
    choices,
    date_of,
    decimal_of,
    months_later,
)
from forms.register.kinds.side_activity_questions import ASSESSMENT, QUESTIONS, TOPICS
from portal.core.refusals import Refusal

HOURS_LIMIT = "weekly_hours_limit"
REASSESS_AFTER = "reassess_after_months"
#: To stand for office, to unite, to write and speak: the constitution protects these.
FUNDAMENTAL_RIGHTS = ("political_office", "union_board", "publication", "talk")
PROHIBITIONS = ("prohibited_not_start", "prohibited_must_stop")


class SideActivityDetail(Detail):
    """A side activity (Aw 8.2.a). ``hours_per_week`` in hours, ``earnings_per_year`` in euro."""

    entry = entry_of("side_activity")
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


class SideActivity(Kind):
    """Fields and choices of a declared side activity, tested beforehand and together."""

    code = "side_activity"
    slug = "nevenwerkzaamheden"
    place = 10
    label = _("Nevenwerkzaamheid")
    label_plural = _("Nevenwerkzaamheden")
    introduction = _(
        "Doet u naast uw baan iets dat uw werk kan raken, betaald of niet? Meld het voordat u "
        "begint. Samen met uw leidinggevende kijkt u of er risico’s zijn en wat ertegen helpt."
    )
    self_assessment = ASSESSMENT
    needed = (
        _("de naam en de branche van de organisatie"),
        _("hoeveel uur per week het kost en wat u ermee verdient"),
        _("wanneer u begint"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("registered_no_risk", _("Geen risico, geregistreerd"), permits=True),
        Outcome(
            "permitted_with_conditions",
            _("Toegestaan onder voorwaarden"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome("prohibited_not_start", _("Niet toegestaan: niet beginnen"), permits=False),
        Outcome("prohibited_must_stop", _("Niet toegestaan: stoppen"), permits=False),
        Outcome("incompatible", _("Onverenigbaar volgens de wet"), permits=False),
        Outcome("not_reportable_after_all", _("Bleek niet meldplichtig"), permits=False),
    )
    decision_questions = (
        Question(
            "risk_found",
            _("Zijn er samen risico’s gevonden?"),
            QuestionType.YES_NO,
        ),
        Question("measures", _("Afgesproken maatregelen"), QuestionType.LONG_TEXT, required=False),
        Question(
            "grounds",
            _("Waarop rust het verbod?"),
            QuestionType.MULTIPLE,
            choices=choices(
                ("availability", _("Beschikbaarheid")),
                ("image_of_person", _("Aanzien van de persoon")),
                ("image_of_service", _("Aanzien van de dienst")),
                ("independence", _("Schijn of onafhankelijkheid")),
                ("nature_of_post", _("Aard van de functie")),
                ("nature_of_activity", _("Aard van de activiteit")),
                ("functioning_of_person", _("Schaadt het functioneren van de persoon")),
                ("functioning_of_service", _("Schaadt het functioneren van de dienst")),
            ),
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "lesser_measures_considered",
            _("Welke lichtere maatregelen zijn overwogen, en waarom volstaan die niet?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "fundamental_right_considered",
            _("Raakt het verbod een grondrecht?"),
            QuestionType.YES_NO,
            when=Condition("outcome", PROHIBITIONS),
        ),
        Question(
            "fundamental_right_text",
            _("Hoe is dat grondrecht meegewogen?"),
            QuestionType.LONG_TEXT,
            when=Condition("outcome", PROHIBITIONS),
        ),
        *BOARD_QUESTIONS,
    )
    event_question = "start_date"
    counterpart_field = "organisation"
    detail = SideActivityDetail
    holding = _("gegevens van een nevenwerkzaamheid, ook inkomsten")
    held = ("organisation", "description", "earnings_per_year", "hours_per_week")
    can_be_disclosed = True
    legal_ground = _("Ambtenarenwet 2017, artikel 5, eerste lid, onder c")
    ends_by_itself = False

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """The end comes after the start; a seat in parliament goes to HR, not into this form."""
        start, end = answers.get("start_date"), answers.get("end_date")
        if start and end and end < start:
            yield Refusal("end_before_start", field="end_date")
        if answers.get("incompatible_office", "none") != "none":
            yield Refusal("incompatible_office", field="incompatible_office")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        if answers.get("incompatible_office", "none") != "none":
            found.append(
                Advice(
                    "incompatible_office",
                    _(
                        "De wet staat deze combinatie niet toe. Neem contact op met de afdeling "
                        "personeel."
                    ),
                    level="stop",
                    field="incompatible_office",
                )
            )
        start = date_of(answers.get("start_date"))
        if start and start < around.today:
            found.append(
                Advice(
                    "starts_in_past",
                    _("Deze activiteit is al begonnen. De toets hoort vooraf te gaan."),
                    field="start_date",
                )
            )
        if "working_hours" in (answers.get("takes_place_in") or []):
            found.append(
                Advice(
                    "working_hours",
                    _("Een nevenwerkzaamheid doet u in eigen tijd of in verlof."),
                    field="takes_place_in",
                )
            )
        hours, limit = decimal_of(answers.get("hours_per_week")), around.thresholds.get(HOURS_LIMIT)
        own_job = decimal_of(answers.get("contract_hours")) or around.contract_hours or 0
        if hours is not None and limit is not None and hours + own_job > limit:
            found.append(
                Advice(
                    "many_hours",
                    _("Samen met uw baan komt u boven het aantal uren waarbij we waarschuwen."),
                    field="hours_per_week",
                )
            )
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        found = []
        if around.is_vulnerable:
            text = _("De functie is kwetsbaar; daarvoor gelden strengere eisen.")
            stricter = ("permitted_with_conditions", *PROHIBITIONS)
            found.append(Proposal(stricter, "vulnerable_function", text))
        if answers.get("activity_kind") in FUNDAMENTAL_RIGHTS:
            text = _(
                "De activiteit is zelf een grondrecht: verbieden kan alleen als niets lichters "
                "helpt."
            )
            permitting = ("registered_no_risk", "permitted_with_conditions")
            found.append(Proposal(permitting, "fundamental_right", text))
        return found

    def reassess_default(self, day: date, thresholds: Mapping[str, Decimal]) -> date | None:
        months = thresholds.get(REASSESS_AFTER)
        return months_later(day, int(months)) if months else None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "activity_kind": answers["activity_kind"],
            "incompatible_office": answers["incompatible_office"],
            "organisation": answers["organisation"],
            "sector": answers["sector"],
            "description": answers["description"],
            "is_paid": bool(answers["is_paid"]),
            "earnings_per_year": decimal_of(answers.get("earnings_per_year")),
            "hours_per_week": decimal_of(answers["hours_per_week"]),
            "starts_on": date_of(answers["start_date"]),
            "ends_on": date_of(answers.get("end_date")),
        }

    def summary(self, detail: models.Model) -> str:
        question = self.question("activity_kind")
        kind = question.label_of(detail.activity_kind) if question else detail.activity_kind
        return f"{kind} – {detail.organisation}"

    def public_fields(self, answers: Answers) -> dict[str, Any]:
        question = self.question("activity_kind")
        kind = question.label_of(answers["activity_kind"]) if question else ""
        return {"activity": str(kind), "organisation": answers["organisation"]}
