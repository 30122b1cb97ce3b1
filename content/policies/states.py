"""What a version can be on a day, what can happen to it, and on which clock one may ask."""

from enum import StrEnum


class VersionState(StrEnum):
    """How a version stands on a day, as far as was known at a moment; always computed."""

    FUTURE = "future"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    REPEALED = "repealed"
    ANNULLED = "annulled"


class EventKind(StrEnum):
    """What can be added to the history of a policy after a version was issued."""

    REPEALED = "repealed"
    ANNULLED = "annulled"
    RESCINDED = "rescinded"
    DATES_CORRECTED = "dates_corrected"
    NOTE_ADDED = "note_added"


class Clock(StrEnum):
    """Which moment decides what was known: the claimed publication or our own, sealed clock."""

    PUBLISHED = "published"
    RECORDED = "recorded"


class ChangeKind(StrEnum):
    """MATERIAL asks everyone to read again, EDITORIAL does not."""

    MATERIAL = "material"
    EDITORIAL = "editorial"


class PolicyKind(StrEnum):
    """The kinds of policy document (domain 5.4)."""

    UMBRELLA = "umbrella"
    CODE = "code"
    REGULATION = "regulation"
    PROTOCOL = "protocol"
    GUIDE = "guide"
    CIRCULAR = "circular"
    FORM = "form"


class Motive(StrEnum):
    """Why a section changed, in the words of change tables; motives combine (domain 5.2)."""

    NEW_TEXT = "new_text"
    NEW_POLICY = "new_policy"
    REWRITTEN = "rewritten"
    RENUMBERED = "renumbered"
    EDITORIAL = "editorial"
    TEXTUAL_UPDATE = "textual_update"
    LEGAL_ADAPTATION = "legal_adaptation"
    SCOPE_CHANGE = "scope_change"
    TOPIC_ADDED = "topic_added"
    REPEALED = "repealed"


class Succession(StrEnum):
    """What became of a section that no longer exists."""

    MERGED = "merged"
    SPLIT = "split"
    LAPSED = "lapsed"


#: The dates of a version that may be corrected afterwards; ``published_at`` never.
CORRECTABLE_DATES = ("valid_from", "valid_until", "retroactive_from")
