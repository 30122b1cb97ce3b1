"""From working copy to version: what is frozen, what is refused, who may."""

from datetime import date

import pytest

from content.policies import selectors
from content.policies.models import (
    ContentEdit,
    PolicyAddress,
    PolicyPage,
    PolicyVersion,
    VersionSection,
)
from content.publication.models import PublicationRecord
from content.publication.publisher import publishing_as
from portal.audit.models import AuditEvent
from portal.core.refusals import NotAllowed
from tests.factories.people import person_with_role
from tests.factories.policies import (
    approve,
    at,
    hand_in_again,
    issued_policy,
    next_version,
    policy_page,
    publish,
    section,
    send_back,
    submit,
    working_copy,
)

pytestmark = pytest.mark.django_db


def codes(refused):
    return {refusal.code for refusal in refused.value.refusals}


def test_publishing_issues_a_numbered_version_with_its_sections():
    policy = issued_policy(
        "geschenken",
        sections=[
            section("Uitgangspunten", number="1"),
            section("Geschenken", "<p>Meld elk <b>geschenk</b>.</p>", number="1.1", level=2),
        ],
        valid_from=date(2024, 1, 1),
        now=at("2024-01-01 10:00"),
    )
    version = PolicyVersion.objects.get(policy=policy)
    assert (version.number, version.valid_from) == (1, date(2024, 1, 1))
    assert version.recorded_at == version.published_at == at("2024-01-01 10:00")
    first, second = version.sections.order_by("position")
    assert (second.heading, second.path, second.level) == ("Geschenken", ["1 Uitgangspunten"], 2)
    assert second.text == "Meld elk geschenk."
    assert "<b>geschenk</b>" in second.html
    assert first.section_id != second.section_id
    assert policy.slug == "geschenken"
    assert PolicyAddress.objects.get(policy=policy).slug == "geschenken"


def test_one_publication_writes_one_record_and_one_event_per_subject():
    policy = issued_policy()
    record = PublicationRecord.objects.get()
    assert (record.version, record.what) == (1, "published")
    assert record.content_hash == policy.versions.get().content_hash
    issued = AuditEvent.objects.filter(type="policy.version_issued")
    assert [event.subject_key for event in issued] == [str(policy.key)]
    assert AuditEvent.objects.filter(type="page.published").count() == 1


def test_what_belonged_to_the_version_is_emptied_in_the_working_copy():
    policy = issued_policy(valid_from=date(2024, 1, 1), adopted_by="College")
    for page in (PolicyPage.objects.get(), working_copy(policy)):
        assert (page.valid_from, page.adopted_by, page.change_note, page.change_kind) == (
            None,
            "",
            "",
            "",
        )
        assert page.follows == 1


def test_a_draft_without_note_kind_owner_or_sections_is_refused_and_stays_a_draft():
    page = policy_page(
        sections=[], kind="", change_note=" ", change_kind="", policy_owner=None, audience=None
    )
    with pytest.raises(NotAllowed) as refused:
        publish(page)
    assert codes(refused) == {
        "no_kind",
        "no_owner",
        "no_audience",
        "no_change_kind",
        "no_change_note",
        "no_sections",
    }
    assert not PolicyPage.objects.get().live
    assert not PolicyVersion.objects.exists()
    assert not PublicationRecord.objects.exists()


def test_an_empty_heading_and_a_repeated_section_are_refused():
    twice = section("Eén")
    page = policy_page(sections=[twice, section(" "), twice])
    with pytest.raises(NotAllowed) as refused:
        publish(page)
    assert codes(refused) == {"empty_heading", "duplicate_section"}


def test_dates_that_cannot_stand_together_are_refused():
    page = policy_page(
        valid_from=date(2024, 6, 1), valid_until=date(2024, 5, 1), retroactive_from=date(2024, 7, 1)
    )
    with pytest.raises(NotAllowed) as refused:
        publish(page)
    assert codes(refused) == {"until_before_start", "retroactive_after_start"}


def test_an_author_may_not_publish_the_own_text():
    approver = person_with_role("approver")
    page = policy_page(editor=approver)
    with pytest.raises(NotAllowed) as refused:
        publish(page, approver=approver)
    assert codes(refused) == {"author_approves"}


def test_a_superuser_who_wrote_may_not_publish_either():
    chief = person_with_role("approver")
    chief.user.is_superuser = True
    chief.user.save()
    page = policy_page(editor=chief)
    with pytest.raises(NotAllowed):
        publish(page, approver=chief)


def test_everyone_who_changed_content_is_an_author_and_a_save_without_change_is_not():
    editor, helper, approver = (person_with_role(role) for role in ("editor", "editor", "approver"))
    page = policy_page(editor=editor)
    draft = page.get_latest_revision_as_object()
    draft.official_title = "Gedragscode integriteit"
    draft.save_revision(user=helper.user)
    draft.save_revision(user=approver.user)
    version = publish(page, approver=approver)
    assert [key for key, _ in version.authors] == [editor.actor_key, helper.actor_key]


def test_authors_are_counted_from_the_last_issued_version():
    writer, other = person_with_role("approver"), person_with_role("approver")
    policy = issued_policy(editor=writer, approver=other)
    version = next_version(
        policy, sections=["Nieuw"], editor=other, approver=writer, valid_from=date(2030, 1, 1)
    )
    assert version.number == 2
    assert [key for key, _ in version.authors] == [other.actor_key]


def test_an_employee_or_editor_may_not_publish():
    page = policy_page()
    with pytest.raises(Exception, match="permission"):
        publish(page, approver=person_with_role("editor"))
    assert not PolicyVersion.objects.exists()


