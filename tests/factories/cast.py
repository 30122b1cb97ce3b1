"""The whole cast for tests of rights: one person per role and one object of every sort.

Words planted in closed objects (``SECRETS``) are found nowhere else, so that an answer which holds
one has shown that object.
"""

import base64
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Site,
)
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from content.importing.models import PendingImport
from content.importing.outline import Outline, outline_as_data
from content.news.models import NewsIndexPage, NewsPage
from content.policies.actions.add_note import add_note
from content.policies.models import PolicyIndexPage, PolicyPage, PolicyVersion
from forms.notifications.actions.start_draft import start_draft
from forms.notifications.models import NotificationPage
from forms.register import uploads
from forms.register.actions.add_remark import add_remark
from forms.register.actions.check import check
from forms.register.actions.disclose import disclose
from forms.register.actions.record_read import record_read
from forms.register.models import RegisterEntry
from forms.register.states import Status
from portal.accountability.actions.adopt_report import adopt_report
from portal.accountability.actions.compile_report import compile_report
from portal.parameters.models import Threshold
from portal.people.models import Audience, Department, Person, User
from portal.people.roles import Role
from search.models import Synonym
from tests.factories.people import (
    audience,
    department_with_manager,
    job_function,
    person_with_role,
)
from tests.factories.policies import issued_policy, next_version, policy_page, section, submit
from tests.factories.register import entry_at, received_entry, self_assessment_of

#: Planted words by the objects that hold them.
POLICY, DRAFT, ENTRY, REPORT = "Kwikzilverslang", "Wolfsmelkpijl", "Zwaardlelietak", "Ratelpopulier"
IMPORT, PAPER, NEWS = "Sneeuwklokpeul", "Duizendbladoog", "Vingerhoedpad"
SECRETS = (POLICY, DRAFT, ENTRY, REPORT, IMPORT, PAPER, NEWS)

ROLES = (
    "anonymous",
    "employee",
    "colleague",
    "manager",
    "other_manager",
    "director",
    "moderator",
    "moderator2",
    "editor",
    "approver",
    "auditor",
    "controller",
    "administrator",
    "former",
    "superuser",
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass
class Cast:
    """``people`` by role (an account; None for nobody), ``objects`` by name: what an address of
    that object needs, by the names the routes use.
    """

    people: dict[str, Any] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, RegisterEntry] = field(default_factory=dict)
    media: str = field(default_factory=lambda: str(settings.MEDIA_ROOT))

    def person(self, role: str) -> Person:
        """Who plays this role."""
        return self.people[role]


def cast_of_everyone(now: datetime | None = None) -> Cast:
    """Make everybody and everything; a few seconds of work."""
    cast, now = Cast(), now or timezone.now()
    _people(cast)
    _policies(cast)
    _register(cast, now)
    _reports(cast, now)
    _files(cast)
    _news(cast)
    _translation(cast)
    _cms(cast, now)
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
    cast.objects["department"] = {"pk": own.pk}
    cast.objects["audience"] = {"pk": closed.pk}
    cast.objects["user"] = {"pk": cast.person("colleague").user_id}


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
        sections = [section(f"Deel {word}", id=uuid4(), body=[text, image])]
        policy = issued_policy(f"{name}-beleid", sections=sections, **fields, **by)
        if name == "closed":
            assert policy.audience == fields["audience"]
        next_version(policy, change_note=f"Tweede versie over {word}", **by)
        first = PolicyVersion.objects.filter(policy=policy).order_by("number").first()
        assert first is not None
        page = PolicyPage.objects.get(policy=policy, locale__language_code="nl")
        add_note(policy, number=1, note="Een noot", by=by["approver"], now=timezone.now())
        cast.objects[name] = {
            "slug": policy.slug,
            "number": 2,
            "day": date.today(),
            "a": 1,
            "b": 2,
            "key": first.attachments.get().key,
            "section_id": first.sections.get().section_id,
        }
        _page(cast, f"page-{name}", page)
    draft = policy_page("concept-beleid", sections=[f"Deel {DRAFT}"], editor=by["editor"])
    cast.objects["draft"] = {**cast.objects["open"], "slug": draft.slug, "number": 1}
    submit(draft, by["editor"])
    draft.refresh_from_db()
    _page(cast, "page-draft", draft)
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
    _page(cast, "page-index", index)


def _page(cast: Cast, name: str, page: Any) -> None:
    revision = page.latest_revision
    number = revision.pk if revision else 0
    cast.objects[name] = {
        **dict.fromkeys(("page_id", "pk", "page_to_move_id", "parent_page_id", "page_pk"), page.pk),
        "destination_id": page.get_parent().pk,
        "revision_id": number,
        "a": "earliest",
        "b": "latest",
    }


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
    disclose(activity, by=moderator, now=now - timedelta(days=1), legal_ground="Aw 5.1.c")
    cast.entries["disclosed"] = activity
    cast.objects["disclosed"] = {"reference": activity.reference}
    cast.objects["nothing"] = {"reference": "2026-2345678-9"}
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
        slug = {"gift": "geschenk", "side_activity": "nevenwerkzaamheden"}[kind]
        cast.objects[name] = {"kind": slug, "key": draft.pk, "number": 1}
    cast.objects["trail"] = {
        "subject_type": "register_entry",
        "subject_key": str(cast.entries["registered"].pk),
    }


