"""English for some policies, through the translation tool of the CMS."""

from datetime import timedelta
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from content.policies.models import PolicyPage
from content.publication.publisher import publishing_as
from portal.demo import reading
from portal.demo.demo import Demo
from portal.demo.rendering import Rendering, rendering_of

LANGUAGE = "en"
WEEKS_LATER = timedelta(weeks=3)


def translate_policy(demo: Demo, text: reading.PolicyText, page: PolicyPage) -> None:
    """Have the page as it is now translated, some weeks after the version was published.

    What has no translation yet is kept as it is, so that the tool calls the page finished; the
    portal shows such a section in Dutch with a notice.
    """
    path = f"{LANGUAGE}/{text.slug}.toml"
    if not (reading.TEXTS / path).exists():
        return
    given = reading.toml(path)
    if given["source_version"] != text.number:
        return
    editor, approver = demo.people["redacteur"], demo.people["goedkeurder"]
    now = demo.past(text.front["published_on"] + WEEKS_LATER)
    locale = Locale.objects.get(language_code=given["language"])
    with publishing_as(editor, now=now):
        translate_object(page, [locale], user=editor.user)
        translation = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=locale
        )
        _type_in(translation, rendering_of(text, given))
        translation.save_target(user=editor.user, publish=False)
    with publishing_as(approver, now=now):
        translated = PolicyPage.objects.get(translation_key=page.translation_key, locale=locale)
        translated.get_latest_revision().publish(user=approver.user)


def _type_in(translation: Translation, rendering: Rendering) -> None:
    """Fill in every text of the page, one after the other."""
    segments = StringSegment.objects.filter(source=translation.source)
    for segment in segments.select_related("string", "context"):
        place = segment.context.path.split(".")
        section = UUID(place[1]) if place[0] == "body" else None
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": rendering.of(section, segment.string.data)},
        )
