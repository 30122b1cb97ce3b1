"""A kind of declaration that comes later is one file: found, asked, decided and registered."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from forms.notifications.kind_pages import make_missing_pages
from forms.notifications.models import NotificationPage
from forms.notifications.selectors import page_of
from forms.register import kinds as folder
from forms.register.actions.register import register
from forms.register.actions.take_up import take_up
from forms.register.kinds import registry
from forms.register.kinds.base import Kind
from forms.register.models import RegisterEntry
from forms.register.privacy import holding_of
from forms.register.selectors import dossier, entries_of, entry_for
from portal.people.roles import Role
from tests import factories
from tests.factories import register as usual
from tests.factories.notifications import address_of, begin, fill
from tests.factories.people import person_with_role
from tests.factories.register import decided, employee_in_line, entry_at

#: The table of the typed row is made by the test, which no transaction around it allows.
pytestmark = pytest.mark.django_db(transaction=True)

LATER = Path(factories.__file__).parent / "later_kinds"
ANSWERS = {"brand": "Batavus", "lent_on": "2026-02-27"}


@pytest.fixture
def bicycle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    """The kind of ``later_kinds``, as if its file stood in the folder and were migrated."""
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(LATER)])
    monkeypatch.setattr(registry, "_kinds", registry.found_in_folder())
    kind = registry.kind_of("bicycle")
    for name, value in (("ANSWERS", ANSWERS), ("OUTCOMES", "ride"), ("EXTRA", {})):
        monkeypatch.setitem(getattr(usual, name), kind.code, value)
    with connection.schema_editor() as editor:
        editor.create_model(kind.detail)
    yield kind
    with connection.schema_editor() as editor:
        editor.delete_model(kind.detail)
    del apps.all_models["forms_register"]["bicycledetail"]
    delattr(RegisterEntry, kind.code)
    del sys.modules[type(kind).__module__]
    apps.clear_cache()


def test_a_new_kind_goes_from_its_page_to_the_register(bicycle, client_of) -> None:
    assert [kind.code for kind in registry.kinds()][-1] == "bicycle"
    make_missing_pages(apps)
    made = NotificationPage.objects.live().filter(kind="bicycle").select_related("locale")
    assert {page.locale.language_code for page in made} == {"nl", "en"}
    assert len({page.translation_key for page in made}) == 1
    employee = employee_in_line()
    entry_at("registered", kind="gift", employee=employee)
    client = client_of(employee)

    assert "Leenfiets" in client.get("/melden/").content.decode()
    shown = client.get("/melden/leenfiets/").content.decode()
    assert all(text in shown for text in ("Leent iemand u", "Wie leent hem", "het merk van"))
    draft = fill(client, begin(client, "bicycle"))
    sent = client.post(address_of(draft, "controleren"), {"is_true": "on"}, follow=True)

    entry = entries_of(employee).first()
    assert entry is not None
    assert entry.reference in sent.content.decode()
    assert (entry.bicycle.brand, entry.event_on.isoformat()) == ("Batavus", "2026-02-27")
    now = timezone.now()
    decider, moderator = entry.decider, person_with_role(Role.MODERATOR)
    entry = take_up(entry, by=decider, now=now)
    desk = client_of(decider).get(f"/behandelen/{entry.reference}/beslissen/").content.decode()
    assert "Mag gebruikt worden" in desk
    entry = decided(entry, now=now + timedelta(minutes=1))
    entry = register(entry, by=moderator, now=now + timedelta(minutes=2))

    found = entry_for(moderator, entry.reference)
    assert found is not None
    assert dossier(found).summary == "Fiets – Batavus"
    desk = client_of(moderator).get("/behandelen/register/").content.decode()
    assert "Leenfietsen" in desk
    held = holding_of(bicycle)
    assert held.collect is not None
    assert held.collect(employee)[0]["brand"] == "Batavus"


def test_a_page_is_made_once_and_not_again_after_an_editor_removed_it(bicycle) -> None:
    make_missing_pages(apps)
    make_missing_pages(apps)
    assert NotificationPage.objects.filter(kind="bicycle").count() == 2

    used = page_of(bicycle, "nl")
    assert used is not None
    usual.form_version_of("bicycle", page_key=str(used.translation_key), language="nl")
    used.delete()
    make_missing_pages(apps)

    assert page_of(bicycle, "nl") is None
    assert page_of(bicycle, "en") is not None
