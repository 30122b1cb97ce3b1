"""How what is computed grows with what there is; printed as ratios."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from content.policies.comparison import Section, compare
from content.policies.validity import Timeline, VersionFacts
from search.analysis.stems import stem

FIRST = datetime(2000, 1, 1, 9, tzinfo=UTC)
WORDS = "De ambtenaar meldt een geschenk van meer dan vijftig euro bij de leidinggevende. "


def versions(number: int) -> list[VersionFacts]:
    """One version a day."""
    return [
        VersionFacts(
            number=place,
            published_at=FIRST + timedelta(days=place),
            recorded_at=FIRST + timedelta(days=place),
            valid_from=date(2000, 1, 1) + timedelta(days=place),
        )
        for place in range(1, number + 1)
    ]


def test_in_force_from_10_to_1000_versions(
    middle: Callable[..., float], remark: Callable[[str], None]
) -> None:
    now = FIRST + timedelta(days=5000)

    def ask(facts: list[VersionFacts]) -> None:
        assert Timeline(facts, (), now=now).in_force(date(2026, 1, 1)) == facts[-1].number

    few, many = versions(10), versions(1000)
    ratio = middle(lambda: ask(many)) / middle(lambda: ask(few))
    remark(f"{'in force, 10 to 1000 versions':32} {ratio:7.1f} x the time for 100 x the versions")


def test_comparing_a_long_text(middle: Callable[..., float], remark: Callable[[str], None]) -> None:
    def text(limit: str) -> list[Section]:
        html = "".join(f"<p>{WORDS.replace('vijftig', limit)}</p>" for _ in range(10))
        return [Section(str(n), str(n), 1, f"Onderdeel {n}", html) for n in range(150)]

    old, new = text("vijftig"), text("zestig")
    size = sum(len(section.html) for section in old) // 1000
    assert all(row.is_changed for row in compare(old, new))
    took = middle(lambda: compare(old, new))
    remark(f"{'comparing a changed text':32} {took:7.0f} ms for {size} kB, every section reworded")


def test_words_analysed_in_a_second(remark: Callable[[str], None], middle: Any) -> None:
    words = WORDS.split() * 1000
    took = middle(lambda: [stem(word) for word in words])
    remark(f"{'analysing Dutch, warm':32} {len(words) / took * 1000:9.0f} words a second")
