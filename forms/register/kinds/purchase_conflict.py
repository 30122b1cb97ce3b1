"""A tie with a party in a purchase: told before it begins, and somebody else takes over
(Aanbestedingswet 2012; the code of conduct asks for it in every purchase).
"""

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
from forms.register.kinds.purchase_conflict_questions import QUESTIONS, TOPICS
from forms.register.kinds.shared_questions import date_of
from portal.core.refusals import Refusal

CLOSE = ("family", "friendship", "financial_interest")
WEIGHTY = ("specifies", "assesses", "decides")
WITH_SUBSTITUTE = ("recused", "recused_in_part")


class PurchaseConflictDetail(Detail):
    """A tie with a party in a purchase."""

    entry = entry_of("purchase_conflict")
    procedure = models.CharField(_("inkoop of aanbesteding"), max_length=200)
    other_party = models.CharField(_("partij"), max_length=200)
    relation_kind = models.CharField(_("band"), max_length=24)
    own_role = models.CharField(_("eigen rol"), max_length=24)
    starts_on = models.DateField(_("eigen werk begint op"))
    reported_before_start = models.BooleanField(_("vooraf gemeld"))

    class Meta:
        verbose_name = _("belang bij een inkoop")
        verbose_name_plural = _("belangen bij een inkoop")
        indexes = (models.Index(fields=["procedure"], name="purchase_conflict_procedure"),)


class PurchaseConflict(Kind):
    """Which purchase, which tie, and who takes over."""

    code = "purchase_conflict"
    slug = "inkoopbelang"
    place = 80
    label = _("Belang bij een inkoop")
    label_plural = _("Belangen bij een inkoop")
    introduction = _(
        "Werkt u mee aan een inkoop of aanbesteding en kent u een van de partijen, of hebt u er "
        "een belang bij? Meld het voordat u begint. Iemand anders kan uw deel dan overnemen."
    )
    guidance = (
        _("Kent u iemand bij een van de partijen, of werkte u er zelf?"),
        _("Kan de uitkomst u, uw familie of uw vrienden iets opleveren?"),
        _("Hoe ziet het eruit voor een partij die de opdracht niet krijgt?"),
        _("Praat met leveranciers liever met z’n tweeën en leg vast waarom u kiest."),
    )
    needed = (
        _("om welke inkoop het gaat en wat u erin doet"),
        _("welke band u hebt, en met wie"),
        _("wie uw deel zou kunnen overnemen"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("no_conflict", _("Geen bezwaar: u kunt verder"), permits=True),
        Outcome(
            "recused_in_part",
            _("U doet een deel niet"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome("recused", _("Een ander doet uw deel van de inkoop"), permits=False),
    )
    decision_questions = (
        Question(
            "substitute",
            _("Wie neemt het over?"),
            QuestionType.TEXT,
            when=Condition("outcome", WITH_SUBSTITUTE),
            max_length=200,
        ),
        Question(
            "substitute_from",
            _("Vanaf welke dag?"),
            QuestionType.DATE,
            when=Condition("outcome", WITH_SUBSTITUTE),
        ),
        Question(
            "work_looked_over",
            _("Wat gebeurt er met wat de melder al deed?"),
            QuestionType.LONG_TEXT,
            help=_("Nodig als de melding kwam toen het werk al begonnen was."),
            required=False,
            when=Condition("outcome", WITH_SUBSTITUTE),
            max_length=4000,
        ),
    )
    decision_guidance = _(
        "Wie een band heeft met een partij, stelt geen eisen op, beoordeelt niet en kiest niet. "
        "Noem degene die het overneemt. Laat gesprekken met leveranciers door twee mensen voeren."
    )
    sentences = {
        "purchase_began": _("Uw werk begon al voor vandaag; kies dan nee."),
        "purchase_begins_later": _("Uw werk begint later; kies dan ja."),
    }
    event_question = "starts_on"
    decided_before_event = True
    counterpart_field = "other_party"
    detail = PurchaseConflictDetail
    holding = _("om welke inkoop het gaat, welke band iemand heeft en met welke partij")
    held = ("procedure", "other_party", "relation_kind", "own_role", "starts_on")
    ends_by_itself = False

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """What is said about the start agrees with its day, and the end comes after it."""
        starts, ends = date_of(answers.get("starts_on")), date_of(answers.get("ends_on"))
        is_before = answers.get("reported_before_start")
        if starts and is_before is True and starts < today:
            yield Refusal("purchase_began", field="reported_before_start")
        if starts and is_before is False and starts > today:
            yield Refusal("purchase_begins_later", field="reported_before_start")
        if starts and ends and ends < starts:
            yield Refusal("end_before_start", field="ends_on")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        if answers.get("reported_before_start") is False:
            text = _("U bent al begonnen. Leg uw werk aan deze inkoop stil tot er een besluit is.")
            found.append(Advice("reported_late", text, field="reported_before_start"))
        if answers.get("own_role") in WEIGHTY and answers.get("relation_kind") in CLOSE:
            text = _("Met deze band doet u dit werk niet zelf. Noem iemand die het kan overnemen.")
            found.append(Advice("close_and_weighty", text, field="relation_kind"))
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        found = []
        if answers.get("relation_kind") in CLOSE and answers.get("own_role") in WEIGHTY:
            text = _(
                "Een nauwe band, en een rol die de uitkomst bepaalt: een ander neemt het over."
            )
            found.append(Proposal(("recused",), "close_and_weighty", text))
        elif answers.get("own_role") in WEIGHTY:
            text = _("De rol bepaalt de uitkomst; de schijn telt mee.")
            found.append(Proposal(WITH_SUBSTITUTE, "weighty", text))
        if answers.get("reported_before_start") is False:
            text = _("De melding kwam toen het werk al begonnen was: laat het laten nakijken.")
            found.append(Proposal(WITH_SUBSTITUTE, "reported_late", text))
        return found

    def reassess_on(
        self, answers: Answers, day: date, thresholds: Mapping[str, Decimal]
    ) -> date | None:
        """When the purchase is expected to be over."""
        ends = date_of(answers.get("ends_on"))
        return ends if ends and ends > day else None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "procedure": answers["procedure"],
            "other_party": answers["other_party"],
            "relation_kind": answers["relation_kind"],
            "own_role": answers["own_role"],
            "starts_on": date_of(answers["starts_on"]),
            "reported_before_start": bool(answers["reported_before_start"]),
        }

    def summary(self, detail: Any) -> str:
        return f"{detail.procedure} – {detail.other_party}"
