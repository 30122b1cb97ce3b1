"""When the account of a year may be compiled and adopted."""

from portal.core.refusals import Refusal

#: The account is due yearly since the Ambtenarenwet 2017 came into force.
FIRST_YEAR = 2020


def refusals_to_compile(*, may_compile: bool, year: int, this_year: int) -> list[Refusal]:
    """The year must exist; the running year gives a provisional account."""
    refusals = []
    if not may_compile:
        refusals.append(Refusal("may_not_compile"))
    if not FIRST_YEAR <= year <= this_year:
        refusals.append(Refusal("year_out_of_range", {"first": FIRST_YEAR, "last": this_year}))
    return refusals


def refusals_to_adopt(
    *,
    may_adopt: bool,
    is_compiled: bool,
    compiled_by_self: bool,
    year_has_ended: bool,
    adopted_by: str,
    adoption_reference: str,
) -> list[Refusal]:
    """Adopted is a compiled account of a year that is over, by another hand, with its decision."""
    refusals = []
    if not may_adopt:
        refusals.append(Refusal("may_not_adopt"))
    if not is_compiled:
        return [*refusals, Refusal("not_compiled")]
    if compiled_by_self:
        refusals.append(Refusal("compiler_adopts"))
    if not year_has_ended:
        refusals.append(Refusal("year_not_over"))
    if not adopted_by.strip():
        refusals.append(Refusal("adopted_by_missing", field="adopted_by"))
    if not adoption_reference.strip():
        refusals.append(Refusal("adoption_reference_missing", field="adoption_reference"))
    return refusals
