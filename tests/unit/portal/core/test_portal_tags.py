"""What templates make of days, amounts, names and errors."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.utils import translation

from portal.core.form_fields import ThreePartDateField
from portal.core.templatetags import portal as tags


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 7, 1), date(2026, 12, 31), "van 1 juli 2026 tot en met 31 december 2026"),
        (date(2026, 7, 1), None, "sinds 1 juli 2026"),
        (None, date(2026, 7, 1), "tot en met 1 juli 2026"),
        (None, None, "onbekend"),
    ],
)
def test_a_period_is_written_out(start, end, words):
    with translation.override("nl"):
        assert tags.period(start, end) == words


def test_a_moment_is_written_in_local_time():
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    with translation.override("nl"):
        assert tags.dutch_moment(moment) == "2 juli 2026 om 00.30 uur"
        assert tags.dutch_date(moment) == "2 juli 2026"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("35"), "€\u00a035,00"),
        (Decimal("1250.505"), "€\u00a01.250,51"),
        (-3, "-€\u00a03,00"),
        (None, "onbekend"),
        ("", "onbekend"),
    ],
)
def test_an_amount_is_written_the_dutch_way(amount, words):
    with translation.override("nl"):
        assert tags.euro(amount) == words


def test_a_snippet_keeps_its_marks_and_nothing_else():
    snippet = '<mark onclick="x()">geschenk</mark> <img src=x onerror=alert(1)><b>vet</b>'
    assert tags.highlight_safe(snippet) == "<mark>geschenk</mark> vet"


def test_the_name_of_a_user_is_that_of_the_person():
    user = SimpleNamespace(person=SimpleNamespace(full_name="S. de Vries"))
    assert tags.person_name(user) == "S. de Vries"
    assert tags.person_name(user.person) == "S. de Vries"
    assert tags.person_name(None) == "onbekend"


@pytest.mark.parametrize(
    ("item", "path", "current"),
    [
        ({"url": "/melden/"}, "/melden/geschenk/", True),
        ({"url": "/melden/"}, "/register/", False),
        ({"url": "/"}, "/register/", False),
        ({"url": "/"}, "/", True),
        ({"url": "/melden/", "current": False}, "/melden/", False),
    ],
)
def test_the_menu_shows_where_one_is(item, path, current):
    assert tags.menu_current(item, path) is current


class _Form(forms.Form):
    first = forms.CharField(label="Van wie kreeg u het?")
    day = ThreePartDateField(label="Wanneer?")
    choice = forms.ChoiceField(label="Keuze", choices=[("a", "A")], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("Deze twee antwoorden spreken elkaar tegen.")


def test_errors_link_to_the_control_in_the_order_of_the_form():
    form = _Form({"day_0": "1", "day_1": "x", "day_2": "2026"})
    with translation.override("nl"):
        links = tags.error_links(form)
    assert [link["target"] for link in links] == ["", "id_first", "id_day_1", "id_choice_0"]
    assert links[1]["message"] == "Van wie kreeg u het? Dit is een verplicht veld."
    assert links[3]["message"] == "Keuze: Dit is een verplicht veld."


def test_a_form_without_errors_has_no_links():
    assert tags.error_links(_Form()) == []
    assert tags.error_links(None) == []


def test_only_the_wrong_part_of_a_day_is_marked():
    form = _Form({"day_0": "1", "day_1": "x", "day_2": "2026"})
    html = tags.control(form["day"])
    assert html.count('aria-invalid="true"') == 1
    assert html.index('name="day_1"') < html.index("aria-invalid") < html.index('name="day_2"')


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (forms.CharField(), "text"),
        (forms.EmailField(), "text"),
        (forms.CharField(widget=forms.Textarea), "textarea"),
        (forms.ChoiceField(), "select"),
        (forms.ChoiceField(widget=forms.RadioSelect), "options"),
        (forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple), "options"),
        (forms.BooleanField(), "checkbox"),
        (forms.FileField(), "file"),
        (ThreePartDateField(), "date"),
        (forms.CharField(widget=forms.HiddenInput), "hidden"),
    ],
)
def test_every_field_of_ours_has_a_control(field, kind):
    form = type("AnyForm", (forms.Form,), {"x": field})()
    assert tags.control_kind(form["x"]) == kind
