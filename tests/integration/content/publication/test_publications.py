"""What went live is recorded once, by whom; a failure undoes the publication."""

from datetime import datetime

import pytest
from django.core.management import call_command

from content.home.models import SectionPage
from content.publication import steps
from content.publication.models import PublicationRecord
from content.publication.publisher import current_actor, publishing_as
from content.publication.selectors import (
    history_of,
    live_without_record,
    publications_between,
)
from portal.audit.models import AuditEvent
from portal.core.actors import SystemActor
from tests.factories.policies import at

pytestmark = pytest.mark.django_db


def edited(title="Hulp"):
    page = SectionPage.objects.filter(locale__language_code="nl").first()
    page.title = title
    return page, page.save_revision()


def test_going_live_is_recorded_with_who_and_when(people):
    page, revision = edited()
    with publishing_as(people.approver, now=at("2024-01-01 10:00")):
        revision.publish()
    record = PublicationRecord.objects.get()
    assert (record.what, record.title, record.by_name) == (
        "published",
        "Hulp",
        people.approver.full_name,
    )
    assert record.recorded_at == at("2024-01-01 10:00")
    event = AuditEvent.objects.get(type="page.published")
    assert (event.subject_key, event.actor_key) == (str(page.pk), people.approver.actor_key)
    assert list(history_of(page)) == [record]


def test_without_a_name_the_saver_of_the_draft_counts_and_else_the_portal(people):
    page, _ = edited()
    page.save_revision(user=people.approver.user).publish()
    edited("Weer anders")[1].publish()
    assert list(PublicationRecord.objects.order_by("pk").values_list("by_key", flat=True)) == [
        people.approver.actor_key,
        "system:cms",
    ]


def test_going_off_and_being_deleted_are_told_apart(people):
    page, revision = edited()
    revision.publish()
    SectionPage.objects.get(pk=page.pk).unpublish()
    edited()[1].publish()
    SectionPage.objects.get(pk=page.pk).delete()
    assert list(PublicationRecord.objects.order_by("pk").values_list("what", flat=True)) == [
        "published",
        "withdrawn",
        "published",
        "deleted",
    ]
    assert history_of(page).count() == 4


def test_a_scheduled_page_is_no_publication_yet():
    page, _ = edited()
    page.go_live_at = datetime.fromisoformat("2100-01-01T00:00:00+00:00")
    page.save_revision().publish()
    assert not PublicationRecord.objects.exists()


def test_a_step_that_fails_undoes_the_publication_of_a_request(people, client_of, monkeypatch):
    from django.urls import reverse
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

    page = SectionPage.objects.filter(locale__language_code="nl").first()
    before = page.title

    class Failing(steps.Step):
        def concerns(self, page):
            return True

        def perform(self, page, revision, by, now):
            raise RuntimeError("geen ruimte")

    monkeypatch.setattr(steps, "_steps", [Failing()])
    form = nested_form_data(
        {
            "title": "Anders",
            "slug": page.slug,
            "introduction": "",
            "body": rich_text("<p>x</p>"),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    client = client_of(people.approver)
    client.raise_request_exception = False
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 500
    page = SectionPage.objects.get(pk=page.pk)
    assert page.title == before
    assert page.revisions.count() == 0
    assert not PublicationRecord.objects.exists()


def test_publications_of_a_period_come_in_order(people):
    for moment in ("2024-12-31 22:59", "2024-12-31 23:00", "2025-06-01 10:00"):
        with publishing_as(people.approver, now=at(moment)):
            edited(moment)[1].publish()
    found = publications_between(at("2024-12-31 23:00"), at("2025-12-31 23:00"))
    assert [record.title for record in found] == ["2024-12-31 23:00", "2025-06-01 10:00"]


def test_verification_names_what_went_live_unseen(people, capsys):
    edited()[1].publish()
    call_command("verify_publications")
    page, _ = edited()
    other = SectionPage.objects.exclude(pk=page.pk).filter(locale__language_code="nl").first()
    other.save_revision()
    type(page).objects.filter(pk=other.pk).update(live_revision=other.revisions.first())
    assert [one.pk for one in live_without_record()] == [other.pk]
    with pytest.raises(SystemExit) as ended:
        call_command("verify_publications")
    assert ended.value.code == 1
    assert str(other) in capsys.readouterr().out


def test_publishing_as_someone_ends_with_its_block(people):
    with publishing_as(SystemActor("import")):
        with publishing_as(None):
            assert current_actor() == SystemActor("import")
        with publishing_as(people.approver):
            assert current_actor() == people.approver
    assert current_actor() is None
