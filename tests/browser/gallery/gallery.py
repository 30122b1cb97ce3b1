"""Pages that show every layout and component, for tests and for whoever changes the look."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.template.backends.django import Template
from django.test import RequestFactory

from portal.core.form_fields import EuroField, ThreePartDateField
from portal.core.form_renderer import PortalFormRenderer

FOLDER = Path(__file__).parent / "templates" / "gallery"
PAGES = ("reading", "list", "pieces", "form", "form_with_errors", "default_form", "not_found")


class GiftForm(forms.Form):
    """One field of every kind."""

    default_renderer = PortalFormRenderer

    received_on = ThreePartDateField(
        label="Wanneer kreeg u het geschenk?", help_text="Bijvoorbeeld 27 3 2026"
    )
    giver = forms.CharField(
        label="Van wie kreeg u het geschenk?", help_text="Naam van de organisatie of persoon"
    )
    value = EuroField(label="Geschatte waarde in euro", help_text="Een schatting is genoeg")
    handling = forms.ChoiceField(
        label="Wat hebt u met het geschenk gedaan?",
        choices=[("no", "Geweigerd"), ("gave", "Aangenomen en afgegeven")],
        widget=forms.RadioSelect,
    )
    occasions = forms.MultipleChoiceField(
        label="Bij welke gelegenheid?",
        choices=[("a", "Opening"), ("b", "Relatiegeschenkenoverhandigingsbijeenkomst")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    department = forms.ChoiceField(
        label="Afdeling", choices=[("", "Kies een afdeling"), ("1", "Vergunningen")]
    )
    remarks = forms.CharField(
        label="Toelichting", widget=forms.Textarea, max_length=200, required=False
    )
    attachment = forms.FileField(
        label="Foto of brief toevoegen", help_text="pdf, jpg of png", required=False
    )
    agreed = forms.BooleanField(label="Ik heb dit naar waarheid ingevuld")


def _request() -> HttpRequest:
    request = RequestFactory().get("/regelingen/?q=neven")
    person = SimpleNamespace(full_name="S. de Vries")
    request.user = SimpleNamespace(is_authenticated=True, person=person)
    return request


def _frame() -> dict[str, Any]:
    """Return what a context processor gives every page."""
    menu = [("Regelingen", "/regelingen/"), ("Melden", "/melden/"), ("Register", "/register/")]
    menu.append(("Jaarverantwoording", "/jaar/"))
    return {
        "organisation": SimpleNamespace(name="Gemeente Voorbeeldstad"),
        "menu": [{"label": label, "url": url} for label, url in menu],
        "footer_links": [
            {"label": "Toegankelijkheid", "url": "/toegankelijkheid/"},
            {"label": "Privacy", "url": "/privacy/"},
        ],
        "language_switch": [
            {"label": "Nederlands", "url": "/", "code": "nl", "current": True},
            {"label": "English", "url": "/en/", "code": "en"},
        ],
        "breadcrumbs": [{"label": "Start", "url": "/"}, {"label": "Regelingen", "url": "/r/"}],
    }


def _texts() -> dict[str, Any]:
    """Return the data of the pages themselves."""
    moment = datetime(2026, 7, 1, 14, 5, tzinfo=UTC)
    return {
        "moment": moment,
        "person": SimpleNamespace(full_name="S. de Vries"),
        "links": [{"label": "Alle versies", "url": "/v"}, {"label": "Versie 3.0", "url": "/v3"}],
        "contents": [
            {"anchor": "sectie-1", "label": "Doel en reikwijdte", "number": "1."},
            {"anchor": "sectie-2", "label": "Meldingsverplichtingen", "number": "2.", "level": 2},
        ],
        "facts": [("Status", "Geldend"), ("Geldig vanaf", "1 juli 2026"), ("Eigenaar", "Team")],
        "terms": [("Nevenwerkzaamheid", "Werk naast uw functie."), ("Belang", "Wat u raakt.")],
        "headings": [
            "Soort melding",
            "Beslist door",
            "Toelichting bij de beslissing",
            {"text": "Termijn (werkdagen)", "numeric": True},
        ],
        "rows": [
            ["Nevenwerkzaamheid", "Leidinggevende", "Na advies", {"text": 10, "numeric": True}],
            ["Geschenk boven € 50", "Integriteitscoördinator", "", {"text": 5, "numeric": True}],
        ],
        "kinds": [
            {"value": "r", "label": "Regeling", "count": 12, "checked": True},
            {"value": "g", "label": "Gedragscode", "count": 3},
        ],
        "has_facets": True,
        "active_filter_count": 1,
        "answers": [
            {"key": "Waarde", "value": "€ 35,00", "change_url": "/w"},
            {"key": "Van wie", "value": "Bouwbedrijf Jansen B.V.", "change_url": "/w2"},
        ],
        "tasks": [
            {
                "label": "Lees de gedragscode",
                "url": "/lees",
                "hint": "Voor 1 september",
                "status": "Nog niet gelezen",
                "status_kind": "warning",
            },
            {"label": "Beoordeel melding 2026-K3F", "url": "/m", "status": "Nieuw"},
        ],
        "events": [
            {"title": "Ontvangen", "at": moment, "by": "S. de Vries"},
            {"title": "Toegestaan", "at": date(2026, 7, 9), "by": None, "text": "Geen bezwaar."},
        ],
        "page": Paginator(range(200), 10).page(3),
        "heading": "Geschenk melden: het geschenk",
        "step": 2,
        "step_count": 4,
        "back_url": "/vorige/",
        "back_text": "Vorige stap",
        "submit_label": "Volgende stap",
        "save_label": "Bewaren en later verder",
    }


def render_page(name: str) -> str:
    """Return the HTML of one page of the gallery."""
    context = {**_frame(), **_texts()}
    if name in {"form", "default_form"}:
        context["form"] = GiftForm()
    if name == "form_with_errors":
        wrong = {"received_on_0": "12", "received_on_1": "foo", "received_on_2": "2026"}
        context["form"] = GiftForm({**wrong, "giver": "Jansen", "value": "veel"})
    source = FOLDER / f"{'form' if name == 'form_with_errors' else name}.html"
    engine = engines["django"]
    if name == "not_found":
        template: Template = engine.get_template("404.html")
    else:
        template = engine.from_string(source.read_text(encoding="utf-8"))
    return str(template.render(context, _request()))
