"""What comparing costs: a text of 120 kB with lists, boxes and tables, every section reworded."""

import re
import time
from collections.abc import Callable
from random import Random
from statistics import median

import pytest

from content.policies.comparison import Section, compare
from tests.factories.documents import text

SIZE = 120_000
TIMES = 5


def document(random: Random) -> list[Section]:
    sections: list[Section] = []
    size = 0
    while size < SIZE:
        html = "\n".join(text(random) for _ in range(3))
        size += len(html)
        number = str(len(sections) + 1)
        sections.append(Section(number, number, 1, f"Onderdeel {number}", html))
    return sections


def reworded(random: Random, old: list[Section], share: float) -> list[Section]:
    """So many of the words replaced by other ones, all over, and at least one in each section."""

    def word(found: re.Match[str]) -> str:
        return f"w{random.randrange(3000)}" if random.random() < share else found[0]

    return [
        Section(
            one.section_id,
            one.number,
            one.level,
            one.heading,
            re.sub(r"(?<=[ >])[a-z]{2,}(?=[ <.,])", word, one.html) + "<p>Een zin erbij.</p>",
        )
        for one in old
    ]


@pytest.mark.parametrize("share", [0.01, 0.05, 0.2, 1.0])
def test_comparing_a_whole_text(share: float, remark: Callable[[str], None]) -> None:
    random = Random(7)
    old = document(random)
    new = reworded(random, old, share)
    assert all(row.is_changed for row in compare(old, new))
    times = []
    for _ in range(TIMES):
        begun = time.process_time()
        compare(old, new)
        times.append((time.process_time() - begun) * 1000)
    size = sum(len(section.html) for section in old) // 1000
    name = f"comparing, {share:.0%} of words new"
    remark(f"{name:32} {median(times):7.0f} ms of CPU for {size} kB in {len(old)} sections")
