"""The job: one mail per person with everything there is to be reminded of, at most once a day."""

from datetime import datetime
from functools import partial

from forms.register import notices
from forms.register.actions.follow_people import DUE
from forms.register.models import Reminder, ReminderLine
from forms.register.reminding import WEIGHT
from forms.register.selectors.reminders import Line, to_remind
from portal.audit.change import change
from portal.core.clock import day_of
from portal.people.models import Person


def remind(now: datetime) -> int:
    """Tell everyone what is due; returns how many people were told."""
    found = to_remind(now)
    for person, lines in found.items():
        _tell(person, lines, now)
    return len(found)


def _tell(person: Person, lines: list[Line], now: datetime) -> None:
    """One row per person and day: a second one of the day is impossible, whoever else runs this."""
    ordered = sorted(lines, key=lambda line: -WEIGHT[line.occasion])
    with change("register_reminder.sent", by=DUE, now=now) as step:
        reminder = Reminder.objects.create(person=person, day=day_of(now), recorded_at=now)
        ReminderLine.objects.bulk_create(
            ReminderLine(
                reminder=reminder,
                entry=line.entry,
                occasion=line.occasion,
                about_on=line.about_on,
            )
            for line in ordered
        )
        step.record = reminder
        step.keep(lines=len(ordered))
        said = [(line.occasion, line.entry.reference if line.entry else "") for line in ordered]
        at_desk = {line.is_at_desk(person) for line in ordered}
        step.afterwards(partial(notices.reminded, person, said, at_desk))
