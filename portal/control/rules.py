"""When names and reasons in the trail may be opened."""

from portal.core.refusals import Refusal

SHORTEST_PURPOSE = 10


def refusals_to_open_details(
    *, may_read_trail: bool, purpose: str, is_closed: bool = False
) -> list[Refusal]:
    """Reading personal text needs the right to, and a purpose someone can be held to; of a closed
    subject it is for nobody here.
    """
    refusals = []
    if not may_read_trail:
        refusals.append(Refusal("not_an_auditor"))
    if is_closed:
        refusals.append(Refusal("subject_closed"))
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        refusals.append(Refusal("purpose_missing", {"shortest": SHORTEST_PURPOSE}, "purpose"))
    return refusals
