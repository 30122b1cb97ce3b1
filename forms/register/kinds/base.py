"""What a kind of declaration is: its questions, advice, outcomes, route and detail row, as data.

A new kind is one file beside this one, plus its template and the migration of its typed row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Model

from forms.register.kinds.detail import Detail
from portal.core.refusals import Refusal

Answers = Mapping[str, Any]


class QuestionType(StrEnum):
    """How an answer looks as plain data.

    TEXT, LONG_TEXT, CHOICE, EMAIL, PHONE, URL: str · YES_NO: bool · MULTIPLE: list of str ·
    DATE: ``2026-03-01`` · MONEY and DECIMAL: ``"12.50"`` · FILE: nothing, files stand beside the
    answers · EXPLANATION: nothing, it only tells (``label`` is the heading, ``help`` the text).
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    MONEY = "money"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    FILE = "file"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    EXPLANATION = "explanation"


@dataclass(frozen=True)
class Choice:
    """One option; ``value`` is kept, ``label`` shown."""

    value: str
    label: Any


@dataclass(frozen=True)
class Condition:
    """A question is asked when the answer to ``key`` is one of ``values``."""

    key: str
    values: tuple[Any, ...]

    def met_by(self, answers: Answers) -> bool:
        """Is it, with these answers? A MULTIPLE answer meets it with any of its options."""
        given = answers.get(self.key)
        if isinstance(given, list):
            return any(value in self.values for value in given)
        return given in self.values


@dataclass(frozen=True)
class Question:
    """One thing asked. ``required`` counts only while ``when`` is met; bounds are inclusive.

    ``rests_on`` are words by which an editor finds the policy section behind the question;
    ``restricted`` answers are for decider and moderator only and never become public. An editor
    may reword ``help`` unless ``help_is_fixed``; an answer that confirms something
    (``is_confirmation``) is given anew each time, never taken over from an earlier declaration.
    Optional questions may be folded away unless ``stays_open``. Those ``on_change`` are asked only
    when a declaration is changed, never the first time.
    """

    key: str
    label: Any
    type: QuestionType
    topic: str = ""
    help: Any = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    when: Condition | None = None
    rests_on: tuple[str, ...] = ()
    min_length: int = 0
    max_length: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    not_in_future: bool = False
    restricted: bool = False
    help_is_fixed: bool = False
    is_confirmation: bool = False
    stays_open: bool = False
    on_change: bool = False

    @property
    def has_answer(self) -> bool:
        """Is there something among the answers for this question?"""
        return self.type not in (QuestionType.FILE, QuestionType.EXPLANATION)

    def asked(self, answers: Answers) -> bool:
        """Is the question asked, given the other answers?"""
        return self.when is None or self.when.met_by(answers)

    def label_of(self, value: Any) -> Any:
        """The label of a kept option; the value itself when it is none."""
        return next((choice.label for choice in self.choices if choice.value == value), value)


@dataclass(frozen=True)
class Topic:
    """A step of the form: questions that belong together."""

    key: str
    label: Any
    help: Any = ""


@dataclass(frozen=True)
class SelfAssessment:
    """What the employee weighs before reporting; it gives no verdict and stores nothing by itself.

    Answers are ``yes``, ``no`` or ``unsure`` per item; ``results`` is the employee's own
    conclusion, of which only those in ``reporting`` lead to the form. ``otherwise`` tells what to
    do after another conclusion; empty where there is nothing to do. ``usual`` is the conclusion
    that stands ready, if any.
    """

    introduction: Any
    items: tuple[Question, ...]
    results: tuple[Choice, ...]
    reporting: tuple[str, ...]
    in_doubt: Any
    otherwise: Any = ""
    usual: str = ""


@dataclass(frozen=True)
class Outcome:
    """One way an entry can be decided; ``permits`` says whether the thing may be (kept, done).

    ``needs_agreement`` outcomes stand only on an agreement that both parties confirmed.
    """

    code: str
    label: Any
    permits: bool
    needs_conditions: bool = False
    needs_agreement: bool = False


