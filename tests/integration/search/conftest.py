"""Search with a source of its own, so that these tests know every text there is."""

from collections.abc import Iterator

import pytest

from tests.factories.search import SourceOfTests, source_of_tests


@pytest.fixture
def source(db: None) -> Iterator[SourceOfTests]:
    with source_of_tests() as source:
        yield source
