"""What a notification page asks now is kept as a form version, in the page's language."""

from datetime import datetime

from django.utils import translation

from forms.notifications.models import NotificationPage
from forms.notifications.selectors import questions_on, sections_on
from forms.register.actions.keep_form_version import keep_form_version
from forms.register.models import FormVersion
from portal.core.actors import Actor


def keep_form_of_page(page: NotificationPage, *, by: Actor, now: datetime) -> FormVersion:
    """The same content gives the version that was kept before."""
    language = page.locale.language_code
    with translation.override(language):
        return keep_form_version(
            page.kind,
            page_key=str(page.translation_key),
            language=language,
            introduction=page.introduction,
            questions=questions_on(page),
            sections=sections_on(page),
            by=by,
            now=now,
        )
