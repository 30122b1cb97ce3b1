"""Named reads of the register; split by question, imported from here."""

from forms.register.selectors.advice import (
    earlier_entries,
    proposals_for,
    reassess_default_for,
)
from forms.register.selectors.asking import (
    known_self_assessment,
    latest_sheet,
    questions_of,
    refusals_to_answers,
    refusals_to_files,
)
from forms.register.selectors.dossier import Dossier, dossier, shown_answers
from forms.register.selectors.facts import (
    VerbsFor,
    facts_of,
    last_registered_decision,
    parties_of,
    verbs_for,
)
from forms.register.selectors.figures import (
    counts_in_year,
    outcome_label,
    tables_of_year,
    years_with_figures,
)
from forms.register.selectors.history import TimelineItem, timeline
from forms.register.selectors.like_cases import like_cases
from forms.register.selectors.lists import (
    QueueLine,
    attachment_for,
    due_for_reassessment,
    entries_of,
    entry_for,
    has_desk,
    queue_lines,
    queue_of,
    register_of,
)
from forms.register.selectors.public import disclosed_entries
from forms.register.selectors.routes import next_in_line, places_to_refer, route_for

__all__ = [
    "Dossier",
    "QueueLine",
    "TimelineItem",
    "VerbsFor",
    "attachment_for",
    "counts_in_year",
    "disclosed_entries",
    "dossier",
    "due_for_reassessment",
    "earlier_entries",
    "entries_of",
    "entry_for",
    "facts_of",
    "has_desk",
    "known_self_assessment",
    "last_registered_decision",
    "latest_sheet",
    "like_cases",
    "next_in_line",
    "outcome_label",
    "parties_of",
    "places_to_refer",
    "proposals_for",
    "questions_of",
    "queue_lines",
    "queue_of",
    "reassess_default_for",
    "refusals_to_answers",
    "refusals_to_files",
    "register_of",
    "route_for",
    "shown_answers",
    "tables_of_year",
    "timeline",
    "verbs_for",
    "years_with_figures",
]
