"""One cast for all tests of a module: made once, undone at the end."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from tests.factories.cast import cast_of_everyone
from tests.factories.players import Cast


@pytest.fixture(scope="module")
def cast(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    """Everybody and everything, in a transaction around the tests of this module."""
    files = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("cast")))
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic(), files:
        yield cast_of_everyone()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_of_the_cast(request: pytest.FixtureRequest, settings: Any) -> None:
    """Each test gets a folder of its own; those with the cast need the one its files are in."""
    if "cast" in request.fixturenames:
        settings.MEDIA_ROOT = request.getfixturevalue("cast").media


@pytest.fixture(autouse=True)
def _set_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets a PDF is asked hundreds of times; what is in one is looked at elsewhere."""
    monkeypatch.setattr("content.policies.pdf.pdf_of", lambda *args, **kwargs: b"%PDF-1.7")
    monkeypatch.setattr("portal.people.own_data.pdf_of", lambda *args, **kwargs: b"%PDF-1.7")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refusals are what is wanted here; nobody reads them in the log."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)
