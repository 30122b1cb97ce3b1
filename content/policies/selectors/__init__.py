"""Named reads of policies; each says for whom. Embargoed versions exist for editors only."""

from content.policies.selectors.frozen import Frozen, FrozenSection
from content.policies.selectors.history import (
    KnownVersion,
    as_known,
    issued_in_year,
    known_version,
    version_by_number,
    versions_known,
    withdrawn_in_year,
)
from content.policies.selectors.homes import SectionHome, section_home
from content.policies.selectors.in_force import (
    in_force_version,
    timeline_of,
    timelines,
)
from content.policies.selectors.lists import InForce, readable_standings, versions_in_force
from content.policies.selectors.policies import (
    Reader,
    attachment_for,
    former_slugs,
    is_known,
    may_read_policy,
    may_see_embargoed,
    origin_of,
    policy_by_slug,
    policy_with_stamp,
    readable_policies,
)
from content.policies.selectors.remembered import History, Stamp, histories_of, history_of
from content.policies.selectors.sections import (
    ShownSection,
    Translated,
    section_in_version,
    sections_of,
    shown_sections,
    titles_in,
    translated,
)

__all__ = [
    "Frozen",
    "FrozenSection",
    "History",
    "InForce",
    "KnownVersion",
    "Reader",
    "SectionHome",
    "ShownSection",
    "Stamp",
    "Translated",
    "as_known",
    "attachment_for",
    "former_slugs",
    "histories_of",
    "history_of",
    "in_force_version",
    "is_known",
    "issued_in_year",
    "known_version",
    "may_read_policy",
    "may_see_embargoed",
    "origin_of",
    "policy_by_slug",
    "policy_with_stamp",
    "readable_policies",
    "readable_standings",
    "section_home",
    "section_in_version",
    "sections_of",
    "shown_sections",
    "timeline_of",
    "timelines",
    "titles_in",
    "translated",
    "version_by_number",
    "versions_in_force",
    "versions_known",
    "withdrawn_in_year",
]