def _handled(cast: Cast, entry: RegisterEntry, now: datetime) -> None:
    """What leaves rows beside an entry: it was opened, remarked upon and checked."""
    record_read(entry, by=cast.person("manager"), now=now)
    add_remark(entry, by=cast.person("manager"), now=now, text="Gezien")
    check(entry, by=cast.person("controller"), now=now, finding="in_order")


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


def _files(cast: Cast) -> None:
    root = Collection.get_first_root_node()
    assert root is not None
    closed = root.add_child(instance=Collection(name="Besloten"))
    editors = cast.person("editor").user.groups.get()
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(editors)
    cast.objects["collection"] = {"pk": closed.pk, "collection_id": closed.pk}
    cast.objects["collection-lock"] = {"restriction_id": restriction.pk}
    documents = get_document_model().objects
    for name, collection, text in (("document", root, "open"), ("paper", closed, PAPER)):
        document = documents.create(
            title=f"Bijlage {text}",
            collection=collection,
            file=SimpleUploadedFile(f"bijlage-{name}.txt", text.encode()),
        )
        cast.objects[name] = {
            **dict.fromkeys(("document_id", "doc_id", "pk"), document.pk),
            "filename": document.filename,
        }
    cast.objects["image"]["filter_spec"] = "max-165x165"
    cast.objects["upload"] = {"uploaded_file_id": 0}


def _news(cast: Cast) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="nl")
    for name, word in (("news", "open"), ("closed-news", NEWS)):
        page = index.add_child(
            instance=NewsPage(title=name, slug=name, summary=f"Over {word}", body=f"<p>{word}</p>")
        )
        cast.objects[name] = {"slug": page.slug}
        _page(cast, f"page-{name}", page)
        if name == "closed-news":
            lock = PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.GROUPS
            )
            lock.groups.add(cast.person("editor").user.groups.get())
            cast.objects["page-lock"] = {
                "page_view_restriction_id": lock.pk,
                "page_id": page.pk,
            }


def _translation(cast: Cast) -> None:
    page = PolicyPage.objects.get(pk=cast.objects["page-closed"]["pk"])
    translate_object(page, [Locale.objects.get(language_code="en")])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    cast.objects["translation"] = {
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
        "string_segment_id": translation.source.stringsegment_set.first().pk,
        "overridable_segment_id": getattr(
            translation.source.overridablesegment_set.first(), "pk", 0
        ),
        "mode": "",
    }


def _cms(cast: Cast, now: datetime) -> None:
    pending = PendingImport.objects.create(
        filename=f"{IMPORT}.txt",
        outline=outline_as_data(Outline(title=IMPORT)),
        uploaded_by=cast.person("editor"),
        uploaded_at=now,
    )
    cast.objects["pending"] = {"pending_id": pending.pk}
    synonym = Synonym.objects.create(typed="kadootje", meant="geschenk")
    threshold = Threshold.objects.order_by("pk").first()
    group = cast.person("editor").user.groups.get()
    locale, site = Locale.objects.get(language_code="en"), Site.objects.get()
    assert threshold is not None
    for name, row in (
        ("synonym", synonym),
        ("threshold", threshold),
        ("locale", locale),
        ("site", site),
        ("group", group),
    ):
        cast.objects[name] = {"pk": row.pk}
    cast.objects["synonym"] |= {"app_label": "search", "model_name": "synonym"}
    draft = cast.objects["page-draft"]
    workflow = PolicyPage.objects.get(pk=draft["pk"]).get_workflow()
    cast.objects["task"] = {
        **dict.fromkeys(("pk", "task_id"), draft["task_id"]),
        "app_label": "content_policies",
        "model_name": "foureyestask",
    }
    cast.objects["workflow"] = {
        **dict.fromkeys(("pk", "workflow_pk"), workflow.pk),
        "page_pk": cast.objects["page-index"]["pk"],
    }
    cast.objects["tag"] = {"app_name": "taggit", "model_name": "tag"}
    cast.objects["session"] = {
        **cast.objects["index"],
        "object_id": cast.objects["page-closed"]["pk"],
        "session_id": 0,
    }
    cast.objects["copy-action"] = {"action_name": "copy"}
    cast.objects["reset"] = {"uidb64": "MQ", "token": "set-password"}
    _bulk(cast)


def _bulk(cast: Cast) -> None:
    """Several at once: what the CMS calls bulk actions, on one closed object each."""
    page, user = cast.objects["page-closed"]["pk"], cast.objects["user"]["pk"]
    for name, model, action, pk in (
        ("delete-pages", "wagtailcore page", "delete", page),
        ("publish-pages", "wagtailcore page", "publish", page),
        ("unpublish-pages", "wagtailcore page", "unpublish", page),
        ("move-pages", "wagtailcore page", "move", page),
        ("delete-users", "portal_people user", "delete", user),
        ("role-of-users", "portal_people user", "assign_role", user),
        ("state-of-users", "portal_people user", "set_active_state", user),
        ("delete-documents", "content_base portaldocument", "delete", cast.objects["paper"]["pk"]),
        ("delete-images", "content_base portalimage", "delete", cast.objects["image"]["pk"]),
    ):
        label, name_of_model = model.split()
        cast.objects[name] = {
            "app_label": label,
            "model_name": name_of_model,
            "action": action,
            "?": f"?id={pk}",
        }
