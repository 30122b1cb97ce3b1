"""Invitations and what comes with them: speaking, sponsoring, a trip that lasts longer, a partner
who travels along. Discussed beforehand: functional, sober, and paid for oneself where possible.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Advice,
    Answers,
    Condition,
    Kind,
    Offered,
    Outcome,
    Proposal,
    Question,
    QuestionType,
    Surroundings,
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.invitation_advice import advice_on, proposals_on
from forms.register.kinds.invitation_questions import QUESTIONS, TOPICS
from forms.register.kinds.shared_questions import date_of, decimal_of
from portal.core.refusals import Refusal

HOURS_LIMIT = "trip_extension_hours"
DECLINE = "decline"
TO_GO = ("attend_self_paid", "attend_host_pays", "attend_with_conditions", DECLINE)
TO_DO = ("approved", "approved_with_conditions", DECLINE)


class InvitationDetail(Detail):
    """An invitation or a request that goes with one. ``estimated_cost`` in euro."""

    entry = entry_of("invitation")
    request_kind = models.CharField(_("soort verzoek"), max_length=24)
    invitation_kind = models.CharField(_("soort uitnodiging"), max_length=16, blank=True)
    host = models.CharField(_("wie uitnodigt of betaalt"), max_length=200, blank=True)
    tender_pending = models.BooleanField(_("dingt mee naar opdracht of besluit"), default=False)
    held_on = models.DateField(_("datum"))
    place = models.CharField(_("plaats"), max_length=200)
    estimated_cost = models.DecimalField(
        _("geschatte kosten"), max_digits=12, decimal_places=2, null=True
    )
    who_pays = models.CharField(_("wie betaalt"), max_length=12, blank=True)
    extension_hours = models.DecimalField(
        _("uren verlenging"), max_digits=5, decimal_places=1, null=True
    )

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        indexes = (models.Index(fields=["host", "held_on"], name="invitation_host"),)


class Invitation(Kind):
    """One form for an invitation and the four requests around it; each has its own questions."""

    code = "invitation"
    slug = "uitnodiging"
    place = 30
    label = _("Uitnodiging")
    label_plural = _("Uitnodigingen")
    introduction = _(
        "Bent u uitgenodigd voor een etentje, reis of evenement? Of wilt u ergens spreken, een "
        "sponsor zoeken of een dienstreis verlengen? Leg het vooraf voor aan uw leidinggevende."
    )
    guidance = (
        _("Hebt u er voor uw werk echt iets aan?"),
        _("Is het eenvoudig en passend, of meer luxe dan nodig?"),
        _("Is dit de beste manier om te bereiken wat u wilt?"),
        _("Wordt er iets terugverwacht, nu of later?"),
        _("Kunt u zelf betalen? Declareer alleen wat echt gemaakt is en niemand anders vergoedt."),
        _("Dingt wie uitnodigt mee naar een opdracht? Dan is meegaan duidelijk een probleem."),
    )
    needed = (
        _("de uitnodiging of het programma"),
        _("de dag en de plaats"),
        _("een schatting van de kosten, en wie ze betaalt"),
    )
    topics = TOPICS
    questions = QUESTIONS
    outcomes = (
        Outcome("attend_self_paid", _("Mag, op eigen kosten"), permits=True),
        Outcome("attend_host_pays", _("Mag, wie uitnodigt betaalt"), permits=True),
        Outcome(
            "attend_with_conditions",
            _("Mag onder voorwaarden"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome("approved", _("Schriftelijk toegestaan"), permits=True),
        Outcome(
            "approved_with_conditions",
            _("Schriftelijk toegestaan onder voorwaarden"),
            permits=True,
            needs_conditions=True,
        ),
        Outcome(DECLINE, _("Niet op ingaan"), permits=False),
    )
    decision_questions = (
        Question(
            "serves_policy",
            _("Welk belang van de organisatie is ermee gediend?"),
            QuestionType.LONG_TEXT,
            help=_("Nodig bij spreken, sponsoring en een partner op reis."),
            required=False,
            when=Condition("outcome", ("approved", "approved_with_conditions")),
            max_length=4000,
        ),
        Question(
            "host_was_told",
            _("Weet wie uitnodigde waarom u er niet op ingaat?"),
            QuestionType.YES_NO,
            required=False,
            when=Condition("outcome", (DECLINE,)),
        ),
    )
    decision_guidance = _(
        "Spreken bij een commerciële bijeenkomst en een partner mee op reis: nee, tenzij de dienst "
        "er aantoonbaar belang bij heeft. Een reis verlengen mag alleen met toestemming op papier "
        "vóór het vertrek; dit besluit is die toestemming. Sponsoring legt u bij twijfel voor."
    )
    sentences = {
        "speaking_is_side_activity": _(
            "Spreken in eigen tijd is nevenwerk. Meld het als nevenwerkzaamheid."
        ),
        "none_beside_others": _("Kies “Geen van deze”, of een of meer van de andere."),
        "extension_too_long": _("Een dienstreis kan hooguit %(most)s uur privé langer duren."),
        "extra_cost_not_own": _("De extra kosten van privétijd betaalt u zelf."),
    }
    event_question = "event_date"
    decided_before_event = True
    giver_question = "host"
    outcomes_without_benefit = frozenset({DECLINE, "attend_self_paid"})
    detail = InvitationDetail
    holding = _("wie uitnodigde, waarvoor, wanneer en wie betaalt")
    held = ("request_kind", "host", "held_on", "place", "estimated_cost", "who_pays")

    def outcomes_for(self, answers: Answers, today: date) -> tuple[Outcome, ...]:
        """Those that answer the request; once a trip began it can no longer be extended."""
        asked = answers.get("request_kind")
        fitting: tuple[str, ...] = TO_GO if asked == "invitation" else TO_DO
        begins = date_of(answers.get("event_date"))
        if asked == "trip_extension" and begins and begins <= today:
            fitting = (DECLINE,)
        return tuple(outcome for outcome in self.outcomes if outcome.code in fitting)

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """Speaking in one's own time is a side activity; nothing excludes another tie."""
        if answers.get("in_own_time"):
            yield Refusal("speaking_is_side_activity", field="in_own_time")
        ties = answers.get("sponsor_contracts") or []
        if "none" in ties and len(ties) > 1:
            yield Refusal("none_beside_others", field="sponsor_contracts")

    def refusals_with(self, answers: Answers, around: Surroundings) -> Iterable[Refusal]:
        """A trip goes on privately for so many hours at most, at the traveller's own cost."""
        hours = decimal_of(answers.get("extension_hours"))
        limit = around.thresholds.get(HOURS_LIMIT)
        if hours is not None and limit is not None and hours > limit:
            yield Refusal(
                "extension_too_long", {"most": f"{limit.normalize():f}"}, field="extension_hours"
            )
        cost = decimal_of(answers.get("extra_cost"))
        if cost and answers.get("extra_cost_by_me") is False:
            yield Refusal("extra_cost_not_own", field="extra_cost_by_me")

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        return advice_on(answers, around)

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        return proposals_on(answers, around)

    def offered(self, answers: Answers) -> Offered | None:
        """What the host pays counts with what else came from there; shared cost is unknown."""
        payer = answers.get("who_pays")
        day = date_of(answers.get("event_date"))
        if payer not in ("host", "shared") or day is None:
            return None
        value = decimal_of(answers.get("estimated_cost")) if payer == "host" else None
        is_person = answers.get("host_relation") in ("citizen", "private_friend")
        return Offered(
            giver_name=answers["host"] if is_person else "",
            giver_organisation="" if is_person else answers["host"],
            on=day,
            value=value,
            is_refused=False,
        )

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "request_kind": answers["request_kind"],
            "invitation_kind": answers.get("invitation_kind") or "",
            "host": answers.get("host") or "",
            "tender_pending": bool(answers.get("tender_pending")),
            "held_on": date_of(answers["event_date"]),
            "place": answers["place"],
            "estimated_cost": decimal_of(answers.get("estimated_cost")),
            "who_pays": answers.get("who_pays") or "",
            "extension_hours": decimal_of(answers.get("extension_hours")),
        }

    def summary(self, detail: Any) -> str:
        is_plain = detail.request_kind == "invitation"
        question = self.question("invitation_kind" if is_plain else "request_kind")
        value = detail.invitation_kind if is_plain else detail.request_kind
        kind = question.label_of(value) if question else value
        return f"{kind} – {detail.host or detail.place}"
