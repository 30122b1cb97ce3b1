"""Editors add questions in the CMS; what was asked before stays as it was asked."""

import json
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.publication.models import PublicationRecord
from forms.notifications.blocks import TYPES
from forms.notifications.models import NotificationPage
from forms.notifications.publishing import NotificationStep
from forms.notifications.selectors import questions_on, steps_of
from forms.register.actions.receive import receive
from forms.register.models import FormVersion, RegisterEntry
from forms.register.question_fields import QuestionsForm
from portal.core.refusals import NotAllowed
from tests.factories.notifications import address_of, begin, fill, typed
from tests.factories.people import person_with_role
from tests.factories.policies import issued_policy, section
from tests.factories.register import ANSWERS, employee_in_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return NotificationPage.objects.get(kind="gift", locale__language_code="nl")


def sent(page, questions, *, action="", rests_on=(), help_texts=()):
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "introduction": rich_text("<p>Vertel het ons.</p>"),
            "rests_on": streamfield(list(rests_on)),
            "help_texts": streamfield(list(help_texts)),
            "extra_questions": streamfield(questions),
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        }
    )
    return {**data, action: "1"} if action else data


def edit(client, page, data):
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    form = (answer.context or {}).get("form") if answer.context else None
    assert answer.status_code == 302, form and form.errors
    page.refresh_from_db()
    return page


def question(label, **value):
    return {"label": label, "help": "", "required": "on", **value}


def test_an_editor_adds_a_question_and_an_approver_publishes_it(client_of, page):
    editor, approver = (client_of(person_with_role(role)) for role in ("editor", "approver"))
    employee = employee_in_line()
    asked = [("short_text", question("Was er een getuige?"))]
    before = fill(client_of(employee), begin(client_of(employee), "gift"))
    client_of(employee).post(address_of(before, "controleren"), {"is_true": "on"})

    edit(editor, page, sent(page, asked))
    assert "getuige" not in client_of(employee).get("/melden/geschenk/").content.decode()
    edit(approver, page, sent(page, asked, action="action-publish"))

    draft = begin(client_of(employee), "gift")
    client = client_of(employee)
    fill_in = fill_but_last(client, draft)
    last = client.get(address_of(draft, fill_in)).content.decode()
    assert "Was er een getuige?" in last
    assert "Aanvullende vragen" in last
    key = extra_key(draft)
    empty = client.post(address_of(draft, fill_in), {})
    assert key in empty.context["form"].errors
    client.post(address_of(draft, fill_in), {key: "Ja, mijn collega"})
    client.post(address_of(draft, "controleren"), {"is_true": "on"})

    newest, oldest = RegisterEntry.objects.filter(employee=employee).order_by("-received_at")
    seen = client.get(f"/mijn/meldingen/{newest.reference}/").content.decode()
    assert "Was er een getuige?" in seen
    assert "Ja, mijn collega" in seen
    earlier = client.get(f"/mijn/meldingen/{oldest.reference}/").content.decode()
    assert "getuige" not in earlier
    assert FormVersion.objects.filter(page_key=str(page.translation_key)).count() == 2


def extra_key(draft):
    """The key of the editor's one question."""
    keys = [item["key"] for item in draft.form_version.content["questions"]]
    return next(key for key in keys if key.startswith("extra-"))


def fill_but_last(client, draft):
    """Answer the fixed steps; returns the number of the step with the editor's questions."""
    steps = steps_of(draft.form_version)
    for step in steps[:-1]:
        client.post(address_of(draft, step.number), typed(step.questions, ANSWERS["gift"]))
    return steps[-1].number


def test_publishing_keeps_the_form_and_records_who(client_of, page):
    approver = person_with_role("approver")
    edit(client_of(approver), page, sent(page, [], action="action-publish"))

    version = FormVersion.objects.get(page_key=str(page.translation_key))
    assert "Vertel het ons." in version.content["introduction"]
    record = PublicationRecord.objects.get(subject_key=str(page.pk))
    assert (record.what, record.version) == ("published", version.number)


