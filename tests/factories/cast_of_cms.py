"""The objects of the CMS in the cast: files, news, a translation, snippets and bulk work."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents import get_document_model
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
from content.law.actions.put_entry import put_entry
from content.law.models import Law, LegalReference, Norm, NormMapping
from content.news.models import NewsIndexPage, NewsPage
from content.policies.models import PolicyPage
from portal.parameters.models import Threshold
from search.models import Synonym
from tests.factories.players import IMPORT, NEWS, PAPER, Cast, show_page


def files(cast: Cast) -> None:
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


def news(cast: Cast) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="nl")
    for name, word in (("news", "open"), ("closed-news", NEWS)):
        page = index.add_child(
            instance=NewsPage(title=name, slug=name, summary=f"Over {word}", body=f"<p>{word}</p>")
        )
        cast.objects[name] = {"slug": page.slug}
        show_page(cast, f"page-{name}", page)
        if name == "closed-news":
            lock = PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.GROUPS
            )
            lock.groups.add(cast.person("editor").user.groups.get())
            cast.objects["page-lock"] = {
                "page_view_restriction_id": lock.pk,
                "page_id": page.pk,
            }


def translation(cast: Cast) -> None:
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


def cms(cast: Cast, now: datetime) -> None:
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
    _law(cast)
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


def _law(cast: Cast) -> None:
    """The catalogue of law: one entry of each kind, and the address of what is cited."""
    law, line = Law.objects.get(code="aw"), NormMapping.objects.first()
    norm = Norm.objects.get(framework=law, number="4.3")
    by, now = cast.person("editor"), timezone.now()
    reference = put_entry(LegalReference(law=law, article="8"), by=by, now=now)
    for name, row in (("law", law), ("reference", reference), ("norm", norm), ("line", line)):
        assert row is not None
        cast.objects[f"entry-{name}"] = {"pk": row.pk}
    cast.objects["cited-law"] = {"code": "aw", "place": "8"}
    cast.objects["unknown-law"] = {"code": "geen-wet", "place": "8"}
    cast.objects["cited-norm"] = {"code": "aw", "number": "4.3"}


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
