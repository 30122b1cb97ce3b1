"""Numbers in front of headings, and whether a number can be one: the sequence decides."""

import re

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\)?\s+(?P<heading>\S.*)")


def split_number(text: str) -> tuple[str, str]:
    """The number in front of a heading and the rest: ("4.5", "Giften"); ("", text) without one."""
    found = _NUMBERED.fullmatch(text)
    if not found or not re.match(r"[(‘'\"“]?[^\W\d_]", found["heading"]):
        return "", text
    return found["number"], found["heading"]


class Sequence:
    """Follows the numbers of a text's headings and says which could come next."""

    def __init__(self) -> None:
        self.last: list[int] = []

    def continues(self, number: str) -> bool:
        """Whether this number follows on the last: 4.5 on 4.4, 5 on 4.9, 1.1 on 1."""
        parts = [int(part) for part in number.split(".")]
        if not self.last:
            return parts in ([1], [1, 1], [0])
        depth = len(parts)
        if depth == 2 and parts[0] == self.last[0] + 1 and parts[1] == 1:
            return True  # The heading of the chapter itself was lost.
        if depth > len(self.last):
            return depth == len(self.last) + 1 and parts[:-1] == self.last and parts[-1] in (0, 1)
        return parts[:-1] == self.last[: depth - 1] and parts[-1] == self.last[depth - 1] + 1

    def take(self, number: str) -> None:
        """Remember a number that was used."""
        self.last = [int(part) for part in number.split(".")]