def test_a_question_taken_off_later_stays_on_old_sheets(client_of, page):
    approver, employee = client_of(person_with_role("approver")), employee_in_line()
    client = client_of(employee)
    edit(
        approver,
        page,
        sent(
            page,
            [("choice", question("Hoe groot?", options=streamfield_list("Klein", "Groot")))],
            action="action-publish",
        ),
    )
    draft = begin(client, "gift")
    last = fill_but_last(client, draft)
    key = extra_key(draft)
    (asked,) = [one for one in draft.form_version.content["questions"] if one["key"] == key]
    value = next(value for value, label in asked["choices"] if label == "Groot")
    client.post(address_of(draft, last), {key: value})
    edit(approver, page, sent(page, [], action="action-publish"))

    client.post(address_of(draft, "controleren"), {"is_true": "on"})

    entry = RegisterEntry.objects.get(employee=employee)
    seen = client.get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    assert "Hoe groot?" in seen
    assert "Groot" in seen
    fresh = begin(client, "gift")
    assert not any("extra-" in item["key"] for item in fresh.form_version.content["questions"])


def streamfield_list(*values):
    return streamfield([("item", value) for value in values])


def test_a_second_live_page_of_a_kind_is_refused(client_of, page):
    second = NotificationPage(title="Nog een", slug="nog-een", kind="gift", live=False)
    page.get_parent().add_child(instance=second)
    client = client_of(person_with_role("administrator"))

    client.post(
        reverse("wagtailadmin_pages:edit", args=[second.pk]),
        sent(second, [], action="action-publish"),
    )

    second.refresh_from_db()
    assert not second.live
    assert FormVersion.objects.count() == 0


def test_every_kind_of_extra_question_can_be_asked(page):
    base = {"help": "", "required": True, "step": "", "when": "", "section_id": ""}
    page.extra_questions = [
        (name, {**base, "label": f"Vraag {name}", "options": ["a", "b"]})
        if name in ("choice", "multiple")
        else (name, {**base, "label": f"Vraag {name}"})
        for name in TYPES
        if name != "explanation"
    ]
    told = {"label": "Kop", "help": "Let op.", "step": "", "when": ""}
    page.extra_questions.append(("explanation", told))
    page.save_revision()
    page.save()
    page = NotificationPage.objects.get(pk=page.pk)
    questions = [one for one in questions_on(page) if one.key.startswith("extra-")]

    form = QuestionsForm({}, questions=questions, today=date(2026, 3, 1))

    assert len(questions) == len(TYPES)
    unasked = {"file", "explanation"}
    assert set(form.errors) == {one.key for one in questions if one.type not in unasked}
    assert len({question.key for question in questions}) == len(TYPES)


def test_a_page_can_be_previewed_and_its_address_follows_from_the_kind(page):
    page.slug = "iets-heel-anders"
    page.set_url_path(page.get_parent())

    shown = page.make_preview_request()

    assert shown.status_code == 200
    words = shown.content.decode()
    for question in (*page.kind_here.questions, *questions_on(page)):
        assert str(question.label) in words
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    start = page.make_preview_request(preview_mode="start").content.decode()
    assert "Wie leest dit?" in start
    assert page.get_url() == "/melden/geschenk/"


def test_a_question_shows_the_policy_it_rests_on(client_of, page):
    rule = uuid4()
    issued_policy(sections=[section("Geschenken", id=rule)])
    page.rests_on = [("section", {"section_id": f"/s/{rule}/", "question": "gift.estimated_value"})]
    page.save()
    client = client_of(employee_in_line())

    start = client.get("/melden/geschenk/").content.decode()
    draft = begin(client, "gift")
    step = client.get(address_of(draft, 1)).content.decode()

    assert f'href="/s/{rule}/"' in start
    assert f'href="/s/{rule}/"' in step
    fill(client, draft)
    client.post(address_of(draft, "controleren"), {"is_true": "on"})
    entry = RegisterEntry.objects.get()
    assert {pin.section_id for pin in entry.sheets.get().pins.all()} == {str(rule)}
    kept = client.get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    assert f"/s/{rule}/v/1/" in kept


FIRST, SECOND, THIRD = (str(UUID(int=number)) for number in (1, 2, 3))
RATHER, LITTLE = (str(UUID(int=number)) for number in (8, 9))


def kept_block(type_, id_, **value):
    return {"type": type_, "id": id_, "value": {"help": "", "required": True, **value}}


@pytest.fixture
def asking(page):
    """A page that asks how large it was, for a large one why and with a picture."""
    options = [
        {"type": "item", "id": RATHER, "value": "Groot"},
        {"type": "item", "id": LITTLE, "value": "Klein"},
    ]
    when = json.dumps({"question": FIRST, "answers": [RATHER]})
    page.extra_questions = json.dumps(
        [
            kept_block(
                "choice", FIRST, label="Hoe groot?", help="Met verpakking.", options=options
            ),
            kept_block("file", SECOND, label="Foto van het pakket", when=when),
            {
                "type": "explanation",
                "id": THIRD,
                "value": {"label": "Goed om te weten", "help": "Groot mag ook.", "when": when},
            },
        ]
    )
    page.save()
    return NotificationPage.objects.get(pk=page.pk)


