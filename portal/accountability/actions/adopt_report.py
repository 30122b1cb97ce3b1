"""Freeze the compiled account of a year as adopted and make it public."""

import hashlib
from datetime import date, datetime

from django.db.models import Max

from portal.accountability.models import AccountabilityReport, AdoptedReport
from portal.accountability.rules import refusals_to_adopt
from portal.audit.change import change
from portal.audit.record import canonical
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.roles import Capability


def adopt_report(
    year: int,
    *,
    by: Person,
    now: datetime,
    adopted_on: date,
    adopted_by: str,
    adoption_reference: str,
) -> AdoptedReport:
    """Keep text and figures as they were compiled, under a hash. Raises NotAllowed."""
    with change("report.adopted", by=by, now=now, subject=("accountability", str(year))) as step:
        draft = AccountabilityReport.objects.select_for_update().filter(year=year).first()
        step.refuse(
            refusals_to_adopt(
                may_adopt=by.can(Capability.ADOPT_REPORT),
                is_compiled=draft is not None,
                compiled_by_self=draft is not None and draft.compiled_by_key == by.actor_key,
                year_has_ended=day_of(now).year > year,
                adopted_by=adopted_by,
                adoption_reference=adoption_reference,
            )
        )
        content = {
            "year": year,
            "introduction": draft.introduction,
            "conclusions": draft.conclusions,
            "figures": draft.figures,
        }
        last = AdoptedReport.objects.filter(year=year).aggregate(last=Max("edition"))["last"] or 0
        adopted = AdoptedReport.objects.create(
            **content,
            edition=last + 1,
            compiled_at=draft.compiled_at,
            adopted_on=adopted_on,
            adopted_by=adopted_by.strip(),
            adoption_reference=adoption_reference.strip(),
            recorded_at=now,
            content_hash=hashlib.sha256(canonical(content).encode()).hexdigest(),
        )
        step.keep(year=year, edition=adopted.edition, content_hash=adopted.content_hash)
    return adopted
