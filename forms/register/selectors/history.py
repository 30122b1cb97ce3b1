"""The history of an entry as the audit trail tells it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from forms.register import words
from forms.register.kinds.registry import kind_of
from forms.register.models import RegisterEntry
from forms.register.states import TRANSITIONS, Verb
from portal.audit.models import AuditEvent
from portal.audit.selectors import told, trail_of


@dataclass(frozen=True)
class TimelineItem:
    """One step of an entry: when, what, by whom (empty once erased) and what was said with it."""

    at: datetime
    sentence: str
    by: str
    text: str
    verb: Verb | None


VERB_OF_EVENT = {transition.event: verb for verb, transition in TRANSITIONS.items()}
PLACE: dict[Verb | None, int] = {verb: place for place, verb in enumerate(Verb)}
ALSO_TOLD = (
    "register_entry.remarked",
    "register_entry.rerouted",
    "register_entry.passed_on",
    "register_entry.kept_after_change",
    "register_entry.agreement_written",
    "register_entry.agreement_answered",
)
MOVED = ("register_entry.rerouted", "register_entry.passed_on")
SAID_IN = ("question", "reason", "conditions", "text", "legal_ground")


def timeline(entry: RegisterEntry) -> list[TimelineItem]:
    """Every step of an entry from the audit trail, oldest first, for who may open it; two
    queries.
    """
    events = trail_of(entry).filter(
        result=AuditEvent.Result.DONE, type__in=[*VERB_OF_EVENT, *ALSO_TOLD]
    )
    kind = kind_of(entry.kind)
    items = []
    for line in told(list(events), to_party=True):
        event, payload = line["event"], line["payload"]
        verb = VERB_OF_EVENT.get(event.type)
        sentence = str(words.HAPPENED[verb]) if verb else line["sentence"]
        if verb is Verb.DECIDE and (outcome := kind.outcome(event.facts.get("outcome", ""))):
            sentence = f"{sentence}: {outcome.label}"
        if event.type in MOVED and (why := words.MOVED_BECAUSE.get(event.facts.get("cause", ""))):
            sentence = str(why)
        if verb is Verb.REASSESS and (why := words.CAUSES.get(event.facts.get("cause", ""))):
            sentence = f"{sentence}, {why}"
        by_system = event.actor_key.startswith("system:")
        items.append(
            TimelineItem(
                at=event.occurred_at,
                sentence=sentence,
                by=_("het portaal") if by_system else line["actor_name"] or "",
                text="\n".join(payload[name] for name in SAID_IN if payload.get(name)),
                verb=verb,
            )
        )
    # Steps of one moment stand in the order of the lifecycle.
    return sorted(items, key=lambda item: (item.at, PLACE.get(item.verb, len(PLACE))))