def test_a_file_is_asked_for_after_an_answer_and_stays_with_its_question(client_of, asking):
    employee = employee_in_line()
    client = client_of(employee)
    draft = begin(client, "gift")
    last = address_of(draft, fill_but_last(client, draft))
    size, picture = f"extra-{FIRST}", f"extra-{SECOND}"
    seen = client.get(last).content.decode()
    assert f'data-when="{size}" data-values="[&quot;{RATHER}&quot;]"' in seen
    assert "Alleen als u bij “Hoe groot?” kiest: Groot." in seen

    without = client.post(last, {size: RATHER})
    assert list(without.context["form"].errors) == [picture]
    upload = SimpleUploadedFile("doos.txt", b"een doos")
    assert client.post(last, {size: RATHER, picture: [upload]}).status_code == 302
    assert "doos.txt" in client.get(address_of(draft, "controleren")).content.decode()
    client.post(address_of(draft, "controleren"), {"is_true": "on"})

    entry = RegisterEntry.objects.get(employee=employee)
    asking.delete()
    shown = client.get(f"/mijn/meldingen/{entry.reference}/").content.decode()
    for words in ("Hoe groot?", "Groot", "doos.txt", "bij “Foto van het pakket”"):
        assert words in shown
    printed = client.get(f"/mijn/meldingen/{entry.reference}/afdruk/").content.decode()
    for words in ("Met verpakking.", "Goed om te weten", "Groot mag ook."):
        assert words in printed
    kept = {item["key"]: item for item in entry.sheets.get().form_version.content["questions"]}
    assert kept[size]["choices"] == [[RATHER, "Groot"], [LITTLE, "Klein"]]
    assert kept[picture]["when"] == [size, [RATHER]]


def test_a_small_one_needs_no_picture_and_the_register_asks_again(client_of, asking):
    employee = employee_in_line()
    client = client_of(employee)
    draft = begin(client, "gift")
    last = address_of(draft, fill_but_last(client, draft))
    assert client.post(last, {f"extra-{FIRST}": LITTLE}).url == address_of(draft, "controleren")
    draft.refresh_from_db()
    with pytest.raises(NotAllowed) as caught:
        receive(
            "gift",
            by=employee,
            now=timezone.now(),
            form_version=draft.form_version,
            answers={**draft.answers, f"extra-{FIRST}": RATHER},
            submission_key=uuid4(),
        )
    assert [refusal.code for refusal in caught.value.refusals] == ["file_missing"]
    assert client.post(address_of(draft, "controleren"), {"is_true": "on"}).status_code == 302


def test_copies_and_translations_keep_the_keys(asking):
    keys = [question.key for question in questions_on(asking)]
    options = [question.choices for question in questions_on(asking) if question.choices]
    english = Locale.objects.get(language_code="en")
    NotificationPage.objects.filter(kind="gift", locale=english).get().delete()
    copies = [
        asking.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False),
        asking.copy_for_translation(english),
    ]
    for copied in copies:
        again = NotificationPage.objects.get(pk=copied.pk)
        assert [question.key for question in questions_on(again)] == keys
        assert [one.choices for one in questions_on(again) if one.choices] == options


def test_a_condition_that_cannot_stand_is_refused_at_its_field_and_not_published(client_of, page):
    approver = client_of(person_with_role("approver"))
    wrong = json.dumps({"question": "gift.description", "answers": ["wijn"]})
    asked = [("short_text", question("Van wie?", when=wrong))]

    answer = approver.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        sent(page, asked, action="action-publish"),
    )

    (error,) = answer.context["form"].errors.as_data()["extra_questions"]
    place = error.as_json_data()["blockErrors"][0]["blockErrors"]["when"]
    assert "staan de antwoorden niet vast" in place["messages"][0]
    assert FormVersion.objects.count() == 0
    page.extra_questions = json.dumps(
        [kept_block("short_text", FIRST, label="Van wie?", when=wrong)]
    )
    step = NotificationStep()
    (refusal,) = step.refusals(page, None, timezone.now())
    assert "staan de antwoorden niet vast" in step.sentence(refusal)
