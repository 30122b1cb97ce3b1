"""A kind that the portal does not have: what a new one consists of, besides its migration."""

from typing import Any

from django.db import models

from forms.register.kinds.base import Answers, Kind, Outcome, Question, QuestionType, Topic
from forms.register.kinds.detail import Detail, entry_of
from forms.register.kinds.shared_questions import date_of


class BicycleDetail(Detail):
    """A bicycle that was lent."""

    entry = entry_of("bicycle")
    brand = models.CharField(max_length=40)
    lent_on = models.DateField()


class Bicycle(Kind):
    """Someone outside lends an employee a bicycle."""

    code = "bicycle"
    slug = "leenfiets"
    place = 990
    label = "Leenfiets"
    label_plural = "Leenfietsen"
    introduction = "Leent iemand u een fiets? Meld het."
    guidance = ("Wie leent hem uit, en waarom aan u?",)
    needed = ("het merk van de fiets",)
    topics = (Topic("bicycle", "De fiets"),)
    questions = (
        Question("brand", "Welk merk is het?", QuestionType.TEXT, topic="bicycle", max_length=40),
        Question("lent_on", "Wanneer kreeg u hem?", QuestionType.DATE, topic="bicycle"),
    )
    outcomes = (
        Outcome("ride", "Mag gebruikt worden", permits=True),
        Outcome("give_back", "Moet terug", permits=False),
    )
    event_question = "lent_on"
    detail = BicycleDetail
    holding = "gegevens van een geleende fiets"
    held = ("brand", "lent_on")

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        return {"brand": answers["brand"], "lent_on": date_of(answers["lent_on"])}

    def summary(self, detail: models.Model) -> str:
        return f"Fiets – {detail.brand}"
