"""A private relation that can be a problem at work (Aw 6.1): as little as possible, for one reader.

Talking comes first; the form is for who wants what was agreed on paper. Nobody is asked to name the
other person. The decider keeps the entry; all others see that there is one, never whose or what.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.register.kinds.base import (
    Advice,
    Answers,
    Kind,
    Outcome,
    Proposal,
    Question,
    QuestionType,
    SelfAssessment,
    Surroundings,
    Topic,
)
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.shared_questions import choices

RESTS_ON = ("privérelaties", "privérelatie")
SECOND_LINE = "second_line"

TALK_FIRST = SelfAssessment(
    introduction=_(
        "Een relatie is privé. U meldt haar alleen als het werk er last van kan krijgen, en "
        "meestal is een gesprek genoeg. Van een gesprek komt niets in het portaal te staan."
    ),
    items=(),
    results=choices(
        (
            "talk_first",
            _("Ik praat er eerst over met mijn leidinggevende of een vertrouwenspersoon"),
        ),
        ("report", _("Ik wil het melden, zodat afspraken vastliggen")),
    ),
    reporting=("report",),
    in_doubt=_("Twijfelt u? Praat er eerst over; melden kan daarna altijd nog."),
    otherwise=_(
        "Goed om er eerst over te praten. Uw leidinggevende of een vertrouwenspersoon denkt met u "
        "mee; de gegevens van de vertrouwenspersonen vindt u op de startpagina."
    ),
    usual="talk_first",
)


class PrivateRelationDetail(Detail):
    """What a list of the decider needs; neither the sort of relation nor anybody's name."""

    entry = entry_of("private_relation")
    other_party_side = models.CharField(_("kant van de ander"), max_length=12)
    posts_touch = models.BooleanField(_("functies raken elkaar"))

    class Meta:
        verbose_name = _("privérelatie")
        verbose_name_plural = _("privérelaties")


class PrivateRelation(Kind):
    """Where the work meets the relation, and to whom it is told."""

    code = "private_relation"
    slug = "priverelatie"
    place = 50
    label = _("Privérelatie")
    label_plural = _("Privérelaties")
    introduction = _(
        "Hebt u een privérelatie met een collega of een zakelijk contact, en kan uw werk daar last "
        "van krijgen? Praat er eerst over. Wilt u afspraken vastleggen, dan kan dat hier."
    )
    guidance = (
        _("Een relatie mag. Het gaat alleen om wat zij met het werk doet."),
        _("Het risico is groter als uw functies elkaar raken of als een van u leiding geeft."),
        _("Wie een relatie hebben, beoordelen, controleren en keuren elkaars werk niet."),
        _("U hoeft niet te zeggen om wie het gaat of wat voor relatie het is."),
        _(
            "Wordt contact u opgedrongen? Praat met een vertrouwenspersoon; daar is geen "
            "formulier voor."
        ),
    )
    self_assessment = TALK_FIRST
    topics = (Topic("relation", _("De relatie en het werk")),)
    questions = (
        Question(
            "other_party_side",
            _("Waar kent u de ander van?"),
            QuestionType.CHOICE,
            topic="relation",
            help=_("Wie het is, hoeft u niet te zeggen."),
            choices=choices(
                ("colleague", _("Een collega")), ("external", _("Een contact van buiten"))
            ),
            restricted=True,
        ),
        Question(
            "relation_kind",
            _("Wat voor relatie is het?"),
            QuestionType.CHOICE,
            topic="relation",
            help=_("Dit hoeft u niet in te vullen."),
            choices=choices(
                ("family", _("Familie")),
                ("friendship", _("Vriendschap")),
                ("love", _("Liefde")),
            ),
            required=False,
            restricted=True,
        ),
        Question(
            "hierarchical",
            _("Geeft een van u leiding aan de ander?"),
            QuestionType.YES_NO,
            topic="relation",
            rests_on=RESTS_ON,
            restricted=True,
        ),
        Question(
            "functions_touch",
            _("Komt u elkaar in het werk tegen?"),
            QuestionType.YES_NO,
            topic="relation",
            rests_on=RESTS_ON,
            restricted=True,
        ),
        Question(
            "work_affected",
            _("Welk werk kan er last van krijgen?"),
            QuestionType.LONG_TEXT,
            topic="relation",
            help=_(
                "Bijvoorbeeld iets dat u beoordeelt, controleert of goedkeurt. Schrijf geen "
                "namen op."
            ),
            max_length=2000,
            rests_on=RESTS_ON,
            restricted=True,
        ),
        Question(
            "addressed_to",
            _("Aan wie meldt u dit?"),
            QuestionType.CHOICE,
            topic="relation",
            help=_(
                "Alleen die leidinggevende leest uw melding, maakt met u afspraken en legt ze "
                "vast. Krijgt u een andere functie, dan kijkt uw nieuwe leidinggevende opnieuw."
            ),
            choices=choices(
                ("manager", _("Mijn leidinggevende")),
                (SECOND_LINE, _("De naasthogere leidinggevende")),
            ),
            restricted=True,
        ),
    )
    outcomes = (
        Outcome("no_measure", _("Geen maatregel nodig"), permits=True),
        Outcome("work_agreements", _("Werkafspraken gemaakt"), permits=True, needs_conditions=True),
        Outcome("tasks_divided", _("Taken anders verdeeld"), permits=True, needs_conditions=True),
        Outcome(
            "transfer", _("Ander werk of een andere plek"), permits=False, needs_conditions=True
        ),
        Outcome(
            "referred_adviser", _("Verder in gesprek met een vertrouwenspersoon"), permits=False
        ),
    )
    decision_guidance = _(
        "Beslis samen met de melder. Schrijf afspraken over het werk op, geen namen en niets over "
        "de relatie zelf. Wie een relatie hebben, keuren elkaars werk niet."
    )
    detail = PrivateRelationDetail
    holding = _(
        "of het een collega of iemand van buiten is, en of functies elkaar raken; geen namen"
    )
    held = ("other_party_side", "posts_touch")
    is_discreet = True
    ends_by_itself = False

    def first_decider(self, answers: Answers) -> str:
        """The one it was addressed to, and nobody before."""
        return str(answers.get("addressed_to") or "")

    def manager_is_involved(self, answers: Answers) -> bool:
        """The own manager has no part in what was addressed past them."""
        return answers.get("addressed_to") == SECOND_LINE

    def _posts_touch(self, answers: Answers) -> bool:
        return bool(answers.get("hierarchical") or answers.get("functions_touch"))

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        if not self._posts_touch(answers):
            return []
        return [
            Advice(
                "no_mutual_judgement",
                _(
                    "Beoordeel, controleer en keur elkaars werk niet, ook niet tot er een "
                    "besluit is."
                ),
                level="notice",
                field="functions_touch",
            )
        ]

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        if self._posts_touch(answers):
            return [
                Proposal(
                    ("work_agreements", "tasks_divided", "transfer"),
                    "posts_touch",
                    _("De functies raken elkaar, of de een geeft leiding aan de ander."),
                )
            ]
        return [
            Proposal(
                ("no_measure", "work_agreements"),
                "posts_apart",
                _("De functies raken elkaar niet."),
            )
        ]

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {
            "other_party_side": answers["other_party_side"],
            "posts_touch": self._posts_touch(answers),
        }

    def summary(self, detail: Any) -> str:
        question = self.question("other_party_side")
        return str(question.label_of(detail.other_party_side)) if question else ""
