"""S10: declarations live in tables of their own, out of reach of the CMS' form submissions."""

from typing import Any

import pytest
from django.apps import apps
from django.core import checks
from django.db import connection

from portal.core.models import AppendOnly, ChangedOnlyByAction

REGISTER = "forms_register"


def test_s10_the_forms_of_the_cms_are_not_installed() -> None:
    assert not apps.is_installed("wagtail.contrib.forms")
    assert not [model for model in apps.get_models() if "formsubmission" in model.__name__.lower()]


@pytest.mark.django_db
def test_s10_no_table_holds_form_submissions() -> None:
    tables = connection.introspection.table_names()
    assert not [name for name in tables if "formsubmission" in name.replace("_", "")]


def test_s10_no_row_of_the_register_is_a_page_or_a_snippet() -> None:
    from wagtail.models import Page
    from wagtail.snippets.models import get_snippet_models

    rows: list[Any] = list(apps.get_app_config(REGISTER).get_models())
    assert len(rows) > 10
    assert not [model for model in rows if issubclass(model, Page)]
    assert not set(rows) & set(get_snippet_models())


def test_s10_rows_of_the_register_change_only_by_actions_or_never() -> None:
    #: Rebuilt from the latest sheet inside the action that adds it, or written beside a file.
    free = {"SideActivityDetail", "GiftDetail"}
    loose = {
        model.__name__
        for model in apps.get_app_config(REGISTER).get_models()
        if not issubclass(model, AppendOnly | ChangedOnlyByAction)
    }
    assert loose <= free


def test_s10_the_system_checks_are_clean() -> None:
    assert [str(found) for found in checks.run_checks() if found.level >= checks.WARNING] == []
