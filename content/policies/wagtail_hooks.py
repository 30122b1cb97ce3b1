"""The border with the CMS: what its screens may not do with policies, and who owns one."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import Button

from content.policies.models import PolicyPage
from content.policies.selectors.drafts import unreadable_parts
from content.policies.selectors.minor import minor_edit_of
from content.policies.selectors.working_copies import is_capable
from content.policies.signal_handlers import deletion_reason, may_delete_with_reason
from content.policies.snapshot import snapshot_of
from content.policies.views.cms.desk import WORKERS
from content.policies.words import REFUSALS
from content.publication import publisher, steps
from portal.people.models import Person


def _policies_in(page: Any) -> list[PolicyPage]:
    return list(PolicyPage.objects.descendant_of(page, inclusive=True))


def _back(request: HttpRequest, page: Any, sentence: Any) -> HttpResponse:
    messages.error(request, str(sentence))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _still_in_force(pages: list[PolicyPage]) -> list[PolicyPage]:
    by, now = publisher.current_actor(), publisher.current_now()
    return [
        page
        for page in pages
        if any(
            any(True for _ in step.deletion_refusals(page, by, now))
            for step in steps.concerning(page)
        )
    ]


@hooks.register("before_unpublish_page")
def refuse_unpublishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A policy goes off by repeal or annulment, never by taking the page off."""
    return _back(request, page, REFUSALS["unpublish"]) if _policies_in(page) else None


