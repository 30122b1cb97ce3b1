"""Is what stands in the register still right? Plain Python, no database.

Source: domain D07 (attention at regular intervals, on change in either side).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forms.register.kinds.shared_questions import months_later


def asked_before(today: date, months: int) -> date:
    """Entries last said to be right (declared, changed or confirmed) on this day or earlier are
    asked about today.
    """
    return months_later(today, -months)


@dataclass(frozen=True)
class SectionAt:
    """A section in one version: ``text_hash`` is empty where the version does not have it."""

    number: int
    is_material: bool
    text_hash: str


@dataclass(frozen=True)
class Outdated:
    """What became of a section since a version: ``now_number`` is the version that holds now
    (None: nothing does), ``now_hash`` its text there; empty when the section lapsed.
    """

    now_number: int | None
    now_hash: str

    @property
    def is_lapsed(self) -> bool:
        return not self.now_hash


def outdated(in_turn: Sequence[int | None], texts: Mapping[int, SectionAt]) -> dict[int, Outdated]:
    """For which versions a decision that rests on this section should be looked at again.

    ``in_turn`` are the versions of the policy that were in force one after another until today,
    the last being today's (None: nothing). ``texts`` is the section in each version that is known.
    A section counts as changed when its text differs from today's and one of the versions that
    followed changed it *materially*; a version that by present knowledge was never in force
    counts as soon as the text differs. Where today's text has no such section, it lapsed.
    """
    now = in_turn[-1] if in_turn else None
    today = texts.get(now) if now is not None else None
    now_hash = today.text_hash if today else ""
    found = {}
    for number, text in texts.items():
        if not text.text_hash or text.text_hash == now_hash:
            continue
        if not now_hash or _changed_after(number, in_turn, texts):
            found[number] = Outdated(now, now_hash)
    return found


def _changed_after(
    number: int, in_turn: Sequence[int | None], texts: Mapping[int, SectionAt]
) -> bool:
    places = [place for place, other in enumerate(in_turn) if other == number]
    if not places:
        return True
    before = texts[number].text_hash
    for other in in_turn[places[-1] + 1 :]:
        text = texts.get(other) if other is not None else None
        if text is None:
            continue
        if text.text_hash != before and text.is_material:
            return True
        before = text.text_hash
    return False
