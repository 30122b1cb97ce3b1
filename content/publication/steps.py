"""Registry: what other rooms do when something goes live.

Before: refusals and consequences, asked on the screen and again inside. With: in the transaction,
so that a failure undoes the publication. After: once committed; a failure is logged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.core.actors import Actor
from portal.core.refusals import Refusal


@dataclass(frozen=True)
class Outcome:
    """What a step made of a publication, for its record."""

    version: int | None = None
    content_hash: str = ""
    note: str = ""


@dataclass(frozen=True)
class Consequence:
    """One thing that will follow, under the heading where its reader looks for it."""

    heading: str
    sentence: str


class Step:
    """Base of all steps; override what is needed."""

    def concerns(self, page: Any) -> bool:
        """Is this step about this page at all?"""
        raise NotImplementedError

    def refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterable[Refusal]:
        """Why this page may not go live now, by this actor."""
        return ()

    def sentence(self, refusal: Refusal) -> str:
        """What a person reads for one of these refusals; empty for one of another step."""
        return ""

    def consequences(self, page: Any, now: datetime) -> Iterable[str | Consequence]:
        """What will follow, for who is about to publish: sentences, with or without a heading."""
        return ()

    def perform(self, page: Any, revision: Any, by: Actor, now: datetime) -> Outcome | None:
        """The work that belongs to the publication; runs in its transaction."""
        return None

    def deletion_refusals(self, page: Any, by: Actor | None, now: datetime) -> Iterable[Refusal]:
        """Why this page may not be deleted."""
        return ()

    def problems(self) -> Iterable[str]:
        """What does not fit any more in what this step once made; for verification."""
        return ()

    def after_commit(self, page: Any, outcome: Outcome | None) -> None:
        """What may happen later and be repeated."""


_steps: list[Step] = []


def join(step: Step) -> None:
    """Add a step."""
    _steps.append(step)


def concerning(page: Any) -> list[Step]:
    """The steps about this page."""
    return [step for step in _steps if step.concerns(page)]


def refusals_before(page: Any, by: Actor | None, now: datetime) -> list[Refusal]:
    """Every reason why not, from all steps."""
    return [refusal for step in concerning(page) for refusal in step.refusals(page, by, now)]


def sentences_before(page: Any, by: Actor | None, now: datetime) -> list[str]:
    """The same, in words."""
    return [
        step.sentence(refusal)
        for step in concerning(page)
        for refusal in step.refusals(page, by, now)
    ]


def words_of(refusal: Refusal) -> str:
    """What a person reads for a refusal of any step."""
    return next((words for step in _steps if (words := step.sentence(refusal))), refusal.code)


def consequences_before(page: Any, now: datetime) -> list[str]:
    """What will follow, in words."""
    return [line for _, lines in consequences_by_heading(page, now) for line in lines]


def consequences_by_heading(page: Any, now: datetime) -> list[tuple[str, list[str]]]:
    """The same under their headings, in the order in which the steps came; without one first."""
    found: dict[str, list[str]] = {"": []}
    for step in concerning(page):
        for one in step.consequences(page, now):
            if isinstance(one, Consequence):
                found.setdefault(one.heading, []).append(one.sentence)
            else:
                found[""].append(one)
    return [(heading, lines) for heading, lines in found.items() if lines]


def all_problems() -> list[str]:
    """What does not fit any more, according to all steps."""
    return [problem for step in _steps for problem in step.problems()]
