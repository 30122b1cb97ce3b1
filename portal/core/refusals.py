"""No is an answer with reasons: the one shape in which every rule refuses."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any


@dataclasses.dataclass(frozen=True)
class Refusal:
    """One reason why not.

    ``code`` is stable and found in the ``words.py`` of the app that refuses; ``facts`` fill its
    sentence. ``field`` names the form field it belongs to, empty for the whole.
    """

    code: str
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    field: str = ""


class NotAllowed(Exception):
    """An action was refused; ``refusals`` says why, in the order a reader should hear them."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(", ".join(refusal.code for refusal in self.refusals))


def refuse(refusals: Iterable[Refusal]) -> None:
    """Raise NotAllowed when there is any reason."""
    reasons = tuple(refusals)
    if reasons:
        raise NotAllowed(reasons)
