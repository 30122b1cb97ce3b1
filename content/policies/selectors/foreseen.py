"""For who works on policy: the timeline with everything under embargo, and with what is not yet
there. Readers never get this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content.policies.models import Policy
from content.policies.selectors.in_force import load_facts
from content.policies.validity import EventFacts, Timeline, VersionFacts


@dataclass(frozen=True)
class Foreseen:
    """``known`` is what readers can know now, ``before`` what will be known once every embargo is
    over, ``after`` the same with what is about to be added.
    """

    known: Timeline
    before: Timeline
    after: Timeline

    @property
    def next_number(self) -> int:
        """The number that the next version would get."""
        return max(self.before.versions, default=0) + 1


def foreseen(
    policy: Policy,
    *,
    now: datetime,
    events: Iterable[EventFacts] = (),
    version: VersionFacts | None = None,
) -> Foreseen:
    """The timelines with and without ``events`` and ``version``; two queries.

    The number of ``version`` is replaced by the next one.
    """
    versions, happened, _ = load_facts([policy.pk])
    own, past = versions.get(policy.pk, []), happened.get(policy.pk, [])
    number = max((one.number for one in own), default=0) + 1
    added = [VersionFacts(**{**vars(version), "number": number})] if version else []
    horizon = max([now, *(one.published_at for one in (*own, *added))])
    return Foreseen(
        Timeline(own, past, now=now),
        Timeline(own, past, now=horizon),
        Timeline([*own, *added], [*past, *events], now=horizon),
    )
