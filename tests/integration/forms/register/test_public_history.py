"""What the world can follow of the public extract, and what it stops seeing."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import jsonschema
import pytest
from django.test import Client

from forms.register.actions.conceal import conceal
from forms.register.actions.disclose import disclose
from forms.register.actions.reassess import reassess
from forms.register.actions.register import register
from forms.register.extract import SCHEMA, SCHEMA_ADDRESS
from portal.people.roles import Role
from tests.factories.disclosed import GROUND, LATER, public_entry
from tests.factories.people import person_with_role
from tests.factories.register import decided

pytestmark = pytest.mark.django_db
PAGE = "/openbaar/nevenwerkzaamheden/"
JSON = "/openbaar/nevenwerkzaamheden.json"
ATOM = f"{PAGE}wijzigingen.atom"
CHANGES = f"{PAGE}wijzigingen.json"
DAY = timedelta(days=1)


@pytest.fixture
def moderator():
    return person_with_role(Role.MODERATOR)


def decided_again(entry, moderator, at, conditions):
    """Another round in which other conditions are registered."""
    entry = reassess(entry, by=moderator, now=at, reason="Jaarlijks")
    ruling = {"outcome": "permitted_with_conditions", "conditions": conditions}
    entry = decided(entry, now=at, **ruling)
    return register(entry, by=moderator, now=at + timedelta(hours=1))


def page_of(entry):
    return f"{PAGE}{entry.disclosures.first().public_key}/"


def follow(client, entry):
    """Everything the world can read about the course of things."""
    pages = [PAGE, JSON, ATOM, CHANGES, page_of(entry)]
    return "\n".join(client.get(page).content.decode() for page in pages)


def test_the_data_is_as_the_published_schema_says(client, moderator):
    public_entry(moderator)
    served = client.get(SCHEMA_ADDRESS)
    assert served.content == SCHEMA.read_bytes()
    schema = served.json()
    jsonschema.Draft202012Validator.check_schema(schema)
    data = client.get(JSON).json()
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    assert data["side_activities"]
    for change in ({"person": ""}, {"salary": 3}, {"decided_on": "gisteren"}):
        wrong = {**data, "side_activities": [{**data["side_activities"][0], **change}]}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema, format_checker=jsonschema.FormatChecker())
    english = client.get("/en" + JSON).json()
    jsonschema.validate(english, schema)


def test_opening_changing_and_closing_can_be_followed(client, moderator):
    entry = public_entry(moderator)
    decided_again(entry, moderator, LATER + 5 * DAY, "Geen opdrachten aan de stichting")
    page = client.get(page_of(entry)).content.decode()
    assert page.index("Openbaar gemaakt") < page.index("Gewijzigd: voorwaarden")
    assert "Niet onder werktijd" in page
    assert "Geen opdrachten aan de stichting" in page

    items = json.loads(client.get(CHANGES).content)["items"]
    assert [item["title"] for item in items] == [
        "Wil Openbaar: gewijzigd: voorwaarden",
        "Wil Openbaar: openbaar gemaakt",
    ]
    root = ElementTree.fromstring(client.get(ATOM).content)  # noqa: S314  (our own)
    ids = [node.text for node in root.iter("{http://www.w3.org/2005/Atom}id")][1:]
    assert ids == [item["id"] for item in items]


def test_what_closed_leaves_only_that_and_the_days(client, moderator):
    entry = public_entry(moderator)
    before = json.loads(client.get(CHANGES).content)["items"]
    conceal(entry, by=moderator, now=LATER + 9 * DAY, reason="Kwikzilverslang")
    told = follow(client, entry)
    for gone in ("Openbaar, W", "Wil", "Stadstuin", "Niet onder werktijd", "Directeur"):
        assert gone not in told.replace("Openbare", "")
    assert "Kwikzilverslang" not in told
    page = client.get(page_of(entry)).content.decode()
    assert "5 maart 2026" in page
    assert "14 maart 2026" in page
    items = json.loads(client.get(CHANGES).content)["items"]
    assert items[-1]["id"] == before[0]["id"]
    assert items[-1]["date_modified"] > before[0]["date_modified"]
    assert [item["title"] for item in items] == [
        "Nevenwerkzaamheid: niet meer openbaar",
        "Nevenwerkzaamheid: openbaar gemaakt",
    ]


def test_what_was_decided_while_closed_never_becomes_known(client, moderator):
    entry = public_entry(moderator)
    entry = conceal(entry, by=moderator, now=LATER + DAY, reason="Fout")
    entry = decided_again(entry, moderator, LATER + 2 * DAY, "Kwikzilverslang")
    entry = decided_again(entry, moderator, LATER + 3 * DAY, "Alleen in het weekend")
    entry = disclose(entry, by=moderator, now=LATER + 4 * DAY, legal_ground=GROUND)
    assert entry.disclosures.values("public_key").distinct().count() == 1
    told = follow(client, entry)
    assert "Alleen in het weekend" in told
    assert "Kwikzilverslang" not in told


def test_an_unknown_key_is_missing(client):
    assert client.get(f"{PAGE}00000000-0000-4000-8000-000000000000/").status_code == 404


@pytest.mark.parametrize(
    "address", [PAGE, JSON, f"{PAGE}.csv", ATOM, CHANGES, SCHEMA_ADDRESS, "history"]
)
def test_who_has_seen_it_is_not_sent_it_again_until_it_changes(address, moderator):
    entry = public_entry(moderator)
    address = page_of(entry) if address == "history" else address
    anyone = Client()
    first = anyone.get(address)
    assert "no-cache" in first["Cache-Control"]
    seen = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert anyone.get(address, **seen).status_code == 304
    conceal(entry, by=moderator, now=LATER + DAY, reason="Voorbij")
    expected = 304 if address == SCHEMA_ADDRESS else 200
    assert anyone.get(address, **seen).status_code == expected


def test_following_takes_the_same_queries_however_long(query_count, client, moderator):
    entry = public_entry(moderator)
    few = [query_count(lambda page=page: client.get(page)) for page in (ATOM, page_of(entry))]
    decided_again(entry, moderator, LATER + 5 * DAY, "Anders")
    for _number in range(2):
        public_entry(moderator)
    many = [query_count(lambda page=page: client.get(page)) for page in (ATOM, page_of(entry))]
    assert many == few
