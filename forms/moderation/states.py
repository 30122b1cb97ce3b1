"""The states of an export that is too large to be made at once, and where each leads."""

from collections.abc import Mapping
from enum import StrEnum


class ExportState(StrEnum):
    """Only a complete export is offered."""

    ASKED = "asked"
    RUNNING = "running"
    COMPLETE = "complete"
    BROKEN = "broken"
    EXPIRED = "expired"


S = ExportState
LEADS_TO: Mapping[ExportState, frozenset[ExportState]] = {
    S.ASKED: frozenset({S.RUNNING, S.BROKEN}),
    S.RUNNING: frozenset({S.COMPLETE, S.BROKEN}),
    S.COMPLETE: frozenset({S.EXPIRED, S.BROKEN}),
    S.BROKEN: frozenset(),
    S.EXPIRED: frozenset(),
}
#: Someone or something is still at it.
UNDER_WAY = frozenset({S.ASKED, S.RUNNING})
