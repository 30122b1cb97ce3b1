"""The figures of the account: one function per figure, built on the named reads of the rooms.

Article 4.4 of the Ambtenarenwet 2017 asks for a public account of article 4: the policy, its part
in personnel policy and the code. Counts of the register (article 5.1.b and c) are what readers
expect beside it. Which figures there are is ours; no law prescribes one.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from content.policies.models import Policy
from content.policies.selectors import issued_in_year, timelines, withdrawn_in_year
from content.policies.words import CHANGE_KINDS, EVENT_KINDS
from forms.register.selectors import disclosed_entries, tables_of_year
from forms.register.selectors.figures import figures_due_on
from portal.accountability.figure import Figure
from portal.core.clock import day_of
from portal.core.templatetags.portal import dutch_date

ARTICLE_4 = "Ambtenarenwet 2017, art. 4"
ARTICLE_5 = "Ambtenarenwet 2017, art. 5"


def policies_in_force(year: int, now: datetime) -> list[Figure]:
    """What applied on the last day of the year, or today when the year still runs."""
    day = min(date(year, 12, 31), day_of(now))
    policies = {policy.pk: policy for policy in Policy.objects.order_by("title")}
    found = timelines(list(policies), now=now)
    rows = []
    for pk, policy in policies.items():
        number = found[pk].in_force(day) if pk in found else None
        if number is not None:
            start = found[pk].period_of(number, day)
            rows.append([policy.title, number, dutch_date(start.start) if start else ""])
    return [
        Figure(
            key="geldend-beleid",
            heading=_("Beleid dat gold op %(day)s") % {"day": dutch_date(day)},
            basis=ARTICLE_4,
            counted=_(
                "Elk beleidsdocument met een versie die op die dag gold, volgens wat nu bekend is. "
                "Uit de uitgegeven versies en hun data, niet uit de pagina's van nu."
            ),
            columns=[_("Document"), _("Versie"), _("Geldt vanaf")],
            rows=rows,
        )
    ]


def versions_issued(year: int, now: datetime) -> list[Figure]:
    """Versions made known in the year with their notes, and how many of each kind of change."""
    versions = list(issued_in_year(year, now=now))
    names = {kind: str(name) for kind, name in CHANGE_KINDS}
    rows = []
    for version in versions:
        note = version.change_note
        if version.retroactive_from:
            day = dutch_date(version.retroactive_from)
            note = _("%(note)s (werkt terug tot en met %(day)s)") % {"note": note, "day": day}
        rows.append([f"{version.title} {version.number}", dutch_date(version.published_at), note])
    counts = Counter(version.change_kind for version in versions)
    return [
        Figure(
            key="uitgegeven-versies",
            heading=_("Versies die in %(year)s bekend werden") % {"year": year},
            basis=ARTICLE_4,
            counted=_(
                "Elke versie met een dag van bekendmaking in het jaar, met de toelichting zoals "
                "die bij het uitgeven vastgelegd is."
            ),
            columns=[_("Versie"), _("Bekend op"), _("Wat er veranderde")],
            rows=rows,
        ),
        Figure(
            key="soorten-wijziging",
            heading=_("Soorten wijziging"),
            basis=ARTICLE_4,
            counted=_("De versies van het jaar naar de soort wijziging die de opsteller koos."),
            columns=[_("Soort"), _("Aantal")],
            rows=[[name, counts[kind]] for kind, name in names.items()],
        ),
    ]


def versions_withdrawn(year: int, now: datetime) -> list[Figure]:
    """What was repealed or annulled in the year, with the reason."""
    names = {kind: str(name) for kind, name in EVENT_KINDS}
    rows = [
        [
            f"{event.policy.title} {event.version.number if event.version else ''}".strip(),
            names[event.kind],
            event.reason,
        ]
        for event in withdrawn_in_year(year, now=now)
    ]
    return [
        Figure(
            key="ingetrokken",
            heading=_("Ingetrokken of vernietigd in %(year)s") % {"year": year},
            basis=ARTICLE_4,
            counted=_("Elke intrekking en vernietiging van het jaar die niet herroepen is."),
            columns=[_("Document"), _("Wat"), _("Reden")],
            rows=rows,
        )
    ]


def register_by_outcome(year: int, now: datetime) -> list[Figure]:
    """The register by kind and outcome: the very tables that everybody sees, or when they come.

    Counting anew for the account would let readers subtract it from those tables.
    """
    found = tables_of_year(year, now)
    columns = [_("Uitkomst"), _("Aantal")]
    if found is None:
        counted = _("De tabellen van %(year)s verschijnen op %(day)s en veranderen dan niet meer.")
        return [
            Figure(
                key="register",
                heading=_("Meldingen in het register"),
                basis=ARTICLE_5,
                counted=counted % {"year": year, "day": dutch_date(figures_due_on(year))},
                columns=columns,
                rows=[],
                masked=True,
            )
        ]
    return [
        Figure(
            key=f"register-{slugify(table.title)}",
            heading=table.title,
            basis=ARTICLE_5,
            counted=_(
                "Meldingen die in het jaar ontvangen zijn, naar de laatste uitkomst op %(day)s; "
                "dezelfde tabellen als in het register in cijfers."
            )
            % {"day": dutch_date(found.counted_at)},
            columns=columns,
            rows=[
                *([str(label), number] for label, number in table.lines),
                [_("Totaal"), table.total],
            ],
            masked=True,
            smallest=found.smallest,
        )
        for table in found.tables
    ]


def disclosed(year: int, now: datetime) -> list[Figure]:
    """How many permitted side activities of top management are public now."""
    return [
        Figure(
            key="openbaar",
            heading=_("Openbare nevenwerkzaamheden van het topmanagement"),
            basis=f"{ARTICLE_5}, eerste lid, onderdeel c",
            counted=_("De regels in het openbare overzicht op het moment van tellen."),
            columns=[_("Wat"), _("Aantal")],
            rows=[[_("Openbaar gemaakt"), len(disclosed_entries())]],
        )
    ]


FIGURES: tuple[Callable[[int, datetime], list[Figure]], ...] = (
    policies_in_force,
    versions_issued,
    versions_withdrawn,
    register_by_outcome,
    disclosed,
)


def all_figures(year: int, now: datetime) -> list[Figure]:
    """Every figure of a year, in the order of the account."""
    return [figure for make in FIGURES for figure in make(year, now)]
