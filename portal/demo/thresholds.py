"""The amounts and terms that the demo texts speak of, each from its own day."""

from decimal import Decimal

from portal.demo.chance import at
from portal.demo.demo import Demo
from portal.demo.reading import toml
from portal.parameters.actions.set_threshold import set_threshold


def set_thresholds(demo: Demo) -> None:
    """Every value of ``thresholds.toml``, set by the administrator on the day it holds from."""
    for row in demo.each(toml("thresholds.toml")["rows"], "Bedragen en termijnen"):
        set_threshold(
            row["name"],
            value=Decimal(row["value"]),
            holds_from=row["holds_from"],
            by=demo.people["beheerder"],
            now=demo.past(at(row["holds_from"])),
        )
