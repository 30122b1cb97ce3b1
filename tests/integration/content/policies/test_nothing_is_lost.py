"""What was issued outlives everything that happens to pages, pictures, blocks and languages."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Revision

from content.home.models import HomePage
from content.policies.models import Policy, PolicyPage
from content.policies.verification import problems
from content.publication.publisher import publishing_as
from portal.core.refusals import NotAllowed
from tests.factories.archive import Archive
from tests.factories.policies import (
    issued_policy,
    next_version,
    policy_index,
    policy_page,
    publish,
    section,
    working_copy,
)

pytestmark = pytest.mark.django_db

INFO = {"type": "info_box", "value": {"subject": "Let op", "text": "<p>Vraag bij twijfel.</p>"}}


def picture():
    content = BytesIO()
    Image.new("RGB", (4, 4), "white").save(content, "PNG")
    content.seek(0)
    return get_image_model().objects.create(title="Stappen", file=ImageFile(content, "stappen.png"))


def paper():
    return get_document_model().objects.create(
        title="Formulier", file=ContentFile(b"Een formulier.", "formulier.txt")
    )


@pytest.fixture
def archive(people):
    """Three versions: with picture, file and box; without; under another address. And a second."""
    image = {
        "type": "image",
        "value": {"image": picture().pk, "alternative": "De stappen", "caption": ""},
    }
    link = f'<p>Zie het <a linktype="document" id="{paper().pk}">formulier</a>.</p>'
    first = [
        section("Stappen", body=[image, INFO, {"type": "text", "value": link}]),
        section("Geschenken", "<p>Niet meer dan 50 euro.</p>", number="1"),
    ]
    kept = Archive()
    policy = issued_policy("geschenken", sections=first, editor=people.editor)
    kept.remember(policy.versions.get())
    kept.remember(next_version(policy, sections=[first[1]], editor=people.editor))
    kept.remember(next_version(policy, slug="giften", title="Giften", editor=people.editor))
    kept.remember(issued_policy("nevenwerk", editor=people.editor).versions.get())
    return kept


def the_policy():
    return Policy.objects.get(slug="giften")


def quietly(command):
    call_command(command, stdout=StringIO())


def purge_revisions(people):
    quietly("purge_revisions")


def purge_embeds(people):
    quietly("purge_embeds")


def every_revision_gone(people):
    Revision.objects.all().delete()


def pictures_and_files_gone(people):
    for stored in (*get_image_model().objects.all(), *get_document_model().objects.all()):
        stored.file.storage.delete(stored.file.name)
        stored.delete()


def moved(people):
    the_policy().pages.get().move(policy_index("en"), pos="last-child")


def another_address_in_the_draft(people):
    page = working_copy(the_policy())
    page.slug = "nog-anders"
    page.save_revision()
    page.save()


def the_list_gets_another_address(people):
    index = policy_index()
    index.slug = "regels"
    index.save_revision().publish()


def taken_off(people):
    for page in PolicyPage.objects.all():
        page.unpublish()


def expired(people):
    PolicyPage.objects.update(expire_at=timezone.now() - timedelta(days=1))
    quietly("publish_scheduled")


def deleted_in_code(people):
    with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
        for page in PolicyPage.objects.all():
            page.delete()


def whole_tree_deleted_in_code(people):
    with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
        Page.objects.get(pk=HomePage.objects.get(locale__language_code="nl").pk).delete()


def english_gone(people):
    HomePage.objects.get(locale__language_code="en").delete()
    Locale.objects.get(language_code="en").delete()


def dutch_gone(people):
    Locale.objects.get(language_code="nl").delete()


def editors_account_gone(people):
    people.editor.user.delete()


def block_types_edited_away(people):
    """As after a release without these blocks: the stream no longer knows them."""
    body = PolicyPage.body.field.stream_block.child_blocks["section"].child_blocks["body"]
    for name in ("info_box", "image", "text"):
        body.child_blocks.pop(name)


@pytest.fixture
def _blocks_come_back(monkeypatch):
    body = PolicyPage.body.field.stream_block.child_blocks["section"].child_blocks["body"]
    monkeypatch.setattr(body, "child_blocks", dict(body.child_blocks))


#: What is done one after the other before the crawl; deletions last.
HARM = {
    "sources": (
        purge_revisions,
        purge_embeds,
        pictures_and_files_gone,
        block_types_edited_away,
        editors_account_gone,
    ),
    "pages": (
        moved,
        another_address_in_the_draft,
        the_list_gets_another_address,
        taken_off,
        expired,
    ),
    "deletion": (deleted_in_code, english_gone, every_revision_gone),
    "tree": (whole_tree_deleted_in_code, dutch_gone),
}


@pytest.mark.usefixtures("_blocks_come_back")
def test_every_address_keeps_its_words_whatever_happens(archive, people, client_of):
    """One set of versions for all; each group of harm is undone before the next."""
    reader = client_of(people.employee)
    found = {}
    for name, harms in HARM.items():
        with transaction.atomic():
            for harm in harms:
                harm(people)
            found[name] = archive.faults(reader) + list(problems())
            transaction.set_rollback(True)
    assert found == {name: [] for name in HARM}


def test_an_address_is_never_given_to_another_policy(archive, people):
    for slug in ("geschenken", "giften"):
        with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
            PolicyPage.objects.filter(slug=slug).delete()
        page = policy_page(slug, editor=people.editor)
        with pytest.raises(NotAllowed, match="slug_taken"), transaction.atomic():
            publish(page)
        page.delete()


def test_a_draft_with_a_block_that_was_edited_away_is_not_issued_with_words_missing(
    people, client_of, monkeypatch
):
    page = policy_page(sections=[section("Let op", body=[INFO])], editor=people.editor)
    body = PolicyPage.body.field.stream_block.child_blocks["section"].child_blocks["body"]
    known = {name: one for name, one in body.child_blocks.items() if name != "info_box"}
    monkeypatch.setattr(body, "child_blocks", known)
    with pytest.raises(NotAllowed, match="unknown_block"), transaction.atomic():
        publish(page)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = client_of(people.editor).get(address).content.decode()
    assert "Onderdeel 1 bevat een blok dat niet meer bestaat" in shown


def test_a_moment_of_wagtail_is_refused_wherever_it_comes_from(people):
    policy = issued_policy(editor=people.editor)
    for name in ("go_live_at", "expire_at"):
        page = working_copy(policy)
        page.change_kind, page.change_note = "material", "Later."
        setattr(page, name, timezone.now() + timedelta(days=1))
        revision = page.save_revision(user=people.editor.user)
        with (
            pytest.raises(NotAllowed, match="wagtail_schedule"),
            transaction.atomic(),
            publishing_as(people.approver),
        ):
            revision.publish(user=people.approver.user)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert policy.versions.count() == 1
