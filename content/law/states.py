"""In what state a law or a place in it is today."""

from enum import StrEnum


class Status(StrEnum):
    """WITHDRAWN is lapsed; TO_BE_REPLACED still holds; UNKNOWN is only for what was typed in."""

    IN_FORCE = "in_force"
    EXPECTED = "expected"
    TO_BE_REPLACED = "to_be_replaced"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


#: What a reader of an older text must be told.
NOTEWORTHY = frozenset({Status.EXPECTED, Status.TO_BE_REPLACED, Status.WITHDRAWN})
