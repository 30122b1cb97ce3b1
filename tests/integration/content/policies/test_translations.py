"""English: a rendering of one text, shown wherever that text is in force."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from content.policies import selectors
from content.policies.models import PolicyPage, PolicyVersion, SectionTranslation
from content.policies.selectors.translations import refusals_to_translate
from content.publication.publisher import publishing_as
from tests.factories.policies import issued_policy, next_version, section, working_copy

pytestmark = pytest.mark.django_db

GIFTS = "6f0ef5a4-1111-4c6f-9d7c-000000000001"
TRAVEL = "6f0ef5a4-1111-4c6f-9d7c-000000000002"


def translated(page, approver, callbacks):
    """Send a page to the translator, answer every line in English, publish."""
    english = Locale.objects.get(language_code="en")
    translate_object(page, [english])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}"},
        )
    with publishing_as(approver), callbacks(execute=True):
        translation.save_target(user=approver.user, publish=True)
    return PolicyPage.objects.get(locale=english)


def shown(policy, language="en"):
    from django.utils import timezone

    from portal.core.clock import day_of

    now = timezone.now()
    version = selectors.in_force_version(policy, day_of(now), now=now)
    sections = selectors.sections_of(version)
    return version, {
        str(one.section.section_id): one
        for one in selectors.shown_sections(version, sections, language)
    }


@pytest.fixture
def policy(people):
    return issued_policy(
        "geschenken",
        sections=[
            section("Geschenken", "<p>Meld elk geschenk.</p>", id=GIFTS),
            section("Reizen", "<p>Reis zuinig.</p>", id=TRAVEL),
        ],
        editor=people.editor,
        approver=people.approver,
    )


def test_a_translation_issues_no_version_and_is_shown_with_the_text_it_renders(
    policy, people, django_capture_on_commit_callbacks
):
    page = translated(working_copy(policy), people.approver, django_capture_on_commit_callbacks)
    assert page.policy == policy
    assert PolicyVersion.objects.count() == 1
    version, sections = shown(policy)
    assert sections[GIFTS].is_translated
    assert sections[GIFTS].heading == "EN Geschenken"
    assert "EN Meld elk geschenk." in sections[GIFTS].html
    assert selectors.titles_in(version, "en")[0].startswith("EN ")
    assert selectors.titles_in(version, "nl")[0] == "Geschenken"


def test_a_changed_section_shows_the_authentic_text_and_the_rest_stays_translated(
    policy, people, django_capture_on_commit_callbacks
):
    translated(working_copy(policy), people.approver, django_capture_on_commit_callbacks)
    next_version(
        policy,
        sections=[
            section("Reizen", "<p>Reis zuinig.</p>", id=TRAVEL, number="1"),
            section("Geschenken", "<p>Meld elk geschenk van waarde.</p>", id=GIFTS, number="2"),
        ],
    )
    _, sections = shown(policy)
    assert not sections[GIFTS].is_translated
    assert "van waarde" in sections[GIFTS].html
    assert sections[TRAVEL].is_translated


def test_an_unfinished_translation_is_refused(policy, people):
    page = working_copy(policy)
    translate_object(page, [Locale.objects.get(language_code="en")])
    english = PolicyPage.objects.get(locale__language_code="en")
    assert not english.live
    assert {refusal.code for refusal in refusals_to_translate(english)} == {
        "translation_incomplete"
    }
    assert not SectionTranslation.objects.exists()


def test_a_translation_keeps_the_ids_of_its_sections(
    policy, people, django_capture_on_commit_callbacks
):
    page = translated(working_copy(policy), people.approver, django_capture_on_commit_callbacks)
    assert [str(block.id) for block in page.body] == [GIFTS, TRAVEL]


def test_sending_a_policy_to_the_translator_publishes_nothing(policy):
    translate_object(working_copy(policy), [Locale.objects.get(language_code="en")])
    assert TranslationSource.objects.exists()
    assert PolicyVersion.objects.count() == 1
    assert not PolicyPage.objects.get(locale__language_code="en").live
