"""Reviews: who is reminded, when, how often; and what readers and editors see."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from content.policies.actions.remind_of_reviews import remind_of_reviews
from content.policies.models import ReviewReminder
from content.policies.selectors.reviews import due_reviews, review_terms
from portal.core import due
from portal.core.models import acting
from portal.parameters.models import Threshold
from tests.factories.people import person_with_role
from tests.factories.policies import at, issued_policy

pytestmark = pytest.mark.django_db(transaction=False)

REVIEW = date(2024, 6, 1)


@pytest.fixture
def owner():
    return person_with_role("employee")


def policy(owner, slug="gedragscode", **fields):
    return issued_policy(
        slug,
        policy_owner=owner,
        now=at("2024-01-01 10:00"),
        **{"review_on": REVIEW, **fields},
    )


def remind(day, capture):
    """Run the job on a day and give who got mail."""
    mail.outbox.clear()
    with capture(execute=True):
        remind_of_reviews(at(f"{day} 06:00"))
    return [message.to[0] for message in mail.outbox]


def test_the_owner_is_reminded_ahead_then_after_each_term_and_when_it_is_overdue(
    owner, django_capture_on_commit_callbacks
):
    policy(owner)
    told = [owner.email]
    days = {
        "2024-04-01": [],
        "2024-04-02": told,  # sixty days ahead
        "2024-04-03": [],
        "2024-04-15": [],
        "2024-04-16": told,  # fourteen days later
        "2024-05-28": told,
        "2024-06-01": [],
        "2024-06-02": told,  # the first day after
        "2024-06-10": [],
        "2024-06-16": told,
    }
    capture = django_capture_on_commit_callbacks
    assert {day: remind(day, capture) for day in days} == days


def test_never_twice_a_day_and_each_is_kept(owner, django_capture_on_commit_callbacks):
    found = policy(owner)
    assert remind("2024-05-01", django_capture_on_commit_callbacks) == [owner.email]
    assert remind("2024-05-01", django_capture_on_commit_callbacks) == []
    row = ReviewReminder.objects.get(policy=found)
    assert (row.review_on, row.to_keys) == (REVIEW, [owner.actor_key])


def test_who_left_gets_no_mail_but_the_editors_do(owner, django_capture_on_commit_callbacks):
    policy(owner)
    editors = [person_with_role("editor"), person_with_role("editor")]
    with acting():
        owner.ends_on = date(2024, 3, 1)
        owner.save()
    got = remind("2024-05-01", django_capture_on_commit_callbacks)
    assert owner.email not in got
    assert {editor.email for editor in editors} <= set(got)


def test_only_what_applies_is_due(owner, django_capture_on_commit_callbacks):
    policy(owner, valid_until=date(2024, 4, 1))
    policy(owner, "later", valid_from=date(2025, 1, 1))
    assert remind("2024-05-01", django_capture_on_commit_callbacks) == []


def test_the_terms_are_parameters_with_a_day_they_hold_from(owner):
    with acting():
        Threshold.objects.create(
            name=Threshold.Name.REVIEW_REMINDER_DAYS, value=10, holds_from=date(2024, 5, 1)
        )
    assert review_terms(date(2024, 4, 30)).ahead == 60
    assert review_terms(date(2024, 5, 1)).ahead == 10


def test_the_mail_says_what_and_where_in_one_line_of_subject(
    owner, django_capture_on_commit_callbacks
):
    policy(owner, title="Code\r\nBcc: a@voorbeeld.example")
    remind("2024-06-05", django_capture_on_commit_callbacks)
    (message,) = mail.outbox
    assert message.subject == "Te herzien: Code Bcc: a@voorbeeld.example"
    assert "1 juni 2024" in message.body
    assert "/beleid/gedragscode/" in message.body


def test_the_list_puts_overdue_first_and_names_what_has_no_date(owner, client_of, query_count):
    today = date.today()
    issued_policy("oud", policy_owner=owner, review_on=today - timedelta(days=3))
    issued_policy("straks", policy_owner=owner, review_on=today + timedelta(days=20))
    issued_policy("ver-weg", policy_owner=owner, review_on=today + timedelta(days=300))
    issued_policy("zonder", policy_owner=owner)
    client = client_of(person_with_role("editor"))
    address = reverse("policies_cms:reviews")
    shown = client.get(address).content.decode()
    assert shown.index(">Oud<") < shown.index(">Straks<") < shown.index(">Zonder<")
    assert "te laat" in shown
    assert "nog 20 dagen" in shown
    assert ">Ver weg<" not in shown


def test_the_list_costs_the_same_for_one_and_for_many(owner, query_count):
    now = at("2024-05-01 10:00")
    policy(owner)
    terms = review_terms(date(2024, 5, 1))
    due_reviews(now, terms)
    one = query_count(lambda: due_reviews(now, terms))
    for number in range(3):
        policy(owner, f"code-{number}")
    due_reviews(now, terms)
    assert query_count(lambda: due_reviews(now, terms)) == one


def test_the_job_is_offered():
    assert "review-reminders" in {job.name for job in due.all_jobs()}


def test_readers_see_that_a_text_in_force_is_overdue_and_not_an_old_one(owner, client_of):
    past = date.today() - timedelta(days=3)
    issued_policy("oud", policy_owner=owner, review_on=past)
    issued_policy(
        "voorbij",
        policy_owner=owner,
        review_on=past,
        valid_from=date(2024, 1, 1),
        valid_until=date(2024, 2, 1),
        published_at=at("2024-01-01 10:00"),
    )
    client = client_of(person_with_role("employee"))
    assert "had herzien moeten zijn" in client.get("/beleid/oud/").content.decode()
    old = client.get("/beleid/voorbij/versies/1/").content.decode()
    assert "Dit document had herzien" not in old
