"""What somebody sent, on paper: questions and help as shown, answers as given, nothing later."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from forms.register.kinds.base import QuestionType
from forms.register.kinds.frozen import thaw
from forms.register.models import RegisterEntry
from forms.register.selectors import Dossier
from portal.integrations.pdf import pdf_of
from portal.integrations.pdf_fonts import house_fonts

TEMPLATE = "forms/notifications/print/sent.html"
STYLE = "forms/notifications/print/sent.css"


def printed(entry: RegisterEntry, found: Dossier) -> dict[str, Any]:
    """Every sheet, the newest first, with the help that stood beside each question."""
    return {
        "entry": entry,
        "kind": found.kind,
        "sheets": [(sheet, _answers(sheet)) for sheet in reversed(found.sheets)],
        "language": get_language(),
    }


def _answers(shown: Any) -> list[tuple[str, str, str]]:
    """(question, answer, help) in the order asked; texts between questions in their place."""
    values = {answer.key: answer.value for answer in shown.shown}
    files: dict[str, list[str]] = {}
    for file in shown.files:
        files.setdefault(file.question, []).append(file.name)
    rows = []
    for question in thaw(shown.sheet.form_version.content["questions"]):
        if question.type is QuestionType.FILE:
            value = ", ".join(files.get(question.key, []))
        else:
            value = values.get(question.key, "")
        is_told = question.type is QuestionType.EXPLANATION and question.asked(shown.sheet.answers)
        if value or is_told:
            rows.append((str(question.label), value, str(question.help)))
    return rows


def pdf_of_sent(entry: RegisterEntry, found: Dossier) -> bytes:
    """The PDF of a declaration. Raises PdfUnavailable where none can be made."""
    return pdf_of(
        render_to_string(TEMPLATE, printed(entry, found)),
        css=render_to_string(STYLE),
        base=settings.WAGTAILADMIN_BASE_URL,
        files=house_fonts(),
        name=entry.reference.encode(),
    )
