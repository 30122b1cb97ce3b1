"""The CMS around policies: buttons that are refused, deletion with a reason, what stays."""

import pytest
from django.db import transaction
from django.urls import reverse

from content.policies import selectors
from content.policies.models import Policy, PolicyPage, PolicyVersion
from content.publication.models import PublicationRecord
from content.publication.publisher import publishing_as
from portal.audit.models import AuditEvent, AuditPayload
from portal.core.refusals import NotAllowed
from tests.factories.policies import issued_policy, policy_index, policy_page

pytestmark = pytest.mark.django_db


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def posted(page, **changes):
    """The edit form of a page as the browser would send it."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

    sections = [
        ("section", {"number": "", "heading": "Kop", "level": "1", "body": streamfield([])})
    ]
    form = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "official_title": "",
            "kind": page.kind,
            "policy_owner": str(page.policy_owner_id or ""),
            "audience": str(page.audience_id or ""),
            "scope": "",
            "norms": "",
            "tags": "",
            "change_kind": page.change_kind,
            "change_note": page.change_note,
            "body": streamfield(sections),
            "legal_basis": streamfield([]),
            "comments": inline_formset([]),
            **changes,
        }
    )
    form["body-0-id"] = str(page.body[0].id)
    return form


def test_publishing_in_the_cms_with_something_missing_keeps_the_draft_and_says_why(
    client_of, people
):
    page = policy_page(editor=people.editor, change_note="")
    response = client_of(people.approver).post(
        edit_url(page), {**posted(page), "action-publish": "1"}, follow=True
    )
    assert "Schrijf wat er verandert" in response.content.decode()
    assert not PolicyVersion.objects.exists()
    draft = PolicyPage.objects.get().get_latest_revision_as_object()
    assert draft.body[0].value["heading"] == "Kop"


def test_the_approver_publishes_in_the_cms_what_the_editor_saved(client_of, people):
    editor = client_of(people.editor)
    page = policy_page(editor=people.editor)
    editor.post(edit_url(page), posted(page))
    response = client_of(people.approver).post(
        edit_url(page), {**posted(page), "action-publish": "1"}
    )
    assert response.status_code == 302
    version = PolicyVersion.objects.get()
    assert version.issued_by_key == people.approver.actor_key
    assert [key for key, _ in version.authors] == [people.editor.actor_key]


def test_an_approver_who_changes_the_text_while_publishing_is_an_author(client_of, people):
    page = policy_page(editor=people.editor)
    client_of(people.approver).post(
        edit_url(page), {**posted(page, title="Mijn titel"), "action-publish": "1"}
    )
    assert not PolicyVersion.objects.exists()


def test_approving_in_the_cms_issues_the_version(client_of, people):
    page = policy_page(editor=people.editor)
    client_of(people.editor).post(edit_url(page), {**posted(page), "action-submit": "1"})
    page = PolicyPage.objects.get()
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client_of(people.approver).post(address)
    assert PolicyVersion.objects.get().number == 1


def test_an_incomplete_text_is_not_handed_in_and_the_editor_hears_why_at_the_field(
    client_of, people
):
    page = policy_page(editor=people.editor, change_note="")
    response = client_of(people.editor).post(
        edit_url(page), {**posted(page, title="Getypt"), "action-submit": "1"}
    )
    assert PolicyPage.objects.get().current_workflow_state is None
    assert "Schrijf wat er verandert" in str(response.context["form"].errors["change_note"])
    assert response.context["form"]["title"].value() == "Getypt"


def test_an_editor_creates_and_sees_no_button_to_publish(client_of, people):
    page = policy_page(editor=people.editor)
    text = client_of(people.editor).get(edit_url(page)).content.decode()
    assert 'name="action-publish"' not in text
    assert 'name="action-submit"' in text


def test_taking_a_policy_off_is_refused(client_of, people):
    policy = issued_policy()
    page = policy.pages.get()
    client_of(people.approver).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert PolicyPage.objects.get().live


def test_an_alias_is_refused_and_a_copy_is_not(client_of, people):
    page = issued_policy().pages.get()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": policy_index().pk}
    client = client_of(people.administrator)
    client.post(address, {**data, "alias": "on"})
    assert PolicyPage.objects.count() == 1
    client.post(address, data)
    assert PolicyPage.objects.count() == 2
    assert Policy.objects.count() == 2
    with pytest.raises(NotAllowed):
        page.create_alias(parent=policy_index(), update_slug="alias")


def test_what_applies_is_deleted_by_an_administrator_with_a_reason_only(client_of, people):
    policy = issued_policy("geschenken")
    page = policy.pages.get()
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    client_of(people.approver).post(address)
    administrator = client_of(people.administrator)
    assert "Waarom verwijdert u" in administrator.post(address).content.decode()
    assert PolicyPage.objects.exists()
    administrator.post(address, {"reason": "Dubbel aangemaakt."})
    assert not PolicyPage.objects.exists()
    event = AuditEvent.objects.get(type="policy.page_deleted")
    assert event.facts["while_in_force"] is True
    assert AuditPayload.objects.get(event_id=event.id).data["reason"] == "Dubbel aangemaakt."
    found = selectors.policy_by_slug(people.employee, "geschenken")
    assert found == policy
    assert found.deleted_at
    assert PublicationRecord.objects.filter(what="deleted").count() == 1


def test_several_at_once_are_not_deleted_while_one_applies(client_of, people):
    page = issued_policy().pages.get()
    address = (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        + f"?id={page.pk}&next=/cms/"
    )
    client_of(people.administrator).post(address)
    assert PolicyPage.objects.exists()


def test_code_cannot_delete_what_applies_without_a_reason_either(people):
    page = issued_policy().pages.get()
    with pytest.raises(NotAllowed), transaction.atomic():
        page.delete()
    with publishing_as(people.administrator, facts={"reason": "Opgeruimd."}):
        PolicyPage.objects.get().delete()
    assert not PolicyPage.objects.exists()
    assert PolicyVersion.objects.count() == 1


def test_moving_the_list_keeps_the_addresses(people):
    policy = issued_policy("geschenken")
    index = policy_index()
    index.slug = "regels"
    index.save_revision().publish()
    assert selectors.policy_by_slug(people.employee, "geschenken") == policy


def test_the_draft_can_be_previewed(client_of, people):
    page = policy_page(editor=people.editor)
    response = client_of(people.editor).get(
        reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    )
    assert response.status_code == 200
    assert "Neem geen geschenken aan." in response.content.decode()


def test_an_editor_chooses_who_is_responsible_and_makes_no_people(client_of, people):
    response = client_of(people.editor).get(reverse("person_chooser:choose"))
    assert response.status_code == 200
    text = response.content.decode()
    assert people.editor.last_name in text
    assert "person_chooser/create" not in text
    creating = client_of(people.administrator).post(reverse("person_chooser:create"), {})
    assert creating.status_code in (302, 403, 404)
