"""Mail about entries: that something happened and where to look, never what or about whom."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from forms.register.models import RegisterEntry
from forms.register.reminding import Occasion
from forms.register.selectors.offices import holders_of
from forms.register.words import NOTICES, REMINDER_SUBJECT, REMINDERS
from portal.core.clock import day_of
from portal.people.models import Person
from portal.people.selectors import moderators

OWN = "/mijn/meldingen/{reference}/"
DESK = "/behandelen/"
MINE = "/mijn/"
#: More references than this are counted, not listed.
MOST_REFERENCES = 25


def _entry(pk: UUID) -> RegisterEntry:
    return RegisterEntry.objects.select_related("employee", "decider", "referred_person").get(pk=pk)


def _send(name: str, people: Iterable[Person], path: str) -> None:
    subject, sentence = NOTICES[name]
    with translation.override(settings.LANGUAGE_CODE):
        for person in people:
            if not person.email:
                continue
            text = render_to_string(
                "emails/register/notice.txt",
                {
                    "sentence": sentence,
                    "link": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
                    "organisation": settings.ORGANISATION_NAME,
                },
            )
            EmailMessage(str(subject), text, to=[person.email]).send()


def _to_employee(name: str, entry: RegisterEntry) -> None:
    _send(name, [entry.employee], OWN.format(reference=entry.reference))


def _moderators_besides(entry: RegisterEntry) -> Iterable[Person]:
    """Who moderates, for what they may open; a discreet entry calls nobody but its decider."""
    if entry.is_discreet:
        return ()
    return moderators(day_of(timezone.now())).exclude(pk=entry.employee_id)


def _to_decider(name: str, entry: RegisterEntry) -> None:
    people: Iterable[Person] = [entry.decider] if entry.decider else []
    if not people and entry.route_step == RegisterEntry.RouteStep.COMPLIANCE_OFFICER:
        people = holders_of(entry.route_step, entry, day_of(timezone.now()))
    _send(name, people or _moderators_besides(entry), DESK)


def received(pk: UUID) -> None:
    """Confirm to the employee, tell the decider."""
    entry = _entry(pk)
    _to_employee("received", entry)
    _to_decider("to_decide", entry)


def to_decide(pk: UUID) -> None:
    """Tell the new decider."""
    _to_decider("to_decide", _entry(pk))


def information_requested(pk: UUID) -> None:
    """Tell the employee that there is a question."""
    _to_employee("information_requested", _entry(pk))


def information_supplied(pk: UUID) -> None:
    """Tell the decider that there is a new answer sheet."""
    _to_decider("information_supplied", _entry(pk))


def referred(pk: UUID) -> None:
    """Tell the one it was put to, or who holds the office; where nobody does, the moderators."""
    entry = _entry(pk)
    if entry.referred_person:
        people: Iterable[Person] = [entry.referred_person]
    else:
        people = holders_of(entry.referred_to, entry, day_of(timezone.now()))
        people = people or _moderators_besides(entry)
    _send("referred", people, DESK)


def handed_back(pk: UUID) -> None:
    """Tell the decider that the entry is back."""
    _to_decider("handed_back", _entry(pk))


def decided(pk: UUID) -> None:
    """Tell the employee; call the moderators to register it."""
    entry = _entry(pk)
    _to_employee("decided", entry)
    _send("to_register", _moderators_besides(entry), DESK)


def registered(pk: UUID) -> None:
    """Tell the employee that the decision stands."""
    _to_employee("registered", _entry(pk))


def reassessed(pk: UUID) -> None:
    """Tell the employee and the decider that a new round began."""
    entry = _entry(pk)
    _to_employee("reassessed", entry)
    _to_decider("to_decide", entry)


def ended(pk: UUID) -> None:
    """Tell the employee."""
    _to_employee("ended", _entry(pk))


def agreement_written(pk: UUID) -> None:
    """Tell the employee that there is something to agree on."""
    _to_employee("agreement_written", _entry(pk))


def agreement_answered(pk: UUID, side: str) -> None:
    """Tell the other side."""
    entry = _entry(pk)
    if side == "employee":
        _to_decider("agreement_answered", entry)
    else:
        _to_employee("agreement_answered", entry)


def reminded(
    person: Person, said: Sequence[tuple[Occasion, str]], at_desk: Collection[bool]
) -> None:
    """One mail with everything to be reminded of. ``said`` are pairs (occasion, reference);
    ``at_desk`` holds True when some of it is dealt with there, False when on the own page.
    """
    references: dict[Occasion, list[str]] = {}
    for occasion, reference in said:
        references.setdefault(occasion, []).append(reference)
    groups = [
        {
            "sentence": REMINDERS[occasion],
            "references": [item for item in items[:MOST_REFERENCES] if item],
            "more": max(len(items) - MOST_REFERENCES, 0),
        }
        for occasion, items in references.items()
    ]
    paths = [path for place, path in ((True, DESK), (False, MINE)) if place in at_desk]
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            "emails/register/reminder.txt",
            {
                "groups": groups,
                "links": [f"{settings.WAGTAILADMIN_BASE_URL}{path}" for path in paths],
                "organisation": settings.ORGANISATION_NAME,
            },
        )
        EmailMessage(str(REMINDER_SUBJECT), text, to=[person.email]).send()
