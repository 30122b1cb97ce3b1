"""When a giver has come to much: for who fills in by the own things only, for who decides as far as
the role reaches.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forms.register import giver_words
from forms.register.giver_names import declared
from forms.register.kinds.base import Advice, Answers, Kind, Offered
from forms.register.kinds.registry import kind_of
from forms.register.models import Benefit, RegisterEntry
from forms.register.selectors.asking import latest_sheet
from forms.register.selectors.givers import (
    giver_named,
    led_by,
    may_see_givers,
    of_groups,
    running_total,
    running_with,
)
from forms.register.selectors.lists import reads_all
from forms.register.surroundings import surroundings_from
from forms.register.totals import NOTHING, Total, total_of
from portal.parameters.models import Threshold
from portal.people.models import Person

LIMIT = str(Threshold.Name.GIVER_TOTAL_LIMIT)


def limit_in(thresholds: Mapping[str, Decimal]) -> Decimal:
    """The amount from which on to warn; 0 where none is set."""
    return thresholds.get(LIMIT, NOTHING)


def _root(group: Any) -> Any:
    return group.parent_id or group.pk


def advice_about_giver(
    kind: Kind, answers: Answers, person: Person, thresholds: Mapping[str, Decimal]
) -> list[Advice]:
    """What the same giver gave this person in any twelve months around, with what is being filled
    in; colleagues' things count nowhere in it.
    """
    limit = limit_in(thresholds)
    if limit <= 0 or not kind.giver_question or not answers.get(kind.giver_question):
        return []
    offered = _offered(kind, answers)
    if offered is None or offered.is_refused:
        return []
    total = own_total_with(offered, person)
    if not total.is_above(limit):
        return []
    sentence = _(
        "Met dit erbij kreeg u in twaalf maanden %(total)s van deze gever. Dat is meer dan "
        "€ %(limit)s. Overleg met uw leidinggevende voordat u het aanneemt."
    ) % {"total": giver_words.total(total), "limit": giver_words.amount(limit)}
    return [Advice("giver_total", sentence, field=kind.giver_question)]


def _offered(kind: Kind, answers: Answers) -> Offered | None:
    """None while too little is filled in."""
    try:
        return kind.offered(answers)
    except KeyError:
        return None


def own_total_with(offered: Offered, person: Person) -> Total:
    """What someone has of a giver with one thing more; two queries."""
    more = total_of(offered.value)
    giver = giver_named(declared(offered.giver_name, offered.giver_organisation))
    if giver is None:
        return more
    own = of_groups([_root(giver.group)]).filter(receiver=person)
    return running_with(own, offered.on, more)


@dataclass(frozen=True)
class GiverTotal:
    """What the giver of an entry gave, as far as the reader's role reaches. ``group_id`` only for
    who may see the givers themselves.
    """

    total: Total
    scope: str
    limit: Decimal
    group_id: Any

    @property
    def is_above(self) -> bool:
        return self.total.is_above(self.limit)


def giver_total_for(entry: RegisterEntry, person: Person) -> GiverTotal | None:
    """For the page of a case: everything for who reads the whole register; else, for who leads the
    employee, the departments they lead; else the employee's own. None for kinds
    without a giver.
    """
    if not kind_of(entry.kind).giver_question:
        return None
    benefit = Benefit.objects.filter(entry=entry).select_related("giver__group").first()
    if benefit is None:
        return None
    limit = limit_in(surroundings_from(latest_sheet(entry).snapshot, benefit.on).thresholds)
    given = of_groups([_root(benefit.giver.group)])
    if reads_all(person):
        scope = _("in de hele organisatie")
    elif entry.department_key in (departments := led_by(person)):
        given, scope = given.filter(department_key__in=departments), _("in uw afdelingen")
    else:
        given, scope = given.filter(receiver_id=entry.employee_id), _("van deze melder")
    group_id = benefit.giver.group_id if may_see_givers(person) else None
    return GiverTotal(running_total(given, benefit.on), scope, limit, group_id)
