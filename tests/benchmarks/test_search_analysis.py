"""How many words a second are analysed once the lists are read."""

import time
from collections.abc import Callable

from search.analysis.compounds import Splitter
from search.analysis.documents import document_tokens
from tests.factories.judged import demo_sections

REPEATED = 3


def test_words_a_second_after_warming_up(remark: Callable[[str], None]) -> None:
    sections = list(demo_sections())
    splitter = Splitter(frozenset())

    def analyse() -> int:
        words = 0
        for one in sections:
            document_tokens(
                title=one.title, number=one.number, heading=one.heading, path=one.path,
                text=one.text, language=one.language, splitter=splitter,
            )  # fmt: skip
            words += len(one.text.split())
        return words

    analyse()
    begun = time.perf_counter()
    words = sum(analyse() for _ in range(REPEATED))
    remark(f"{'analysis of Dutch':32} {words / (time.perf_counter() - begun):7.0f} words a second")
    assert words
