"""One entry of the demo's register and the hands it passes through, each by the real action."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from forms.register.actions.check import check
from forms.register.actions.decide import decide
from forms.register.actions.receive import receive
from forms.register.actions.record_read import record_read
from forms.register.actions.register import register
from forms.register.actions.take_up import take_up
from forms.register.kinds.shared_questions import OVERRIDE
from forms.register.models import Decision, RegisterEntry, Registration
from forms.register.selectors import proposals_for
from portal.core.clock import day_of
from portal.demo.answers import answers_to
from portal.demo.demo import Demo
from portal.demo.forms import form_versions
from portal.demo.rulings import Rulings
from portal.people.models import Person

MODERATORS = ("coordinator", "coordinator2")
WHY_OTHERWISE = (
    "De waarde is klein en de aanleiding is eenmalig. Een lichtere uitkomst past daar beter bij."
)
SHORTLY = timedelta(minutes=20)


@dataclass
class Case:
    """A declaration on its way. ``now`` is the moment of what happens next."""

    demo: Demo
    rulings: Rulings
    kind: str
    row: dict[str, Any]
    employee: Person
    starts_at: datetime
    given: dict[str, Any] = field(default_factory=dict)
    entry: RegisterEntry = field(init=False)
    now: datetime = field(init=False)

    def after(self, least: int, most: int) -> datetime:
        """An office hour some days on."""
        return self.on(day_of(self.now) + timedelta(days=self.demo.chance.randint(least, most)))

    def on(self, day: date) -> datetime:
        """An office hour of a day, or shortly from now when that is past."""
        return max(self.demo.chance.office_hour(day), self.now + SHORTLY)

    @property
    def decider(self) -> Person:
        """Who decides now: by name, or one of the moderators where the role does."""
        return self._person(self.entry.decider_id) or self._deciding_moderator()

    @property
    def referred_to(self) -> Person:
        """Whom it was put to; what goes to the board is in the hands of a moderator."""
        return self._person(self.entry.referred_person_id) or self._deciding_moderator()

    def _person(self, key: Any) -> Person | None:
        return next((row for row in self.demo.people.values() if row.pk == key), None)

    def moderator(self) -> Person:
        """A moderator who has no other part in this entry."""
        deciders = Decision.objects.filter(entry=self.entry).values_list("decided_by", flat=True)
        others = {self.employee.pk, self.entry.decider_id, *deciders}
        free = [self.demo.people[name] for name in MODERATORS]
        return self.demo.chance.pick([row for row in free if row.pk not in others])

    def _deciding_moderator(self) -> Person:
        """A moderator who has not registered a decision on this entry."""
        registrars = Registration.objects.filter(entry=self.entry)
        others = {self.employee.pk, *registrars.values_list("registered_by", flat=True)}
        free = [self.demo.people[name] for name in MODERATORS]
        return next(row for row in free if row.pk not in others)

    def receive(self) -> None:
        """The employee declares, with the questions of that day."""
        forms = [form for form in form_versions(self.kind) if form.recorded_at <= self.now]
        answers, weighed = answers_to(self.kind, self.row, forms[-1], self.now, self.demo.chance)
        self.entry = receive(
            self.kind,
            by=self.employee,
            now=self.now,
            form_version=forms[-1],
            answers={**answers, **self.given},
            self_assessment=weighed,
            submission_key=self.demo.chance.uuid(),
            choose=self.demo.chance.choice,
        )

    def act(self, action: Any, by: Person, **words: Any) -> None:
        """One verb on the entry, by someone who opened it first unless it is their own."""
        record_read(self.entry, by=by, now=self.now)
        self.entry = action(self.entry, by=by, now=self.now + timedelta(minutes=3), **words)

    def take_up(self) -> None:
        """The decider starts."""
        self.act(take_up, self.decider)

    def decide(self, by: Person | None = None, *, by_board: bool = False) -> None:
        """A ruling that fits the declaration."""
        ruling = self.rulings.ruling(self.kind, self.row, day_of(self.now), by_board=by_board)
        proposed = {code for item in proposals_for(self.entry) for code in item.outcomes}
        if proposed and ruling["outcome"] not in proposed:
            ruling["extra"][OVERRIDE] = WHY_OTHERWISE
        self.act(decide, by or self.decider, **ruling)

    def register(self) -> None:
        """Other hands enter it; what is discreet stays with who decided."""
        self.act(register, self.decider if self.entry.is_discreet else self.moderator())

    def check(self) -> None:
        """The controller looks, unless it is from the own department."""
        controller = self.demo.people["controller"]
        if self.entry.decider_id == controller.pk or self.employee.pk == controller.pk:
            return
        finding = self.demo.chance.pick(("in_order", "in_order", "remark"))
        text = self.rulings.line("check_findings") if finding == "remark" else ""
        self.act(check, controller, finding=finding, text=text)
