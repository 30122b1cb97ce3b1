"""The pages about givers: for moderators, in constant queries, each change with its reason."""

import pytest

from forms.register.models import Benefit, Read
from portal.audit.models import AuditEvent
from tests.factories.people import person_with_role
from tests.factories.register import employee_in_line, received_entry

pytestmark = pytest.mark.django_db
LIST = "/behandelen/gevers/"


def gift(organisation: str, value: str | None = "10", **given):
    answers = {"giver_organisation": organisation, "estimated_value": value}
    return received_entry(answers=answers, **given)


def group_of(entry):
    return Benefit.objects.select_related("giver__group").get(entry=entry).giver.group


def test_lists_and_one_giver_cost_the_same_whatever_there_is(client_of, query_count):
    employee = employee_in_line()
    client = client_of(person_with_role("moderator"))
    first = gift("Firma Aap", employee=employee)
    address = f"{LIST}{group_of(first).pk}/"

    def costs():
        return query_count(lambda: client.get(LIST)), query_count(lambda: client.get(address))

    client.get(LIST)
    before = costs()
    for number in range(4):
        gift(f"Firma {number}", employee=employee)
        gift("Firma Aap", None, employee=employee)
    assert costs() == before


def test_the_list_leafs_by_name_and_finds_by_name(client_of, monkeypatch):
    monkeypatch.setattr("forms.moderation.giver_pages.PAGE", 2)
    employee = employee_in_line()
    for name in ("Zwaan BV", "Beer & Co", "Mier", "Beer Twee"):
        gift(name, employee=employee)
    client = client_of(person_with_role("moderator"))

    def names(address):
        page = client.get(address)
        return [line["group"].name for line in page.context["lines"]], page.context["next_url"]

    shown, further = names(LIST)
    assert shown == ["Beer & Co", "Beer Twee"]
    assert names(LIST + further) == (["Mier", "Zwaan BV"], "")
    assert names(f"{LIST}?naam=BEER co")[0] == ["Beer & Co"]
    assert names(f"{LIST}?boven=1")[0] == [], "no limit was set"
    assert client.get(f"{LIST}?na=onzin").status_code == 404


def test_a_giver_shows_the_unknown_and_keeps_that_it_was_opened(client_of):
    moderator, employee = person_with_role("moderator"), employee_in_line()
    known, unknown = (
        gift("Firma", "12.50", employee=employee),
        gift("Firma", None, employee=employee),
    )
    client = client_of(moderator)

    page = client.get(f"{LIST}{group_of(known).pk}/").content.decode()

    assert "ten minste € 12,50, van 1 is de waarde onbekend (2 meldingen)" in page
    assert employee.full_name in page
    assert {read.entry for read in Read.objects.filter(channel="giver")} == {known, unknown}
    own = client_of(employee).get(f"/mijn/meldingen/{known.reference}/").content.decode()
    assert moderator.full_name in own
    assert client.get(f"{LIST}{group_of(known).pk}/?jaar=2025").status_code == 200
    assert client.get(f"{LIST}{group_of(known).pk}/?jaar=nu").status_code == 404


def test_joining_setting_apart_and_splitting_by_the_pages(client_of):
    employee = employee_in_line()
    one, other = gift("Jansen Bouw BV", employee=employee), gift("Jansen Bouw", employee=employee)
    again = gift("Jansen Bouw", employee=employee)
    group, into = group_of(other), group_of(one)
    client = client_of(person_with_role("moderator"))
    join = f"{LIST}{group.pk}/samenvoegen/"

    assert "Jansen Bouw BV (gemeld als: Jansen Bouw BV)" in client.get(join).content.decode()
    without = client.post(join, {"into": into.pk, "reason": ""})
    assert without.context["form"].errors.keys() == {"reason"}
    assert client.post(join, {"into": into.pk, "reason": "Zelfde nummer"}).status_code == 302
    assert client.get(f"{LIST}{group.pk}/").url == f"{LIST}{into.pk}/"
    assert client.get(join).status_code == 404, "what was joined changes no more"

    apart = f"{LIST}{into.pk}/apart/{again.reference}/"
    assert client.post(apart, {"reason": "Ander bedrijf"}).status_code == 302
    assert group_of(again) not in (group, into)
    name = Benefit.objects.get(entry=other).giver
    split = client.post(f"{LIST}{into.pk}/splitsen/", {"givers": [name.pk], "reason": "Toch niet"})
    assert split.status_code == 302
    assert group_of(other) == group
    described = client.post(
        f"{LIST}{group.pk}/gegevens/",
        {"name": "Jansen Bouw", "parent": "jansen bouw bv", "chamber_number": "", "reason": "KvK"},
    )
    assert described.status_code == 302
    group.refresh_from_db()
    assert group.parent == into
    happened = AuditEvent.objects.filter(type__startswith="giver_group.", result="done")
    assert {event.type for event in happened} >= {
        "giver_group.joined",
        "giver_group.set_apart",
        "giver_group.split",
        "giver_group.described",
    }


def test_who_decides_sees_the_total_on_the_case_and_no_way_to_the_givers(client_of):
    entry = gift("Firma", "12.50", employee=employee_in_line())
    page = client_of(entry.decider).get(f"/behandelen/{entry.reference}/").content.decode()
    assert "Van dezelfde gever" in page
    assert "€ 12,50 (1 melding)" in page
    assert LIST not in page
    assert client_of(entry.decider).get(LIST).status_code == 403
