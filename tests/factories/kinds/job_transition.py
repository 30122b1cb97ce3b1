"""A move to work that the present post hardly meets."""

from collections.abc import Mapping
from typing import Any

ANSWERS: Mapping[str, Any] = {
    "new_work_kind": "employed",
    "new_organisation": "Bureau Verderop",
    "new_role": "Adviseur water",
    "would_have_been_reportable_as_side_activity": "no",
    "expected_leave_date": "2026-06-30",
    "interests_that_may_clash": "Een adviesopdracht die ik nu begeleid",
}
OUTCOME = "no_risk"
EXTRA: Mapping[str, Any] = {}
