"""The yearly accounts of the demo organisation: compiled by one, adopted by another."""

from datetime import date

from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from portal.demo.agenda import Course
from portal.demo.chance import at, working_day
from portal.demo.demo import Demo

INTRODUCTION = (
    "In dit verslag leest u hoe de gemeente in {year} aan integriteit heeft gewerkt. U ziet welke"
    " regels golden, wat er is veranderd en hoeveel meldingen er waren."
)
CONCLUSIONS = (
    "Medewerkers melden vaker en eerder dan een jaar geleden. In {next} besteden wij extra aandacht"
    " aan geschenken van leveranciers en aan de afspraken die bij nevenwerk horen."
)


def account_for(demo: Demo, year: int) -> Course:
    """Compiled in March of the next year, adopted in April."""
    moment = yield at(working_day(date(year + 1, 3, 10)))
    compile_report(
        year,
        by=demo.people["coordinator"],
        now=moment,
        introduction=INTRODUCTION.format(year=year),
        conclusions=CONCLUSIONS.format(next=year + 1),
    )
    adopted_on = working_day(date(year + 1, 4, 14))
    moment = yield at(adopted_on, 15)
    adopt_report(
        year,
        by=demo.people["goedkeurder"],
        now=moment,
        adopted_on=adopted_on,
        adopted_by="College van burgemeester en wethouders",
        adoption_reference=f"B&W {year + 1}/0{demo.chance.randint(150, 240)}",
    )
