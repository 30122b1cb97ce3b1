"""What a decider of the demo answers: outcome, reason, conditions and the questions of the kind."""

from datetime import date, timedelta
from typing import Any

from portal.demo.chance import Chance
from portal.demo.reading import toml

PROHIBITIONS = ("prohibited_not_start", "prohibited_must_stop")
LESSER_MEASURES = (
    "Wij bekeken of andere taken of minder uren zouden helpen. Dat bleek niet genoeg, want de"
    " klanten blijven dezelfde."
)
FUNDAMENTAL_RIGHT = (
    "Het verbod raakt de vrijheid om eigen werk te kiezen. Het belang van een onpartijdige gemeente"
    " weegt in deze functie zwaarder."
)
GROUNDS = ("independence", "image_of_service", "nature_of_post", "nature_of_activity")


class Rulings:
    """Draws rulings that fit the outcome of a declaration."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.texts = toml("declarations.toml")

    def line(self, name: str) -> str:
        """A sentence of this sort, such as ``information_requested`` or ``end_reasons``."""
        return self.chance.pick(self.texts["questions"][name])

    def ruling(
        self, kind: str, row: dict[str, Any], today: date, *, by_board: bool
    ) -> dict[str, Any]:
        """What ``decide`` needs besides the entry, the person and the moment."""
        if "answers" in row:
            return self._as_written(row, today)
        outcome = self._outcome(kind, row)
        reasons = self.texts["reasons"][kind][outcome]
        ruling: dict[str, Any] = {"outcome": outcome, "reason": self.chance.pick(reasons)}
        extra: dict[str, Any] = {}
        if kind == "side_activity":
            extra = self._extra(outcome, row)
        elif outcome == "surrender":
            extra = {"surrender_to": row["surrender_to"]}
        if outcome == "permitted_with_conditions":
            ruling["conditions"] = self.chance.pick(self.texts["conditions"][kind])
        if by_board:
            number = self.chance.randint(100, 600)
            extra["board_decision_number"] = f"B&W {today.year}/{number:04d}"
            extra["board_decision_on"] = today.isoformat()
        return {**ruling, "extra": extra}

    def _as_written(self, row: dict[str, Any], today: date) -> dict[str, Any]:
        """The ruling of the texts, with days counted from the day of deciding."""
        days = {key: today + timedelta(days=n) for key, n in row.get("extra_days", {}).items()}
        return {
            "outcome": row["outcome"],
            "reason": row["reason"],
            "conditions": row.get("conditions", ""),
            "extra": {
                **row.get("extra", {}),
                **{key: day.isoformat() for key, day in days.items()},
            },
        }

    def _outcome(self, kind: str, row: dict[str, Any]) -> str:
        if kind == "gift":
            return str(row["disposition"])
        # Putting it to the board is a road, not an outcome; the board permits with conditions.
        outcome = str(row["outcome"])
        return "permitted_with_conditions" if outcome == "referred_to_board" else outcome

    def _extra(self, outcome: str, row: dict[str, Any]) -> dict[str, Any]:
        harmless = outcome in ("registered_no_risk", "not_reportable_after_all")
        extra: dict[str, Any] = {"risk_found": not harmless}
        if outcome == "permitted_with_conditions":
            extra["measures"] = row.get("measures", "")
        if outcome in PROHIBITIONS:
            extra["grounds"] = sorted(self.chance.sample(GROUNDS, 2))
            extra["lesser_measures_considered"] = LESSER_MEASURES
            extra["fundamental_right_considered"] = True
            extra["fundamental_right_text"] = FUNDAMENTAL_RIGHT
        return extra
