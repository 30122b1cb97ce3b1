"""What one figure of the account is: a table with the way it was counted."""

import dataclasses
from typing import Any


@dataclasses.dataclass(frozen=True)
class Figure:
    """One table of the account.

    ``counted`` tells a reader how the numbers came about, ``basis`` which duty they serve.
    ``masked`` marks tables in which small numbers are left out; a masked cell is None.
    """

    key: str
    heading: str
    basis: str
    counted: str
    columns: list[str]
    rows: list[list[Any]]
    masked: bool = False
    smallest: int | None = None

    def as_data(self) -> dict[str, Any]:
        """Plain data, as frozen in a report."""
        return dataclasses.asdict(self)


def shown(cell: Any, smallest: int | None) -> str:
    """A cell as people read it; a masked number tells only that it is small or protects one."""
    if cell is None:
        return "—"
    return str(cell)
