"""Contact with somebody who speaks for an interest: allowed, seen, and never one-sided.

Two limits: of talks with the tobacco industry minutes are published (WHO treaty, article 5.3), and
a former minister is no contact in the own former field for two years (circular of 1 October 2017).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format
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
from forms.register.kinds.lobby_contact_questions import QUESTIONS, TOBACCO, TOPICS
from forms.register.kinds.shared_questions import date_of, months_later
from portal.core.refusals import Refusal

MONTHS = "former_minister_months"
PUBLISH = "minutes_to_publish"


class LobbyContactDetail(Detail):
    """A contact with somebody who speaks for an interest."""

    entry = entry_of("lobby_contact")
    party = models.CharField(_("partij"), max_length=200)
    sector = models.CharField(_("branche"), max_length=24)
    contact_form = models.CharField(_("vorm"), max_length=24)
    held_on = models.DateField(_("datum"))
    subject = models.TextField(_("onderwerp"))
    has_minutes = models.BooleanField(_("verslag aanwezig"))

    class Meta:
        verbose_name = _("contact met belangenbehartiger")
        verbose_name_plural = _("contacten met belangenbehartigers")
        indexes = (models.Index(fields=["party", "held_on"], name="lobby_contact_party"),)


class LobbyContact(Kind):
    """Who spoke for which interest, about what; voluntary but for the two limits."""

    code = "lobby_contact"
    slug = "belangenbehartiger"
    place = 70
    label = _("Contact met belangenbehartiger")
    label_plural = _("Contacten met belangenbehartigers")
    introduction = _(
        "Spreekt u iemand die voor een belang opkomt, of wordt u daarvoor benaderd? Dat mag. Meld "
        "het, dan is later te zien wie zijn stem liet horen."
    )
    guidance = (
        _("Namens wie spreekt deze persoon, en wat wil die bereiken?"),
        _("Hoort u ook de andere kant?"),
        _("Beïnvloeden kan langs een omweg: een bezoek, een uitnodiging, meebetaald onderzoek."),
        _("Met de tabaksindustrie praat u alleen als het echt moet. Het verslag is openbaar."),
        _("Een oud-bewindspersoon is een tijd lang geen gesprekspartner over het eigen oude veld."),
    )
    needed = (
        _("namens wie werd gesproken en over welk onderwerp"),
        _("wie erbij waren"),
        _("bij de tabaksindustrie: het verslag van het gesprek"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("no_objection", _("Geen bezwaar, geregistreerd"), permits=True),
        Outcome(
            "permitted_with_conditions",
            _("Contact mag onder voorwaarden"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome(
            PUBLISH,
            _("Contact mag, de redactie zet het verslag op de website"),
            permits=True,
        ),
        Outcome("no_contact", _("Geen contact (meer)"), permits=False),
    )
    decision_questions = (
        Question(
            "minutes_sent_on",
            _("Wanneer is het verslag naar de redactie gestuurd?"),
            QuestionType.DATE,
            help=_("Nog niet gebeurd? Laat het leeg en stuur het na dit besluit."),
            required=False,
            when=Condition("outcome", (PUBLISH,)),
            not_in_future=True,
        ),
        Question(
            "minutes_published_at",
            _("Waar op de website staat het verslag?"),
            QuestionType.URL,
            required=False,
            when=Condition("outcome", (PUBLISH,)),
            max_length=400,
        ),
    )
    decision_guidance = _(
        "Gaat het om de tabaksindustrie, dan moet het verslag openbaar worden (WHO-verdrag, "
        "artikel 5.3). Stuur het naar de redactie, die het als bericht op de website zet. De rest "
        "van deze melding wordt niet openbaar."
    )
    sentences = {
        "talk_is_ahead": _("De dag van het gesprek moet nog komen; kies dan nee."),
        "talk_was_held": _("De dag van het gesprek is voorbij; kies dan ja en geef het verslag."),
        "resigned_after_contact": _("Het aftreden ligt na de dag van het contact."),
        "former_minister_barred": _(
            "Zakelijk contact over dit onderwerp mag pas vanaf %(until)s. Verwijs naar de "
            "secretaris-generaal of de gemeentesecretaris."
        ),
    }
    event_question = "contact_on"
    counterpart_field = "party"
    detail = LobbyContactDetail
    holding = _("met wie namens welk belang is gesproken, en waarover")
    held = ("party", "sector", "contact_form", "held_on", "subject")

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """What is said about the talk agrees with its day: minutes follow from it."""
        held, was_held = date_of(answers.get("contact_on")), answers.get("was_held")
        if held and was_held is True and held > today:
            yield Refusal("talk_is_ahead", field="was_held")
        if held and was_held is False and held < today:
            yield Refusal("talk_was_held", field="was_held")
        resigned = date_of(answers.get("resigned_on"))
        if resigned and held and resigned > held:
            yield Refusal("resigned_after_contact", field="resigned_on")

    def refusals_with(self, answers: Answers, around: Surroundings) -> Iterable[Refusal]:
        """A former minister is sent on to the secretary while the period runs."""
        until = self._barred_until(answers, around)
        if until:
            yield Refusal(
                "former_minister_barred",
                {"until": date_format(until, "j F Y")},
                field="former_minister",
            )

    def _barred_until(self, answers: Answers, around: Surroundings) -> date | None:
        """The day from which contact is free again, if it is not on the day of the contact."""
        resigned, held = date_of(answers.get("resigned_on")), date_of(answers.get("contact_on"))
        months = around.thresholds.get(MONTHS)
        if not (answers.get("former_minister") and answers.get("is_same_field")):
            return None
        if resigned is None or held is None or not months:
            return None
        until = months_later(resigned, int(months))
        return until if held < until else None

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        found = []
        if answers.get("sector") == TOBACCO:
            text = _(
                "Met de tabaksindustrie praat u alleen als het nodig is voor uitvoering van de "
                "regels. Maak een verslag: dat wordt openbaar op de website."
            )
            found.append(Advice("tobacco", text, field="sector"))
        if self._barred_until(answers, around):
            text = _(
                "Zakelijk contact mag nu niet. Verwijs naar de secretaris-generaal of de "
                "gemeentesecretaris. Sprak u al met elkaar? Vertel het daar zelf."
            )
            found.append(Advice("former_minister_barred", text, "stop", "former_minister"))
        if answers.get("contact_form") == "co_funded_research":
            text = _("Wie meebetaalt, mag de uitkomst van onderzoek niet sturen.")
            found.append(Advice("co_funded_research", text, field="contact_form"))
        return found

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        if answers.get("sector") == TOBACCO:
            text = _("Tabaksindustrie: alleen als het nodig was, en met een openbaar verslag.")
            return [Proposal((PUBLISH, "no_contact"), "tobacco", text)]
        if answers.get("contact_form") == "co_funded_research":
            text = _("Meebetaald onderzoek kan sturen; leg vast wie waarover gaat.")
            outcomes = ("permitted_with_conditions", "no_contact")
            return [Proposal(outcomes, "co_funded_research", text)]
        return []

    def reassess_on(
        self, answers: Answers, day: date, thresholds: Mapping[str, Decimal]
    ) -> date | None:
        """Minutes of a talk still to come are asked for the day after it."""
        held = date_of(answers.get("contact_on"))
        if answers.get("sector") == TOBACCO and held and held >= day:
            return held + timedelta(days=1)
        return None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "party": answers["party"],
            "sector": answers["sector"],
            "contact_form": answers["contact_form"],
            "held_on": date_of(answers["contact_on"]),
            "subject": answers["subject"],
            "has_minutes": bool(answers.get("minutes")),
        }

    def summary(self, detail: Any) -> str:
        question = self.question("contact_form")
        form = question.label_of(detail.contact_form) if question else detail.contact_form
        return f"{form} – {detail.party}"
