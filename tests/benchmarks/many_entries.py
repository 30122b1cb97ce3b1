"""Entries by the thousand, written past the actions: what is measured is how they are read."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from forms.register.actions.benefits import new_giver
from forms.register.giver_names import Declared
from forms.register.models import Benefit, GiverGroup, RegisterEntry
from portal.core.models import acting
from tests.factories.register import NOON, received_entry

TOGETHER = 2_000
_number = count(1)


def entries_like(entry: RegisterEntry, number: int) -> list[RegisterEntry]:
    """So many entries more, with the fields of this one and a moment of their own."""
    own = ("id", "reference", "submission_key", "received_at")
    fields = {
        field.attname: getattr(entry, field.attname)
        for field in RegisterEntry._meta.concrete_fields
        if field.name not in own
    }
    with acting():
        return RegisterEntry.objects.bulk_create(
            (
                RegisterEntry(
                    **fields,
                    reference=f"M{next(_number):09}",
                    submission_key=uuid4(),
                    received_at=NOON - timedelta(minutes=place),
                )
                for place in range(number)
            ),
            batch_size=TOGETHER,
        )


def gifts_of(number: int, *, each: int) -> list[GiverGroup]:
    """So many gifts over two years, ``each`` of them from every giver; the groups of the givers."""
    entry = received_entry()
    start = next(_number) * 1_000_000
    with acting():
        givers = [
            new_giver(Declared(f"Gever {start + place}", is_person=False))
            for place in range(number // each)
        ]
        Benefit.objects.bulk_create(
            (
                Benefit(
                    entry=row,
                    giver=givers[place % len(givers)],
                    receiver_id=row.employee_id,
                    department_key=row.department_key,
                    on=(NOON - timedelta(days=place % 730)).date(),
                    value=None if place % 7 == 0 else place % 100,
                    is_refused=place % 5 == 0,
                )
                for place, row in enumerate(entries_like(entry, number))
            ),
            batch_size=TOGETHER,
        )
    return [giver.group for giver in givers]
