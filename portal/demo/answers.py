"""From a declaration of the demo texts to the answers that someone gives in the form."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from forms.register.kinds.registry import kind_of
from forms.register.models import FormVersion
from portal.core.clock import day_of
from portal.demo.chance import Chance
from portal.demo.forms import EXTRA_ID

Row = dict[str, Any]
Answers = dict[str, Any]

#: Where the texts use another word than the form.
SAME = {
    "volunteer_work": "volunteer",
    "board_post": "board",
    "commercial_activity": "commercial",
    "article": "publication",
    "loyalty": "loyalty_scheme",
    "foreign": "foreign_relation",
    "friend": "private_friend",
    "post": "post_at_work",
    "home": "home_address",
}
TAKEN = ("accepted", "accepted_for_now")
GUIDELINE = 50
COURTESY = "Weigeren kon op dat moment niet zonder de gever te kwetsen."


def answers_to(
    kind: str, row: Row, form: FormVersion, now: datetime, chance: Chance
) -> tuple[Answers, Answers]:
    """The answers and the self-assessment that go with a declaration received at ``now``."""
    if "answers" in row:
        return _as_written(row, day_of(now)), _weighed_to_report(kind)
    if kind == "side_activity":
        return _side_activity(row, day_of(now), chance), _weighed(kind, row, chance)
    return _gift(row, form, day_of(now), chance), {}


def _as_written(row: Row, today: date) -> Answers:
    """The answers of the texts, with days counted from the day of declaring."""
    days = {key: today + timedelta(days=after) for key, after in row.get("days", {}).items()}
    return {**row["answers"], **{key: day.isoformat() for key, day in days.items()}}


def _weighed_to_report(kind: str) -> Answers:
    """The plainest weighing that ends in declaring."""
    assessment = kind_of(kind).self_assessment
    if assessment is None:
        return {}
    return {**{item.key: "no" for item in assessment.items}, "result": assessment.reporting[-1]}


def _side_activity(row: Row, today: date, chance: Chance) -> Answers:
    begins = today + timedelta(days=chance.randint(7, 60))
    answers = {
        "activity_kind": SAME.get(row["kind"], row["kind"]),
        "incompatible_office": "none",
        "organisation": row["organisation"],
        "sector": row["sector"],
        "description": row["description"],
        "is_paid": row["is_paid"],
        "hours_per_week": str(Decimal(str(row["hours_per_week"])).quantize(Decimal("0.1"))),
        "takes_place_in": chance.pick((["own_time"], ["own_time"], ["own_time", "leave"])),
        "start_date": begins.isoformat(),
        "own_measures": row.get("measures", ""),
    }
    if row["is_paid"]:
        answers["earnings_per_year"] = f"{row['earnings_per_year']}.00"
    return answers


def _weighed(kind: str, row: Row, chance: Chance) -> Answers:
    """Yes and doubt where the outcome shows that something was the matter."""
    assessment = kind_of(kind).self_assessment
    if assessment is None:
        return {}
    harmless = row["outcome"] in ("registered_no_risk", "not_reportable_after_all")
    options = ("no", "no", "no", "unsure") if harmless else ("no", "no", "unsure", "yes")
    weighed = {item.key: chance.pick(options) for item in assessment.items}
    in_doubt = "unsure" in weighed.values() and "yes" not in weighed.values()
    return {**weighed, "result": "in_doubt" if in_doubt else "report"}


def _gift(row: Row, form: FormVersion, today: date, chance: Chance) -> Answers:
    offered = today - timedelta(days=chance.randint(0, 9))
    before = row["situation"] == "refused" and chance.random() < 0.5
    answers = {
        "benefit_kind": SAME.get(row["kind"], row["kind"]),
        "description": row["description"],
        "estimated_value": f"{row['value']}.00",
        "value_is_approximate": chance.random() < 0.6,
        "offered_on": offered.isoformat(),
        "giver_name": row["giver_name"],
        "giver_organisation": row["giver_organisation"],
        "giver_relation": SAME.get(row["relation"], row["relation"]),
        "tender_pending": row["tender_pending"],
        "reported_when": "before" if before else "after",
        "situation": row["situation"],
        "occasion": row["occasion"],
        "received_at": SAME.get(row["received_at"], row["received_at"]),
        "discussed_with_colleagues": chance.random() < 0.7,
        "proposed_disposition": row["disposition"],
    }
    if row["situation"] in TAKEN and (row["value"] > GUIDELINE or "courtesy_reason" in row):
        answers["courtesy_reason"] = row.get("courtesy_reason", COURTESY)
    extra = f"extra-{EXTRA_ID}"
    if any(question["key"] == extra for question in form.content["questions"]):
        answers[extra] = chance.random() < 0.5
    return answers
