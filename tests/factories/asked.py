"""What came of an attempt: the refusals, the last event."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.audit.models import AuditEvent
from portal.audit.selectors import trail_of
from portal.core.refusals import NotAllowed


def refused(act: Callable[..., Any], *arguments: Any, **named: Any) -> list[str]:
    """The codes with which an action refuses; fails when it does not."""
    with pytest.raises(NotAllowed) as caught:
        act(*arguments, **named)
    return [refusal.code for refusal in caught.value.refusals]


def last_event(record: Any) -> AuditEvent:
    """What happened last to a record."""
    return list(trail_of(record))[-1]