@dataclass(frozen=True)
class Advice:
    """Something the reader should know: ``level`` is ``notice``, ``warning`` or ``stop``.

    ``stop`` means that the law bars it; the form then points elsewhere instead of going on.
    """

    code: str
    text: Any
    level: str = "warning"
    field: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a rule advises the decider, with its reason; deciding otherwise needs no permission,
    but a reason of its own beside the one that every decision needs.
    """

    outcomes: tuple[str, ...]
    code: str
    text: Any


@dataclass(frozen=True)
class Offered:
    """What a giver offered on a day; ``value`` in euro, None when unknown. ``is_refused`` says that
    the employee did not take it.
    """

    giver_name: str
    giver_organisation: str
    on: date
    value: Decimal | None
    is_refused: bool


@dataclass(frozen=True)
class Surroundings:
    """What advice depends on besides the answers: the day, thresholds as they held then, the
    flags of the person's post and the hours of the main job (None: not known).
    """

    today: date
    thresholds: Mapping[str, Decimal] = field(default_factory=dict)
    is_top_management: bool = False
    is_vulnerable: bool = False
    is_designated: bool = False
    contract_hours: Decimal | None = None


class Kind:
    """One kind of declaration. Subclasses fill in the data and override what differs.

    ``place`` orders the kinds where people choose; ``needed`` is what one needs to have at hand;
    ``detail`` is the model of the typed row and ``holding`` says what personal data it holds, in
    the columns ``held`` (besides the reference). ``giver_question`` asks who gave, for kinds of
    which totals are made; ``counterpart_field`` is the column of the typed row that names the
    organisation it is about, ``counterpart_is_secret`` where no other decider may learn that
    someone else declared the same one; after ``outcomes_without_benefit`` nothing is left to the
    employee.
    With ``decided_before_event`` the term of decision ends the day before what was declared begins.
    ``sentences`` tell in words what the kind itself refuses, by the code of the refusal.
    """

    code: str
    slug: str
    place = 100
    label: Any
    label_plural: Any
    introduction: Any
    guidance: tuple[Any, ...] = ()
    needed: tuple[Any, ...] = ()
    self_assessment: SelfAssessment | None = None
    topics: tuple[Topic, ...]
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    decision_questions: tuple[Question, ...] = ()
    decision_guidance: Any = ""
    event_question: str = ""
    decided_before_event = False
    counterpart_field: str = ""
    counterpart_is_secret = False
    giver_question: str = ""
    sentences: Mapping[str, Any] = {}
    outcomes_without_benefit: frozenset[str] = frozenset()
    detail: type[Detail]
    holding: Any
    held: tuple[str, ...]
    is_discreet = False
    can_be_disclosed = False
    legal_ground: Any = ""
    ends_by_itself = True
    retention_years = 5

    @property
    def detail_name(self) -> str:
        """``entry.<this>`` is the typed row."""
        return self.code

    @property
    def templates(self) -> tuple[str, str]:
        """What the start page says about the kind: its own template, or the common one."""
        return f"forms/kinds/{self.code}.html", "forms/kinds/any.html"

    def outcome(self, code: str) -> Outcome | None:
        """The outcome with this code, if the kind has it."""
        return next((outcome for outcome in self.outcomes if outcome.code == code), None)

    def outcomes_for(self, answers: Answers, today: date) -> tuple[Outcome, ...]:
        """Those that can be chosen on these answers today."""
        return self.outcomes

    def question(self, key: str) -> Question | None:
        """The question with this key, if the kind has it."""
        return next((question for question in self.questions if question.key == key), None)

    def event_on(self, answers: Answers) -> date | None:
        """The day the thing itself happens, from the answers."""
        given = answers.get(self.event_question)
        return date.fromisoformat(given) if given else None

    def first_decider(self, answers: Answers) -> str:
        """Whom the employee chose to address: ``manager``, ``second_line`` or ``role``; empty where
        the route of the kind says it.
        """
        return ""

    def manager_is_involved(self, answers: Answers) -> bool:
        """Does the own manager have a part in it, so that the next in line decides?"""
        return bool(answers.get("manager_involved"))

    def refusals_to_answers(self, answers: Answers, today: date) -> Iterable[Refusal]:
        """What is wrong between answers; each answer by itself is looked at in ``answers.py``."""
        return ()

    def refusals_with(self, answers: Answers, around: Surroundings) -> Iterable[Refusal]:
        """What is wrong with the answers given the thresholds of the event day."""
        return ()

    def advice(self, answers: Answers, around: Surroundings) -> list[Advice]:
        """What to tell the employee while filling in; never refuses."""
        return []

    def proposals(self, answers: Answers, around: Surroundings) -> list[Proposal]:
        """What the rules advise the decider."""
        return []

    def reassess_default(self, day: date, thresholds: Mapping[str, Decimal]) -> date | None:
        """The day proposed to look at the decision again; None when the kind has none."""
        return None

    def reassess_on(
        self, answers: Answers, day: date, thresholds: Mapping[str, Decimal]
    ) -> date | None:
        """The same for these answers: a kind may look again on a day that was declared."""
        return self.reassess_default(day, thresholds)

    def offered(self, answers: Answers) -> Offered | None:
        """What counts in the totals of a giver; None for kinds without one."""
        return None

    def detail_values(self, answers: Answers) -> dict[str, Any]:
        """The columns of the detail row for these answers."""
        raise NotImplementedError

    def summary(self, detail: Model) -> str:
        """One line that tells the entry to those who may read it."""
        raise NotImplementedError

    def public_fields(self, answers: Answers) -> dict[str, Any]:
        """What becomes public of the answers decided on, and nothing else; by column name."""
        return {}
