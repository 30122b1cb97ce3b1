"""Formatting for templates: dates, periods, amounts, names, and the wiring of form fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

import nh3
from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, Field
from django.forms.boundfield import BoundWidget
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.form_fields import DATE_PART_CODES, DateInThreeFields

register = template.Library()

#: The vendor class of each kind of control; the invalid variant is derived from it.
CONTROL_CLASSES = {
    "text": "utrecht-textbox utrecht-textbox--html-input",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "file": "portal-file",
}
INVALID_CLASSES = {
    "text": "utrecht-textbox--invalid",
    "textarea": "utrecht-textarea--invalid",
    "select": "utrecht-select--invalid",
    "file": "",
}


def _as_date(value: date | datetime) -> date:
    """Return the local calendar day of a date or a moment."""
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


@register.filter
def dutch_date(value: date | datetime | None) -> str:
    """Write a day in full in the reader's language, such as "1 juli 2026"; "onbekend" for none."""
    if not value:
        return _("onbekend")
    return format_date(_as_date(value), "j F Y")


@register.filter
def dutch_moment(value: datetime | None) -> str:
    """Write a moment with its time, such as "1 juli 2026 om 14.05 uur"."""
    if not value:
        return _("onbekend")
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = format_date(local, "H.i")
    return _("%(day)s om %(time)s uur") % {"day": format_date(local, "j F Y"), "time": clock}


@register.filter
def dutch_when(value: date | datetime | None) -> str:
    """Write a moment with its time and a day without one."""
    return dutch_moment(value) if isinstance(value, datetime) else dutch_date(value)


@register.filter
def machine_time(value: date | datetime | None) -> str:
    """Write a day or a moment for the datetime attribute of a time element."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value or "")


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """List the numbers to show under a list of many pages, with a mark for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.filter
def period(start: date | None, end: date | None = None) -> str:
    """Write a period; both days belong to it, and a missing end means it still runs."""
    if start and end:
        words = {"start": dutch_date(start), "end": dutch_date(end)}
        return _("van %(start)s tot en met %(end)s") % words
    if start and start > timezone.localdate():
        return _("vanaf %(start)s") % {"start": dutch_date(start)}
    if start:
        return _("sinds %(start)s") % {"start": dutch_date(start)}
    if end:
        return _("tot en met %(end)s") % {"end": dutch_date(end)}
    return _("onbekend")


@register.filter
def euro(value: Decimal | float | str | None) -> str:
    """Write an amount in euro with cents and Dutch separators: "€ 1.250,50"."""
    try:
        amount = Decimal(str(value)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    except (InvalidOperation, ValueError):
        return _("onbekend")
    digits = f"{abs(amount):,.2f}"
    if (get_language() or "nl").startswith("nl"):
        digits = digits.translate(str.maketrans(",.", ".,"))
    # A no-break space keeps the sign and the amount on one line.
    return f"{'-' if amount < 0 else ''}€\u00a0{digits}"


@register.filter
def person_name(value: Any) -> str:
    """Return the full name of a person, or of the person behind a user; "onbekend" for none."""
    if not value:
        return _("onbekend")
    person = getattr(value, "person", None) or value
    return str(getattr(person, "full_name", "") or person)


@register.filter
def signed_in_name(request: Any) -> str:
    """Return the name of who is signed in on this request, or nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    return person_name(getattr(request, "person", None) or user)


@register.filter
def highlight_safe(value: str | None) -> SafeString:
    """Keep only ``<mark>`` in a search snippet; everything else loses its tags."""
    return mark_safe(nh3.clean(value or "", tags={"mark"}, attributes={}))  # noqa: S308


@register.filter
def menu_current(item: Any, path: str) -> bool:
    """Say whether a menu item holds the page at this path (the home page only itself)."""
    url = item["url"] if isinstance(item, dict) else item.url
    stated = item.get("current") if isinstance(item, dict) else getattr(item, "current", None)
    if stated is not None:
        return bool(stated)
    return path == url if url == "/" else path.startswith(url)


@register.filter
def control_kind(field: BoundField) -> str:
    """Name the kind of control: text, textarea, select, file, checkbox, options, date, hidden, or
    explanation for a text among the questions.
    """
    widget = field.field.widget
    if isinstance(widget, DateInThreeFields):
        return "date"
    if field.is_hidden:
        return "hidden"
    input_type = getattr(widget, "input_type", None)
    if input_type == "explanation":
        return "explanation"
    if input_type in {"radio", "checkbox"}:
        return "options" if widget.use_fieldset else "checkbox"
    if input_type in {"select", "file"}:
        return str(input_type)
    if input_type is None and widget.template_name.endswith("textarea.html"):
        return "textarea"
    return "text" if input_type else "group"


@register.filter
def control(field: BoundField) -> SafeString:
    """Render the control of a field with the classes of the design system."""
    kind = control_kind(field)
    attrs: dict[str, Any] = {}
    if kind in CONTROL_CLASSES:
        own = field.field.widget.attrs.get("class", "")
        invalid = INVALID_CLASSES[kind] if field.errors else ""
        attrs["class"] = " ".join(part for part in (CONTROL_CLASSES[kind], invalid, own) if part)
    elif kind == "checkbox":
        attrs["class"] = "portal-checkbox"
    elif kind == "date":
        wrong = [e.code for e in field.errors.as_data() if e.code in DATE_PART_CODES]
        attrs.update({"wrong_part": wrong[0]} if wrong else {})
    return field.as_widget(attrs=attrs)


@register.filter
def option_control(option: BoundWidget) -> SafeString:
    """Render one radio button or checkbox of a group with our class."""
    option.data["attrs"]["class"] = f"portal-{option.data['type']}"
    return option.tag(wrap_label=False)


@register.filter
def first_control_id(field: BoundField, code: str | None = None) -> str:
    """Return the id of the control to focus for an error with this code."""
    if isinstance(field.field.widget, DateInThreeFields):
        part = DATE_PART_CODES.index(code) if code in DATE_PART_CODES else 0
        return f"{field.auto_id}_{part}"
    return f"{field.auto_id}_0" if field.field.widget.use_fieldset else str(field.auto_id)


def _with_label(field: BoundField | None, message: str) -> str:
    """Put the question before Django's general sentence, which doesn't say what is missing."""
    general = str(Field.default_error_messages["required"])
    if field is None or message != general:
        return message
    label = str(field.label)
    return f"{label} {message}" if label.endswith("?") else f"{label.rstrip(':')}: {message}"


@register.filter
def error_links(form: BaseForm | None) -> list[dict[str, str]]:
    """List every error of a form with the control it belongs to, in the order of the fields."""
    if form is None or not form.errors:
        return []
    links: list[dict[str, str]] = []
    for name, errors in form.errors.as_data().items():
        field = form[name] if name in form.fields else None
        for error in errors:
            target = first_control_id(field, error.code) if field is not None else ""
            texts = [_with_label(field, str(text)) for text in error.messages]
            links.extend({"target": target, "message": text} for text in texts)
    order = {name: place for place, name in enumerate(form.fields)}
    known = {first_control_id(form[name]): place for name, place in order.items()}
    return sorted(links, key=lambda link: known.get(re.sub(r"_[12]$", "_0", link["target"]), -1))


@register.filter
def get_item(mapping: dict[str, Any], key: str) -> Any:
    """Look up a key that is itself a variable."""
    return mapping.get(key)
