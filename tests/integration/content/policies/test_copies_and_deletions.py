"""A copy begins a history of its own; what is deleted keeps its addresses, whoever deletes."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization, TranslationSource
from wagtail_localize.operations import translate_object

from content.home.models import HomePage
from content.policies.models import ContentEdit, Policy, PolicyIndexPage, PolicyPage
from content.publication.models import PublicationRecord
from content.publication.publisher import publishing_as
from portal.core.refusals import NotAllowed
from tests.factories.archive import Archive
from tests.factories.people import audience
from tests.factories.policies import (
    issued_policy,
    next_version,
    policy_index,
    publish,
    working_copy,
)

pytestmark = pytest.mark.django_db

NOTICE = "Dit document wordt niet meer bijgehouden"


def delete_address(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def copied(client, page, **fields):
    """Copy in the CMS as the form there does."""
    client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": policy_index().pk,
            **fields,
        },
    )
    return PolicyPage.objects.get(slug="kopie")


@pytest.mark.parametrize("with_history", [False, True])
def test_a_copy_begins_a_history_of_its_own_and_says_where_it_came_from(
    people, client_of, with_history
):
    policy = issued_policy("geschenken", title="Geschenken", editor=people.editor)
    next_version(policy, editor=people.editor)
    draft = working_copy(policy)
    draft.corrects = 1
    draft.save_revision(user=people.editor.user)
    client = client_of(people.administrator)
    copy = copied(client, draft, **({"copy_revisions": "on"} if with_history else {}))
    latest = copy.get_latest_revision_as_object()
    assert copy.policy.derived_from == policy
    assert not copy.live
    assert (latest.policy, latest.corrects, latest.follows) == (copy.policy, None, None)
    ids = {block.id for block in draft.body}
    assert not ids & {block.id for block in latest.body}
    assert not copy.policy.versions.exists()
    said = client.get(reverse("wagtailadmin_pages:edit", args=[copy.pk])).content.decode()
    assert "Kopie begon als kopie van Geschenken en heeft een eigen geschiedenis." in said

    latest.change_kind, latest.change_note = "material", "Eigen tekst."
    latest.save_revision(user=people.editor.user)
    assert publish(latest).number == 1
    page = client_of(people.employee).get("/beleid/kopie/").content.decode()
    assert '<a href="/beleid/geschenken/">Geschenken</a>' in page


def test_where_a_copy_came_from_is_not_told_to_who_may_not_read_that(people, client_of):
    closed = audience("bestuur", only_vulnerable=True)
    policy = issued_policy("geheim", title="Geheim", audience=closed, editor=people.editor)
    copied(client_of(people.administrator), policy.pages.get())
    draft = PolicyPage.objects.get(slug="kopie").get_latest_revision_as_object()
    draft.change_kind, draft.change_note, draft.is_public = "material", "Openbaar.", True
    draft.save_revision(user=people.editor.user)
    publish(draft)
    reader = client_of(people.employee)
    assert "Geheim" not in reader.get("/beleid/kopie/").content.decode()
    assert reader.get("/beleid/geheim/").status_code == 404


def test_copying_a_tree_gives_every_policy_in_it_a_history_of_its_own(people):
    issued_policy("een", editor=people.editor)
    issued_policy("twee", editor=people.editor)
    home = HomePage.objects.get(locale__language_code="nl")
    with publishing_as(people.administrator):
        home.copy(recursive=True, update_attrs={"slug": "tweede"}, keep_live=False)
    copies = Policy.objects.exclude(derived_from=None)
    assert set(copies.values_list("derived_from__slug", "slug")) == {("een", ""), ("twee", "")}
    with pytest.raises(NotAllowed), transaction.atomic(), publishing_as(people.administrator):
        home.copy(recursive=True, update_attrs={"slug": "derde"}, keep_live=True)


def test_languages_are_not_kept_alike_by_aliases_of_policy(people):
    dutch, english = (Locale.objects.get(language_code=code) for code in ("nl", "en"))
    with pytest.raises(NotAllowed, match="synchronised_language"), transaction.atomic():
        LocaleSynchronization.objects.create(locale=english, sync_from=dutch)
    with pytest.raises(NotAllowed, match="is_alias"), transaction.atomic():
        issued_policy().pages.get().copy_for_translation(english, alias=True)


def test_the_page_of_a_translation_goes_with_its_source(people):
    policy = issued_policy("geschenken", editor=people.editor)
    translate_object(working_copy(policy), [Locale.objects.get(language_code="en")])
    assert policy.pages.count() == 2
    with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
        policy.pages.get(locale__language_code="nl").delete()
    assert not policy.pages.exists()
    assert not TranslationSource.objects.exists()
    assert set(PublicationRecord.objects.filter(what="deleted").values_list("language")) == {
        ("nl",)
    }


def test_a_page_copied_for_translation_shares_its_policy_and_its_sections(people):
    policy = issued_policy("geschenken", editor=people.editor)
    page = policy.pages.get()
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert english.policy == policy
    assert [block.id for block in english.body] == [block.id for block in page.body]
    edits = ContentEdit.objects.filter(policy=policy).count()
    english.title = "Gifts"
    english.save_revision(user=people.administrator.user)
    assert ContentEdit.objects.filter(policy=policy).count() == edits


@pytest.mark.parametrize(
    ("role", "gone_without_reason", "gone_with_reason"),
    [
        ("employee", False, False),
        ("manager", False, False),
        ("moderator", False, False),
        ("editor", False, False),
        ("approver", False, False),
        ("auditor", False, False),
        ("controller", False, False),
        ("administrator", False, True),
    ],
)
def test_what_applies_is_deleted_by_no_role_without_a_reason(
    people, client_of, role, gone_without_reason, gone_with_reason
):
    page = issued_policy(editor=people.editor).pages.get()
    client = client_of(getattr(people, role))
    client.post(delete_address(page))
    assert PolicyPage.objects.exists() is not gone_without_reason
    client.post(delete_address(page), {"reason": "Dubbel."})
    assert PolicyPage.objects.exists() is not gone_with_reason


def test_the_whole_tree_deleted_by_an_administrator_leaves_every_address_as_it_was(
    people, client_of, capsys
):
    archive = Archive()
    for slug in ("een", "twee", "drie"):
        policy = issued_policy(slug, editor=people.editor, approver=people.approver)
        archive.remember(policy.versions.get())
        archive.remember(next_version(policy, slug=f"{slug}-nieuw", editor=people.editor))
    reader = client_of(people.employee)
    client, index = client_of(people.administrator), policy_index()
    asked = client.post(delete_address(index)).content.decode()
    assert "Waarom verwijdert u" in asked
    assert PolicyPage.objects.count() == 3
    client.post(delete_address(index), {"reason": "Het beleid verhuist naar elders."})
    assert not PolicyPage.objects.exists()
    assert not PolicyIndexPage.objects.filter(pk=index.pk).exists()

    assert archive.faults(reader) == []
    assert not Policy.objects.filter(deleted_at=None).exists()
    for url in ("/beleid/een/", "/beleid/een-nieuw/versies/", "/beleid/een-nieuw/versies/1/"):
        assert NOTICE in reader.get(url, follow=True).content.decode()
    assert "een-nieuw" in reader.get("/beleid/").content.decode()
    call_command("verify_publications")
    assert "0 afwijkingen" in capsys.readouterr().out


def test_a_policy_that_ended_before_its_page_was_deleted_says_both(people, client_of):
    from content.policies.actions.repeal import repeal

    policy = issued_policy("voorbij", editor=people.editor, approver=people.approver)
    now = timezone.now()
    repeal(policy, from_on=now.date(), reason="Niet meer nodig.", by=people.approver, now=now)
    with publishing_as(people.editor):
        policy.pages.get().delete()
    page = client_of(people.employee).get("/beleid/voorbij/").content.decode()
    assert NOTICE in page
    assert "Niet meer nodig." in page
