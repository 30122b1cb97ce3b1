"""Form fields for what people write in their own way: a day and an amount in euro."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Error codes that point at one part, in the order in which the parts are shown.
DATE_PART_CODES = ("day", "month", "year")

MONTHS = {
    **{"januari": 1, "jan": 1, "february": 2, "februari": 2, "feb": 2, "maart": 3, "mrt": 3},
    **{"march": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6},
    **{"june": 6, "juli": 7, "jul": 7, "july": 7, "augustus": 8, "aug": 8, "august": 8},
    **{"september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "october": 10, "oct": 10},
    **{"november": 11, "nov": 11, "december": 12, "dec": 12, "january": 1},
}
#: How far ahead of today a year of two digits may lie before it means the former century.
YEARS_AHEAD = 20
OLDEST_YEAR = 1900
NEWEST_YEAR = 2199


def _full_year(text: str, today: date) -> int:
    """Complete a year of two digits: 26 is 2026, 78 is 1978."""
    year = int(text)
    if len(text) > 2:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + YEARS_AHEAD else century - 100 + year


def _split_whole_date(text: str) -> list[str]:
    """Split a date that was typed in one box ("1-3-26", "1 maart 2026") into three parts."""
    parts = [part for part in re.split(r"[\s./\\-]+", text.strip()) if part]
    return parts if len(parts) == len(DATE_PART_CODES) else [text, "", ""]


def parse_date_parts(day: str, month: str, year: str, *, today: date | None = None) -> date:
    """Read a day as people write it.

    Accepts numbers, Dutch and English month names, a year of two or four digits, and a whole
    date typed in the box for the day. Raises ValidationError whose code names the wrong part.
    """
    parts = [day.strip(), month.strip(), year.strip()]
    if parts[0] and not parts[1] and not parts[2]:
        parts = _split_whole_date(parts[0])
    day, month, year = parts
    _refuse_missing(day, month, year)
    if not re.fullmatch(r"\d{1,2}", day, re.ASCII) or not 1 <= int(day) <= 31:
        raise ValidationError(_("De dag moet een getal van 1 tot en met 31 zijn."), code="day")
    if re.fullmatch(r"\d{1,2}", month, re.ASCII):
        number = int(month)
    else:
        number = MONTHS.get(month.lower().rstrip("."), 0)
    if not 1 <= number <= 12:
        message = _("De maand moet een getal van 1 tot en met 12 zijn, of een naam zoals maart.")
        raise ValidationError(message, code="month")
    if not re.fullmatch(r"\d{2}|\d{4}", year, re.ASCII):
        message = _("Het jaar moet uit vier cijfers bestaan, bijvoorbeeld 2026.")
        raise ValidationError(message, code="year")
    full_year = _full_year(year, today or timezone.localdate())
    if not OLDEST_YEAR <= full_year <= NEWEST_YEAR:
        message = _("Het jaar moet tussen %(oldest)s en %(newest)s liggen.")
        bounds = {"oldest": OLDEST_YEAR, "newest": NEWEST_YEAR}
        raise ValidationError(message, code="year", params=bounds)
    try:
        return date(full_year, number, int(day))
    except ValueError:
        message = _("Deze dag bestaat niet: die maand heeft minder dagen.")
        raise ValidationError(message, code="day") from None


def _refuse_missing(day: str, month: str, year: str) -> None:
    """Say which parts of a date that was begun are still empty."""
    missing = [
        (code, words)
        for code, part, words in (
            ("day", day, _("Vul ook de dag van de datum in.")),
            ("month", month, _("Vul ook de maand van de datum in.")),
            ("year", year, _("Vul ook het jaar van de datum in.")),
        )
        if not part
    ]
    if missing:
        raise ValidationError(missing[0][1], code=missing[0][0])


class DateInThreeFields(forms.MultiWidget):
    """Day, month and year in a box each; for dates that people know by heart."""

    template_name = "components/date_in_three_fields.html"
    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        """Make the three boxes."""
        number = {"inputmode": "numeric", "autocomplete": "off"}
        # The month may be a word, so its keyboard isn't limited to digits.
        boxes = [
            forms.TextInput(attrs=number),
            forms.TextInput(attrs={"autocomplete": "off"}),
            forms.TextInput(attrs=number),
        ]
        super().__init__(boxes, dict(attrs) if attrs else None)

    def decompress(self, value: date | str | None) -> list[Any]:
        """Spread a day, or its ISO text as kept in a draft, over the boxes."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return [value, "", ""]
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the label of each box, and mark only the wrong one when the error names it."""
        attrs = dict(attrs or {})
        wrong_part = attrs.pop("wrong_part", None)
        context = super().get_context(name, value, attrs)
        labels = (_("Dag"), _("Maand"), _("Jaar"))
        for part, label, code in zip(
            context["widget"]["subwidgets"], labels, DATE_PART_CODES, strict=True
        ):
            part["label"], part["part"] = label, code
            if wrong_part not in (None, code):
                part["attrs"].pop("aria-invalid", None)
        return context


class ThreePartDateField(forms.Field):
    """A day, entered in three boxes. The error code names the part that is wrong."""

    widget = DateInThreeFields
    default_error_messages = {"required": _("Vul de datum in.")}

    def to_python(self, value: Sequence[Any] | date | str | None) -> date | None:
        """Return the day; None when all boxes are empty."""
        if isinstance(value, datetime):
            return timezone.localdate(value) if timezone.is_aware(value) else value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            value = _split_whole_date(value) if value.strip() else []
        parts = [str(part or "").strip() for part in value or []]
        if not any(parts):
            return None
        parts += [""] * (len(DATE_PART_CODES) - len(parts))
        return parse_date_parts(*parts[:3])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days, so that "01" and "1" are the same."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def parse_euro(text: str) -> Decimal:
    """Read an amount as people write it: 35, 35,00, € 35,-, 1.250,50, 1250.50.

    A dot or comma followed by one or two last digits marks the cents; a dot followed by
    groups of three marks thousands. Raises ValueError for anything else.
    """
    bare = re.sub(r"^(€|eur(o)?)\s*|\s*(€|eur(o)?)$", "", text.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"[,.]\s*[-\u2013\u2014=]+$", "", bare).replace("\u00a0", " ").strip()
    shape = r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?"
    match = re.fullmatch(shape, bare, re.ASCII)
    match = match or re.fullmatch(r"(?P<whole>\d+)\.(?P<cents>\d{1,2})", bare, re.ASCII)
    if not match:
        raise ValueError(text)
    whole = re.sub(r"[. ]", "", match["whole"])
    return Decimal(f"{whole}.{(match['cents'] or '0').ljust(2, '0')}")


class EuroField(forms.DecimalField):
    """An amount in euro, never negative, with at most two decimals."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Vul het bedrag in, bijvoorbeeld 35,00."),
        "invalid": _("Vul een bedrag in euro in, bijvoorbeeld 35,00."),
        "max_digits": _("Dit bedrag is te hoog. Controleer of het klopt."),
        "max_whole_digits": _("Dit bedrag is te hoog. Controleer of het klopt."),
    }

    def __init__(self, *, max_digits: int = 12, **kwargs: Any) -> None:
        """Accept any argument of a decimal field but the number of decimals."""
        kwargs.setdefault("min_value", 0)
        super().__init__(max_digits=max_digits, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """Return the amount, or None when nothing was filled in."""
        if value in self.empty_values:
            return None
        if isinstance(value, int | float | Decimal):
            return Decimal(str(value)).quantize(Decimal("0.01"))
        try:
            return parse_euro(str(value))
        except (ValueError, InvalidOperation):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """Show a kept amount with a comma; what somebody typed stays as typed."""
        if isinstance(value, int | float | Decimal):
            return f"{value:.2f}".replace(".", ",")
        return value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer the numeric keyboard and a narrow box."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "portal-amount"}
