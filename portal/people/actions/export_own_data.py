"""Someone takes along everything that is held of them."""

from datetime import datetime

from portal.audit.change import change
from portal.people.models import Person


def export_own_data(*, by: Person, form: str, now: datetime) -> None:
    """Kept in the trail: a file with everything is worth knowing of when an account was misused."""
    with change("own_data.exported", of=by, by=by, now=now) as step:
        step.keep(form=form)