@hooks.register("before_copy_page")
def refuse_alias(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A copy is a new policy and starts as a draft; an alias of a policy has no meaning."""
    if request.method != "POST" or not _policies_in(page):
        return None
    if request.POST.get("alias"):
        return _back(request, page, REFUSALS["is_alias"])
    if request.POST.get("publish_copies"):
        return _back(request, page, _("Een kopie van beleid begint als concept."))
    return None


@hooks.register("after_copy_page")
def tell_history_begins(request: HttpRequest, page: Any, new_page: Any) -> None:
    """Who copies policy reads that the copy has a history of its own."""
    for copy in _policies_in(new_page):
        messages.info(request, _begun_as_copy(copy))


def _begun_as_copy(page: PolicyPage) -> str:
    return _("%(title)s begon als kopie van %(origin)s en heeft een eigen geschiedenis.") % {
        "title": page.title,
        "origin": page.policy.derived_from.title,
    }


@hooks.register("before_edit_page")
def tell_before_editing(request: HttpRequest, page: Any) -> None:
    """Where a copy came from, until it has versions; and what this screen cannot show."""
    if request.method != "GET" or not isinstance(page.specific, PolicyPage):
        return
    draft = page.get_latest_revision_as_object()
    policy = draft.policy
    if policy and policy.derived_from and not policy.versions.exists():
        messages.info(request, _begun_as_copy(draft))
    for code, position in unreadable_parts(draft):
        messages.warning(request, REFUSALS[code] % {"position": position})


@hooks.register("before_delete_page")
def ask_reason_to_delete(request: HttpRequest, page: Any) -> HttpResponse | None:
    """While anything applies, only an administrator may delete, and says why."""
    applying = _still_in_force(_policies_in(page))
    if not applying:
        return None
    if not may_delete_with_reason(publisher.current_actor()):
        return _back(request, page, REFUSALS["still_in_force"])
    if deletion_reason():
        return None
    return TemplateResponse(
        request,
        "content/policies/cms/confirm_delete.html",
        {"page": page, "applying": applying, "missing": request.method == "POST"},
    )


@hooks.register("before_bulk_action")
def refuse_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Several at once: no unpublishing, and no deleting while anything applies."""
    if action_type not in ("delete", "unpublish"):
        return None
    pages = [
        policy
        for page in objects
        if hasattr(page, "get_descendants")
        for policy in _policies_in(page)
    ]
    refused = "unpublish" if action_type == "unpublish" and pages else ""
    if action_type == "delete" and _still_in_force(pages):
        refused = "still_in_force"
    if not refused:
        return None
    messages.error(request, str(REFUSALS[refused]))
    return redirect(action.next_url)


@hooks.register("construct_page_action_menu")
def leave_out_what_is_refused(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """No unpublishing; and no button to publish one's own text."""
    page = context.get("page")
    if not isinstance(page, PolicyPage):
        return
    by, now = publisher.actor_of(request.user), publisher.current_now()
    codes = {refusal.code for refusal in steps.refusals_before(page, by, now)}
    left_out: tuple[type, ...] = (UnpublishMenuItem,)
    if codes & {"author_approves", "not_an_approver"}:
        left_out += (PublishMenuItem,)
    menu_items[:] = [item for item in menu_items if not isinstance(item, left_out)]


class PersonChooser(ChooserViewSet):
    """Choose who is responsible for a policy, from the people who have a place in the portal."""

    model = Person
    icon = "user"
    choose_one_text = gettext_lazy("Kies een persoon")
    choose_another_text = gettext_lazy("Kies iemand anders")
    register_widget = True
    per_page = 25


@hooks.register("register_admin_viewset")
def person_chooser() -> PersonChooser:
    """The chooser's addresses in the CMS."""
    return PersonChooser("person_chooser")


@hooks.register("register_admin_urls")
def versions_room() -> list[object]:
    """Addresses of the versions room."""
    return [path("beleid/", include("content.policies.views.cms.urls"))]


class VersionsMenuItem(MenuItem):
    """Shown to who works on policy."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_capable(publisher.actor_of(request.user), *WORKERS)


@hooks.register("register_admin_menu_item")
def versions_menu_item() -> MenuItem:
    """The way in, for policies without a page too."""
    return VersionsMenuItem(
        gettext_lazy("Beleid en versies"),
        reverse("policies_cms:overview"),
        icon_name="history",
        order=240,
    )


@hooks.register("register_page_header_buttons")
def versions_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From a page of policy to its versions and to what issuing would mean."""
    if not isinstance(page, PolicyPage) or page.policy_id is None:
        return
    if not is_capable(publisher.actor_of(user), *WORKERS):
        return
    yield Button(
        _("Versies"),
        reverse("policies_cms:versions", args=[page.policy_id]),
        icon_name="history",
        priority=61,
    )
    yield Button(
        _("Opvolging van onderdelen"),
        reverse("policies_cms:successions", args=[page.policy_id]),
        icon_name="order",
        priority=63,
    )
    yield Button(
        _("Gevolgen van uitgeven"),
        reverse("policies_cms:consequences", args=[page.policy_id]),
        icon_name="view",
        priority=62,
    )


class OneOfTheReports(VersionsMenuItem):
    """A report of the publishing room, among the reports of the CMS."""


@hooks.register("register_reports_menu_item")
def reviews_report() -> MenuItem:
    """What is due for review."""
    return OneOfTheReports(
        gettext_lazy("Te herzien"), reverse("policies_cms:reviews"), icon_name="date", order=50
    )


@hooks.register("register_reports_menu_item")
def references_report() -> MenuItem:
    """Which references lead nowhere."""
    return OneOfTheReports(
        gettext_lazy("Verwijzingen"), reverse("policies_cms:references"), icon_name="link", order=60
    )


@hooks.register("before_edit_page")
def point_at_confirming(request: HttpRequest, page: Any) -> None:
    """While an editorial edit waits for a second person, the way to that screen is shown."""
    if request.method != "GET" or not isinstance(page, PolicyPage) or not page.is_authentic:
        return
    draft = page.get_latest_revision_as_object()
    edit = minor_edit_of(draft, snapshot_of(draft), publisher.current_now())
    if not edit.places or edit.is_confirmed:
        return
    messages.warning(
        request,
        _("Deze redactionele wijziging raakt woorden die de regel bepalen."),
        buttons=[
            messages.button(
                reverse("policies_cms:confirm_editorial", args=[page.policy_id]),
                _("Bekijk en bevestig"),
            )
        ],
    )


@hooks.register("before_edit_page")
def point_out_consequences(request: HttpRequest, page: Any) -> None:
    """Who is about to approve a text reads first what issuing it would mean."""
    if request.method != "GET" or not isinstance(page.specific, PolicyPage):
        return
    task = page.current_workflow_task
    if task is None or not page.specific.policy_id:
        return
    if any(name == "approve" for name, *_rest in task.get_actions(page, request.user)):
        address = reverse("policies_cms:consequences", args=[page.specific.policy_id])
        messages.info(
            request,
            _("Deze tekst wacht op goedkeuring. Goedkeuren geeft haar uit."),
            buttons=[messages.button(address, _("Gevolgen van uitgeven"))],
        )
