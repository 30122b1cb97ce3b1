"""The whole cast for tests of rights: one person per role and one object of every sort.

Words planted in closed objects (``SECRETS``) are found nowhere else, so that an answer which holds
one has shown that object.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.images import get_image_model

from content.base.blocks.links import FROZEN
from content.policies.actions.add_note import add_note
from content.policies.actions.create_feed_token import create_feed_token
from content.policies.actions.give_reason import give_reason
from content.policies.models import (
    EditorialConfirmation,
    Policy,
    PolicyIndexPage,
    PolicyPage,
    PolicyVersion,
    ReviewReminder,
    SectionLink,
)
from forms.moderation.actions.ask_export import ask_export
from forms.moderation.actions.make_export import make_export
from forms.moderation.selectors import Wanted
from forms.notifications.actions.start_draft import start_draft
from forms.notifications.models import NotificationPage
from forms.register import uploads
from forms.register.actions.add_remark import add_remark
from forms.register.actions.check import check
from forms.register.actions.confirm_standing import confirm_standing
from forms.register.actions.designate import designate
from forms.register.actions.disclose import disclose
from forms.register.actions.draw_sample import draw_sample
from forms.register.actions.record_read import record_read
from forms.register.actions.reply_to_agreement import reply_to_agreement
from forms.register.actions.set_route import set_route
from forms.register.actions.write_agreement import write_agreement
from forms.register.kinds.registry import kind_of, kinds
from forms.register.models import Benefit, RegisterEntry, Reminder, ReminderLine, SectionReview
from forms.register.states import Status
from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from portal.people.actions.tell_absence import tell_absence
from portal.people.models import Absence, Audience, Department, User
from portal.people.roles import Role
from tests.factories import cast_of_cms, cast_of_privacy
from tests.factories.people import (
    audience,
    department_with_manager,
    job_function,
    person_with_role,
)
from tests.factories.players import (
    DISCREET,
    DRAFT,
    ENTRY,
    PIXEL,
    POLICY,
    REPORT,
    Cast,
    show_page,
)
from tests.factories.policies import issued_policy, next_version, policy_page, section, submit
from tests.factories.register import entry_at, received_entry, self_assessment_of


def cast_of_everyone(now: datetime | None = None) -> Cast:
    """Make everybody and everything; a few seconds of work."""
    cast, now = Cast(), now or timezone.now()
    _people(cast)
    _policies(cast)
    _register(cast, now)
    _deciding(cast, now)
    _reports(cast, now)
    cast_of_privacy.privacy(cast, now)
    cast_of_cms.files(cast)
    cast_of_cms.news(cast)
    cast_of_cms.translation(cast)
    cast_of_cms.cms(cast, now)
    return cast


def _people(cast: Cast) -> None:
    top = department_with_manager("Bestuur")
    own = department_with_manager("Burgerzaken", parent=top)
    other = department_with_manager("Ruimte", parent=top)
    yesterday = timezone.localdate() - timedelta(days=1)
    cast.people = {
        "anonymous": None,
        "employee": person_with_role(Role.EMPLOYEE, own),
        "colleague": person_with_role(Role.EMPLOYEE, own),
        "manager": own.manager,
        "other_manager": other.manager,
        "director": top.manager,
        "moderator": person_with_role(Role.MODERATOR),
        "moderator2": person_with_role(Role.MODERATOR),
        "editor": person_with_role(Role.EDITOR),
        "approver": person_with_role(Role.APPROVER),
        "auditor": person_with_role(Role.AUDITOR),
        "controller": person_with_role(Role.CONTROLLER),
        "administrator": person_with_role(Role.ADMINISTRATOR),
        "former": person_with_role(Role.MODERATOR, ends_on=yesterday),
        "superuser": User.objects.create(
            username="superuser", password="!", is_superuser=True, is_staff=True
        ),
    }
    closed = audience("besloten", departments=[other])
    cast.objects["person"] = {"pk": cast.person("colleague").pk}
    cast.objects["absence"] = {"pk": _absence(cast).pk}
    cast.objects["department"] = {"pk": own.pk}
    cast.objects["audience"] = {"pk": closed.pk}
    cast.objects["user"] = {"pk": cast.person("colleague").user_id}
    follower = cast.person("colleague")
    token = create_feed_token(follower, by=follower, now=timezone.now())
    cast.objects["feed"], cast.objects["no_feed"] = {"token": token}, {"token": token[::-1]}


def _absence(cast: Cast) -> Absence:
    """Days ahead, so that nobody is away while rights are asked."""
    person, ahead = cast.person("employee"), timezone.localdate() + timedelta(days=30)
    return tell_absence(person, starts_on=ahead, ends_on=ahead, by=person, now=timezone.now())


def _policies(cast: Cast) -> None:
    by = {"editor": cast.person("editor"), "approver": cast.person("approver")}
    picture = get_image_model().objects.create(
        title="Plaatje", file=SimpleUploadedFile("plaatje.png", PIXEL), width=1, height=1
    )
    cast.objects["image"] = {"image_id": picture.pk, "pk": picture.pk}
    made: dict[str, dict[str, Any]] = {
        "public": {"is_public": True},
        "open": {},
        "closed": {"audience": Audience.objects.get(key="besloten")},
    }
    for name, fields in made.items():
        word = POLICY if name == "closed" else name
        image = {
            "type": "image",
            "value": {"image": picture.pk, "alternative": "Een plaatje", "caption": ""},
        }
        text = {"type": "text", "value": f"<p>Tekst over {word}.</p>"}
        cited = dict.fromkeys(FROZEN, "") | {"law": "Aw", "article": "8", "gloss": f"Over {word}"}
        law = {"type": "legal_basis", "value": {"references": [cited]}}
        sections = [section(f"Deel {word}", id=uuid4(), body=[text, image, law])]
        policy = issued_policy(f"{name}-beleid", sections=sections, **fields, **by)
        if name == "closed":
            assert policy.audience == fields["audience"]
        next_version(policy, change_note=f"Tweede versie over {word}", **by)
        first = PolicyVersion.objects.filter(policy=policy).order_by("number").first()
        assert first is not None
        page = PolicyPage.objects.get(policy=policy, locale__language_code="nl")
        note = add_note(policy, number=1, note="Een noot", by=by["approver"], now=timezone.now())
        cast.objects[name] = {
            "slug": policy.slug,
            "policy_id": policy.pk,
            "event_id": note.pk,
            "number": 2,
            "day": date.today(),
            "a": 1,
            "b": 2,
            "key": first.attachments.get().key,
            "section_id": first.sections.get().section_id,
        }
        show_page(cast, f"page-{name}", page)
    _kept_beside(cast, Policy.objects.get(slug="open-beleid"), by["approver"])
    corrected = issued_policy("hersteld-beleid", **by)
    next_version(corrected, valid_from=date(2099, 1, 1), **by)
    next_version(corrected, sections=["Hersteld"], corrects=1, **by)
    cast.objects["correction"] = {"policy_id": corrected.pk, "number": 3, "onto": 2}
    draft = policy_page("concept-beleid", sections=[f"Deel {DRAFT}"], editor=by["editor"])
    cast.objects["draft"] = {**cast.objects["open"], "slug": draft.slug, "number": 1}
    submit(draft, by["editor"])
    draft.refresh_from_db()
    show_page(cast, "page-draft", draft)
    state = draft.current_workflow_task_state
    cast.objects["page-draft"] |= {
        "task_state_id": state.pk,
        "task_id": state.task_id,
        "workflow_state_id": state.workflow_state_id,
        "action_name": "approve",
    }
    index = PolicyIndexPage.objects.get(locale__language_code="nl")
    cast.objects["index"] = {
        "parent_page_id": index.pk,
        "content_type_app_name": "content_policies",
        "content_type_model_name": "policypage",
        "app_label": "content_policies",
        "model_name": "policypage",
    }
    show_page(cast, "page-index", index)


def _kept_beside(cast: Cast, policy: Policy, approver: Any) -> None:
    """A row in each table of evidence that stands beside versions."""
    now, version = timezone.now(), policy.versions.get(number=2)
    give_reason(version, section_id=None, motives=[], reason="Een reden", by=approver, now=now)
    SectionLink.objects.create(version=version, url="https://example.org/")
    ReviewReminder.objects.create(
        policy=policy, review_on=date.today(), day=date.today(), recorded_at=now
    )
    EditorialConfirmation.objects.create(
        policy=policy,
        fingerprint="0" * 64,
        base=1,
        reason="Een reden",
        by_key=approver.actor_key,
        by_name=approver.actor_name,
        recorded_at=now,
    )


def _register(cast: Cast, now: datetime) -> None:
    employee, moderator = cast.person("employee"), cast.person("moderator")
    start = now - timedelta(days=3)
    planted = {"description": f"Een {ENTRY}", "giver_name": ENTRY}
    for status in Status:
        entry = entry_at(
            status,
            employee=employee,
            moderator=moderator,
            now=start,
            answers={**planted, "offered_on": (start - timedelta(days=2)).date().isoformat()},
            ruling={"reason": f"Vanwege {ENTRY}"},
        )
        cast.entries[status] = entry
        cast.objects[status] = {"reference": entry.reference}
    file = SimpleUploadedFile("brief.txt", b"Beste lezer, dit is een brief.")
    attachment = uploads.store(file, by=employee, now=start)
    received_entry(
        employee=employee,
        now=start,
        attachments=[attachment],
        answers={"offered_on": (start - timedelta(days=2)).date().isoformat()},
    )
    cast.objects["attachment"] = {"attachment_id": attachment.pk}
    boss = person_with_role(
        Role.EMPLOYEE,
        Department.objects.get(name="Burgerzaken"),
        function=job_function("Secretaris", is_top_management=True),
    )
    activity = entry_at(
        "registered", kind="side_activity", employee=boss, moderator=moderator, now=start
    )
    _handled(cast, activity, now - timedelta(days=1))
    _kept_right(activity, moderator, now - timedelta(days=1))
    disclose(activity, by=moderator, now=now - timedelta(days=1), legal_ground="Aw 5.1.c")
    cast.entries["disclosed"] = activity
    cast.objects["disclosed"] = {
        "reference": activity.reference,
        "key": activity.disclosures.get().public_key,
    }
    cast.objects["nothing"] = {"reference": "2026-2345678-9", "number": 1}
    _givers_and_files(cast, moderator, now)
    _told_in_confidence(cast, start)
    _agreed_about_a_move(cast, start)
    for name, kind in (("gift", "gift"), ("side_activity", "side_activity")):
        page = NotificationPage.objects.live().get(kind=kind, locale__language_code="nl")
        draft = start_draft(
            page,
            by=employee,
            now=start,
            submission_key=uuid4(),
            self_assessment=self_assessment_of(kind),
        )
        assert draft is not None
        cast.objects[name] = {"kind": kind_of(kind).slug, "key": draft.pk, "number": 1}
    for other in kinds():
        cast.objects.setdefault(other.code, {"kind": other.slug})
    cast.objects["trail"] = {
        "subject_type": "register_entry",
        "subject_key": str(cast.entries["registered"].pk),
    }


def _givers_and_files(cast: Cast, moderator: Any, now: datetime) -> None:
    entry = cast.entries[Status.REGISTERED]
    group = Benefit.objects.select_related("giver").get(entry=entry).giver.group_id
    cast.objects["giver"] = {"group_id": group, "reference": entry.reference}
    cast.objects["no_giver"] = {"group_id": uuid4(), "reference": entry.reference}
    wanted = Wanted(statuses=(str(Status.ENDED),))
    export = ask_export(wanted, by=moderator, now=now, purpose="Jaarverslag")
    make_export(export, clock=lambda: now)
    cast.objects["export"] = {"export_id": export.pk}


def _told_in_confidence(cast: Cast, now: datetime) -> None:
    """A private relation with planted words wherever somebody typed."""
    told = entry_at(
        "decided",
        kind="private_relation",
        employee=cast.person("employee"),
        now=now,
        answers={"work_affected": f"Het toetsen van {DISCREET}"},
        ruling={
            "outcome": "work_agreements",
            "conditions": f"Geen toets van {DISCREET}",
            "reason": f"Om {DISCREET}",
        },
    )
    add_remark(told, by=told.decider, now=now, text=f"Besproken: {DISCREET}")
    cast.entries["confided"] = told
    cast.objects["confided"] = {"reference": told.reference}
    cast.objects["closed-trail"] = {
        "subject_type": "forms_register.registerentry",
        "subject_key": str(told.pk),
    }


def _agreed_about_a_move(cast: Cast, now: datetime) -> None:
    """A move with an agreement to which both sides have still to say yes, after a first no."""
    employee, day = cast.person("employee"), timezone.localdate(now)
    move = entry_at("in_review", kind="job_transition", employee=employee, now=now)
    for terms in ("Geen toegang tot aanbestedingen", "Geen toegang tot lopende aanbestedingen"):
        number = write_agreement(
            move, by=move.decider, now=now, agreed_on=day, access_limits=terms
        ).number
        if number == 1:
            no = {"answer": "declined", "reason": "Te ruim"}
            reply_to_agreement(move, by=employee, now=now, number=number, **no)
    cast.entries["moving"] = move
    cast.objects["moving"] = {"reference": move.reference, "number": 2}


def _deciding(cast: Cast, now: datetime) -> None:
    """How deciders are found, who holds an office, and a sample among what is registered."""
    by, today = cast.person("administrator"), timezone.localdate(now)
    route = set_route(
        "lobby_contact",
        holds_from=today,
        steps=["manager"],
        board_on_doubt=False,
        officer_on_doubt=True,
        by=by,
        now=now,
    )
    officer = person_with_role(Role.EMPLOYEE)
    designation = designate(officer, office="compliance_officer", starts_on=today, by=by, now=now)
    year = timezone.localdate(cast.entries["registered"].received_at).year
    controller = cast.person("controller")
    sample = draw_sample(kind="gift", year=year, size=1, seed="lot", by=controller, now=now)
    cast.objects["route"] = {"pk": route.pk}
    cast.objects["designation"] = {"pk": designation.pk}
    cast.objects["sample"] = {"sample_id": sample.pk}


def _handled(cast: Cast, entry: RegisterEntry, now: datetime) -> None:
    """What leaves rows beside an entry: it was opened, remarked upon and checked."""
    record_read(entry, by=cast.person("manager"), now=now)
    add_remark(entry, by=cast.person("manager"), now=now, text="Gezien")
    check(entry, by=cast.person("controller"), now=now, finding="in_order")


def _kept_right(entry: RegisterEntry, moderator: Any, now: datetime) -> None:
    """What leaves rows after a decision: reminded of, confirmed, looked at under a new rule."""
    reminder = Reminder.objects.create(person=entry.employee, day=now.date(), recorded_at=now)
    ReminderLine.objects.create(
        reminder=reminder, entry=entry, occasion="yearly_check", about_on=now.date()
    )
    confirm_standing(by=entry.employee, now=now, references=[entry.reference])
    SectionReview.objects.create(
        entry=entry,
        decision=entry.decisions.get(),
        section_id=uuid4(),
        policy_key="beleid",
        pinned_number=1,
        now_number=2,
        reason="De wijziging raakt dit niet",
        reviewed_by=moderator,
        reviewed_at=now,
    )


def _reports(cast: Cast, now: datetime) -> None:
    last = timezone.localdate(now).year - 1
    moderator, approver = cast.person("moderator"), cast.person("approver")
    for year, text in ((last - 1, "Vastgesteld"), (last, REPORT)):
        compile_report(year, by=moderator, now=now, introduction=text)
    report = adopt_report(
        last - 1,
        by=approver,
        now=now,
        adopted_on=timezone.localdate(now),
        adopted_by="College",
        adoption_reference="2026/1",
    )
    cast.objects["adopted"] = {"year": last - 1, "key": report.figures[0]["key"]}
    cast.objects["concept"] = {"year": last, "key": report.figures[0]["key"]}
    cast.objects["year"] = {"number": last}
