"""Who acts for the board and as compliance officer from today, and the sample under way."""

from datetime import timedelta

from forms.register.actions.check import check
from forms.register.actions.designate import designate
from forms.register.actions.draw_sample import draw_sample
from forms.register.actions.record_read import record_read
from forms.register.models import Designation, RegisterEntry
from forms.register.selectors.samples import Place, sample_lines
from portal.demo.demo import Demo

OFFICES = {
    "secretaris": Designation.Office.BOARD,
    "goedkeurder": Designation.Office.COMPLIANCE_OFFICER,
}
SIZE, DONE = 8, 3


def name_offices(demo: Demo) -> None:
    """Until today the moderators kept what went to the board."""
    for name, office in OFFICES.items():
        designate(
            demo.people[name],
            office=str(office),
            starts_on=demo.today,
            by=demo.people["beheerder"],
            now=demo.until,
        )


def begin_sample(demo: Demo) -> None:
    """The controller drew among the side activities of last year and did the first of them."""
    controller = demo.people["controller"]
    year = demo.today.year - 1
    past = demo.until - timedelta(hours=2)
    if not RegisterEntry.objects.filter(
        kind="side_activity", status="registered", received_at__year=year
    ).exists():
        return
    sample = draw_sample(
        kind="side_activity",
        year=year,
        size=SIZE,
        seed=demo.chance.uuid().hex,
        by=controller,
        now=past,
    )
    lines = sample_lines(sample, controller)
    todo = [line for line in lines if line.place is Place.TO_CHECK and not line.refused]
    for number, line in enumerate(todo[:DONE], start=1):
        moment = past + timedelta(minutes=15 * number)
        if line.entry is not None:
            record_read(line.entry, by=controller, now=moment)
            check(line.entry, by=controller, now=moment, finding="in_order")