def test_approval_in_the_workflow_issues_and_its_refusal_keeps_the_draft():
    editor, approver = person_with_role("editor"), person_with_role("approver")
    page = policy_page(editor=editor, change_note="")
    submit(page, editor)
    with pytest.raises(NotAllowed) as refused:
        approve(page, approver)
    assert codes(refused) == {"no_change_note"}
    send_back(page, approver)
    draft = page.get_latest_revision_as_object()
    draft.change_note = "Eerste tekst."
    draft.save_revision(user=editor.user)
    hand_in_again(page, editor)
    approve(page, approver)
    version = PolicyVersion.objects.get()
    assert version.issued_by_key == approver.actor_key


def test_the_author_is_not_offered_to_approve():
    both = person_with_role("approver")
    page = policy_page(editor=both)
    submit(page, both)
    page = PolicyPage.objects.get(pk=page.pk)
    names = {name for name, *_ in page.current_workflow_task.get_actions(page, both.user)}
    assert names == {"reject"}
    with pytest.raises(NotAllowed):
        approve(page, both)


def test_a_failure_while_issuing_leaves_nothing(monkeypatch):
    page = policy_page()
    events = AuditEvent.objects.count()

    def fail(*args, **kwargs):
        raise RuntimeError("geen ruimte")

    monkeypatch.setattr("content.policies.actions.issue_version._save_parts", fail)
    with pytest.raises(RuntimeError):
        publish(page)
    assert not PolicyPage.objects.get().live
    assert not PolicyVersion.objects.exists()
    assert AuditEvent.objects.count() == events


def test_markup_that_could_run_is_not_frozen():
    policy = issued_policy(
        sections=[
            section(
                "Kop",
                '<p onclick="x()">Tekst<script>alert(1)</script>'
                '<a href="javascript:alert(1)">hier</a></p>',
            )
        ]
    )
    html = VersionSection.objects.get(version__policy=policy).html
    assert "script" not in html
    assert "onclick" not in html


def test_a_version_under_embargo_exists_for_nobody_yet():
    now = at("2024-01-01 10:00")
    policy = issued_policy(now=now)
    next_version(
        policy, sections=["Later"], now=at("2024-02-01 10:00"), published_at=at("2024-03-01 00:00")
    )
    before, after = at("2024-02-15 10:00"), at("2024-03-02 10:00")
    day = date(2024, 3, 2)
    assert selectors.in_force_version(policy, day, now=before).number == 1
    assert selectors.in_force_version(policy, day, now=after).number == 2
    assert selectors.version_by_number(policy, 2, before) is None
    assert len(selectors.versions_known(policy, now=before, day=day)) == 1


def test_a_slug_stays_with_its_policy_and_is_refused_to_another():
    policy = issued_policy("geschenken")
    page = working_copy(policy)
    page.slug = "giften"
    page.change_note, page.change_kind = "Ander adres.", "editorial"
    page.save_revision(user=person_with_role("editor").user)
    publish(page)
    reader = person_with_role("employee")
    for slug in ("geschenken", "giften"):
        assert selectors.policy_by_slug(reader, slug) == policy
    policy.refresh_from_db()
    assert policy.slug == "giften"
    assert selectors.former_slugs(policy) == ["geschenken"]
    other = policy_page("geschenken")
    with pytest.raises(NotAllowed) as refused:
        publish(other)
    assert codes(refused) == {"slug_taken"}


def test_a_copy_is_a_new_policy_with_section_ids_of_its_own():
    policy = issued_policy("geschenken")
    copier = person_with_role("editor")
    page = PolicyPage.objects.get()
    copy = page.copy(
        update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False, user=copier.user
    )
    copy = PolicyPage.objects.get(pk=copy.pk).get_latest_revision_as_object()
    assert copy.policy != policy
    assert copy.policy.derived_from == policy
    ids = {str(block.id) for block in copy.body}
    assert not ids & {
        str(one) for one in VersionSection.objects.values_list("section_id", flat=True)
    }
    copy.change_note, copy.change_kind = "Overgenomen.", "material"
    copy.save_revision(user=copier.user)
    version = publish(copy)
    assert (version.number, version.policy) == (1, copy.policy)


def test_purging_revisions_changes_nothing_that_was_issued():
    from django.core.management import call_command

    policy = issued_policy()
    before = list(VersionSection.objects.values("section_id", "html", "text_hash"))
    call_command("purge_revisions", verbosity=0)
    assert list(VersionSection.objects.values("section_id", "html", "text_hash")) == before
    assert next_version(policy, sections=["Anders"]).number == 2


def test_autosave_over_the_live_revision_touches_no_version():
    policy = issued_policy()
    editor = person_with_role("editor")
    page = working_copy(policy)
    revision = page.get_latest_revision()
    page.body = "[]"
    page.title = "Overschreven"
    page.save_revision(user=editor.user, overwrite_revision=None)
    type(revision).objects.filter(pk=revision.pk).update(content={**revision.content, "title": "X"})
    version = policy.versions.get()
    assert version.title == "Gedragscode"
    assert version.sections.count() == 2
    assert ContentEdit.objects.filter(policy=policy, by_key=editor.actor_key).exists()


def test_approving_on_the_edit_screen_issues_although_the_form_saves_the_same_once_more() -> None:
    editor, approver = person_with_role("editor"), person_with_role("approver")
    page = policy_page(editor=editor)
    submit(page, editor)
    with publishing_as(approver):
        PolicyPage.objects.get(pk=page.pk).get_latest_revision_as_object().save_revision(
            user=approver.user, changed=True
        )
    approve(page, approver)
    assert PolicyVersion.objects.get(policy=page.policy).issued_by_key == approver.actor_key
