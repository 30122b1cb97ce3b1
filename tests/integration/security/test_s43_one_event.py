"""S43: one event per change and in its transaction, over HTTP; a refused attempt is kept too."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError
from django.test import Client

from content.policies.models import PolicyVersion
from forms.register.models import Decision, RegisterEntry
from portal.audit.models import AuditEvent
from portal.core.models import AppendOnly, ChangedOnlyByAction
from portal.people.models import RoleAssignment
from tests.factories.notifications import address_of, begin, fill
from tests.factories.people import person_with_role
from tests.factories.policies import policy_page
from tests.factories.register import employee_in_line, entry_at, received_entry

pytestmark = pytest.mark.django_db
DECISION = {"outcome": "keep", "reason": "Past bij de regels"}


def changed_by(act: Callable[[], Any]) -> tuple[Any, list[AuditEvent]]:
    """What a request answered and the events it left."""
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    answer = act()
    return answer, list(AuditEvent.objects.exclude(pk__in=before))


def guarded_rows() -> Counter[str]:
    """How many rows each guarded table holds; the trail itself left out."""
    return Counter(
        {
            model.__name__: model._base_manager.count()
            for model in apps.get_models()
            if issubclass(model, AppendOnly | ChangedOnlyByAction)
            and model._meta.app_label != "portal_audit"
        }
    )


def test_s43_every_step_of_a_declaration_leaves_exactly_one_event(client_of: Any) -> None:
    employee, moderator = employee_in_line(), person_with_role("moderator")
    client = client_of(employee)
    draft = fill(client, begin(client, "gift"))
    sent = changed_by(lambda: client.post(address_of(draft, "controleren"), {"is_true": "on"}))
    entry = RegisterEntry.objects.get()
    desk = f"/behandelen/{entry.reference}/"
    manager, register = client_of(entry.decider), client_of(moderator)

    def step(who: Client, part: str, data: dict[str, str]) -> tuple[Any, list[AuditEvent]]:
        return changed_by(lambda: who.post(desk + part, data))

    steps = [
        sent,
        step(manager, "in-behandeling-nemen/", {}),
        step(manager, "aanvulling-vragen/", {"question": "Hoe kwam dit zo?"}),
        step(manager, "hervatten/", {}),
        step(manager, "opmerking/", {"text": "Gezien"}),
        step(manager, "beslissen/", DECISION),
        step(register, "registreren/", {}),
        step(register, "opnieuw-beoordelen/", {"reason": "Andere functie"}),
    ]

    assert [answer.status_code for answer, _ in steps] == [302] * len(steps)
    assert [[event.type for event in events] for _, events in steps] == [
        ["register_entry.received"],
        ["register_entry.taken_up"],
        ["register_entry.information_requested"],
        ["register_entry.resumed"],
        ["register_entry.remarked"],
        ["register_entry.decided"],
        ["register_entry.registered"],
        ["register_entry.reassessed"],
    ]
    for _, (event,) in steps:
        assert (event.origin, event.result) == ("web", "done")
        assert event.request_id is not None
        assert event.actor_key
        assert event.occurred_at.utcoffset() is not None
    assert len({event.request_id for _, (event,) in steps}) == len(steps)


def test_s43_a_refused_attempt_is_kept_and_changes_nothing(client_of: Any) -> None:
    entry = entry_at("registered")
    path = f"/behandelen/{entry.reference}/registreren/"
    client = client_of(person_with_role("moderator"))
    before, status = guarded_rows(), entry.status

    answer, events = changed_by(lambda: client.post(path, {}))

    assert answer.status_code == 409
    assert [(event.result, event.type) for event in events] == [
        ("refused", "register_entry.registered")
    ]
    assert events[0].facts["refusals"] == ["wrong_status"]
    entry.refresh_from_db()
    assert (entry.status, guarded_rows()) == (status, before)


def _decide(client_of: Any) -> tuple[Any, str, dict[str, Any]]:
    entry = entry_at("in_review")
    return client_of(entry.decider), f"/behandelen/{entry.reference}/beslissen/", DECISION


def _take_up(client_of: Any) -> tuple[Any, str, dict[str, Any]]:
    entry = received_entry()
    path = f"/behandelen/{entry.reference}/in-behandeling-nemen/"
    return client_of(entry.decider), path, {}


def _send(client_of: Any) -> tuple[Any, str, dict[str, Any]]:
    client = client_of(employee_in_line())
    draft = fill(client, begin(client, "side_activity"))
    return client, address_of(draft, "controleren"), {"is_true": "on"}


def _give_a_role(client_of: Any) -> tuple[Any, str, dict[str, Any]]:
    person = person_with_role("employee")
    path = f"/cms/portal_roles/edit/{person.pk}/"
    return client_of(person_with_role("administrator")), path, {"roles": ["employee", "moderator"]}


def _issue(client_of: Any) -> tuple[Any, str, dict[str, Any]]:
    page = policy_page("nieuw-beleid")
    path = f"/cms/bulk/wagtailcore/page/publish/?id={page.pk}&next=/cms/"
    return client_of(person_with_role("approver")), path, {}


ACTIONS = {
    "decide": (_decide, Decision),
    "take up": (_take_up, None),
    "send": (_send, RegisterEntry),
    "give a role": (_give_a_role, RoleAssignment),
    "issue": (_issue, PolicyVersion),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_s43_without_its_event_a_change_does_not_happen(
    client_of: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    prepare, makes = ACTIONS[name]
    client, path, data = prepare(client_of)
    client.raise_request_exception = False
    before = guarded_rows()
    statuses = list(RegisterEntry.objects.values_list("pk", "status"))

    def broken(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("the trail cannot be written")

    with monkeypatch.context() as patched:
        patched.setattr(AuditEvent, "save", broken)
        answer = client.post(path, data)
    assert answer.status_code == 500
    assert guarded_rows() == before
    assert list(RegisterEntry.objects.values_list("pk", "status")) == statuses

    client.post(path, data)
    assert AuditEvent.objects.exists()
    if makes is not None:
        assert guarded_rows()[makes.__name__] == before[makes.__name__] + 1
    else:
        assert list(RegisterEntry.objects.values_list("pk", "status")) != statuses
