"""S46: what is under embargo exists for nobody but those who work on it, at no address."""

import re
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from uuid import UUID

import pytest
import time_machine
from django.core.files.images import ImageFile
from django.core.management import call_command
from PIL import Image
from wagtail.images import get_image_model

from content.policies import api, urls
from content.policies.actions.add_note import add_note
from content.policies.actions.annul import annul
from content.policies.actions.correct_dates import correct_dates
from tests.factories.policies import at, issued_policy, next_version, section

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 6, 15), date(2026, 9, 1)
NOW, ENDS = at("2026-06-15 10:00"), at("2026-08-01 10:00")
KNOWN = UUID("6f0ef5a4-2222-4c6f-9d7c-00000000000a")
HIDDEN = UUID("6f0ef5a4-2222-4c6f-9d7c-00000000000b")
HIDDEN_TOO = UUID("6f0ef5a4-2222-4c6f-9d7c-00000000000c")
SECRET = re.compile("vossenjacht|fusiebesluit|geheimehal", re.IGNORECASE)
SECRET_WORD = "vossenjacht"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(NOW, tick=False):
        yield


def hidden_section(id):
    content = BytesIO()
    Image.new("RGB", (4, 4), "red").save(content, "PNG")
    content.seek(0)
    stored = get_image_model().objects.create(title="x", file=ImageFile(content, "vossenjacht.png"))
    law = {"law": "Ambtenarenwet 2017", "article": "8", "status": "in_force", "gloss": "Geheimehal"}
    return section(
        "Vossenjacht",
        id=id,
        body=[
            {"type": "text", "value": "<p>De vossenjacht begint bij het fusiebesluit.</p>"},
            {"type": "legal_basis", "value": {"references": [law]}},
            {
                "type": "image",
                "value": {"image": stored.pk, "alternative": "Vossenjacht", "caption": ""},
            },
        ],
    )


@pytest.fixture
def policies(people):
    """One known text with an embargoed next, a correction of that one and events about it; and a
    policy of which nothing is known yet.
    """
    by, long_ago = people.approver, at("2026-01-05 10:00")
    known = issued_policy(
        "bekend",
        sections=[section("Kersen", "<p>De kersenboom bloeit.</p>", id=KNOWN)],
        now=long_ago,
        is_public=True,
    )
    secret = {
        "title": "Fusiebesluit",
        "official_title": "Regeling fusiebesluit",
        "tags": ["vossenjacht"],
        "scope": "Fusiebesluit",
        "change_note": "Het fusiebesluit is verwerkt.",
        "published_at": ENDS,
        "valid_from": LATER,
    }
    next_version(known, sections=[hidden_section(HIDDEN)], now=at("2026-06-01 10:00"), **secret)
    next_version(
        known,
        sections=[hidden_section(HIDDEN)],
        now=at("2026-06-02 10:00"),
        corrects=2,
        **{**secret, "published_at": None},
    )
    issued_policy(
        "nieuw",
        sections=[hidden_section(HIDDEN_TOO)],
        now=at("2026-06-03 10:00"),
        is_public=True,
        **secret,
    )
    said = {"by": by, "now": at("2026-06-04 10:00"), "reason": "Om het fusiebesluit."}
    add_note(known, number=2, note="Over het fusiebesluit.", by=by, now=said["now"])
    correct_dates(known, number=3, dates={"valid_from": LATER + timedelta(days=1)}, **said)
    annul(known, number=3, **said)
    return known


@pytest.fixture
def _findable(policies):
    call_command("rebuild_index", verbosity=0)


ARGUMENTS = {
    "slug": ["bekend", "nieuw"],
    "number": [2, 3],
    "a": [1, 2],
    "b": [3],
    "day": [TODAY, LATER],
    "year": [2026],
    "section_id": [KNOWN, HIDDEN, HIDDEN_TOO],
}
ELSEWHERE = [
    "/",
    "/en/",
    "/beleid/",
    "/en/beleid/",
    "/beleid/?onderwerp=vossenjacht",
    f"/beleid/bekend/op/{LATER}/?bekend-op={LATER}",
    f"/api/v1/policies/bekend?on={LATER}&known={LATER}",
    f"/zoeken/?q=kersenboom+{SECRET_WORD[:-1]}",
    *(
        f"/api/v1/search?q={word}&scope={scope}&on={LATER}"
        for word in ("kersenboom", "jacht", "vossenjagt")
        for scope in ("in_force", "history")
    ),
]
#: Screens of those who work on the text.
OF_EDITORS = {"reason", "section_reason"}
#: What is shown to who works on it, with a banner that says what it is.
WORK_AT_HAND = re.compile(r"/versies/\d/(pdf/)?$|/v/[23]/$")
#: Addresses of what is under embargo.
NOT_THERE = re.compile(
    rf"nieuw|versies/[23]/|vergelijk/./3/|/v/[23]/|compare/./3|{HIDDEN}|{HIDDEN_TOO}"
)


def promised():
    """Every address that policy has, filled in; new ones take part by themselves."""
    found = []
    for prefix, patterns in (("/", urls.urlpatterns), ("/api/v1/", api.urlpatterns)):
        for one in patterns:
            names = list(one.pattern.converters)
            if one.name in OF_EDITORS or not set(names) <= set(ARGUMENTS):
                continue
            route = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(one.pattern))
            found += [
                prefix + route.format(**dict(zip(names, values, strict=True)))
                for values in product(*(ARGUMENTS[name] for name in names))
            ]
    return found


def asked(client, url):
    """Status and words of the answer, where it leads and its headers among them."""
    answer = client.get(url, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = f"{answer.redirect_chain} {dict(answer.headers)} {body.decode(errors='replace')}"
    return answer.status_code, said


def wrong_at(who, client, url):
    """What is wrong with an answer: a word that nobody asked for, or that it answers at all."""
    status, said = asked(client, url)
    if who == "editor" and WORK_AT_HAND.search(url):
        return []
    is_sent_to_sign_in = who == "anyone" and "/inloggen/" in said
    heard = {word.lower() for word in SECRET.findall(said)} - set(SECRET.findall(url))
    wrong = sorted(heard)
    if status >= 500:
        wrong.append(str(status))
    if NOT_THERE.search(url) and status not in (401, 404) and not is_sent_to_sign_in:
        wrong.append("answers")
    return wrong


@pytest.fixture
def readers(people, client_of, client):
    return {
        "anyone": client,
        **{role: client_of(getattr(people, role)) for role in ("employee", "auditor", "editor")},
    }


@pytest.mark.usefixtures("_findable")
def test_s46_no_address_says_a_word_of_what_is_under_embargo(policies, readers):
    addresses = [*promised(), *ELSEWHERE]
    assert len([url for url in addresses if NOT_THERE.search(url)]) > 30
    found = {
        (who, url): wrong
        for url in addresses
        for who, client in readers.items()
        if (wrong := wrong_at(who, client, url))
    }
    assert found == {}


def test_s46_who_works_on_it_reads_it_with_its_files_and_is_told_that_it_is_under_embargo(
    policies, readers
):
    for url in ("/beleid/bekend/versies/2/", "/beleid/nieuw/versies/1/"):
        _, said = asked(readers["editor"], url)
        assert "Vossenjacht" in said
        assert "onder embargo" in said
    files = [
        one.get_absolute_url()
        for version in policies.versions.all()
        for one in version.attachments.all()
    ]
    assert files
    for url in files:
        statuses = {who: client.get(url).status_code for who, client in readers.items()}
        assert statuses == {"anyone": 302, "employee": 404, "auditor": 404, "editor": 200}


@pytest.mark.usefixtures("_findable")
def test_s46_when_the_embargo_ends_all_of_it_is_there_without_any_job(policies, people, client_of):
    with time_machine.travel(ENDS, tick=False):
        client = client_of(people.employee)
        for url in (
            "/beleid/nieuw/versies/1/",
            f"/s/{HIDDEN_TOO}/v/1/",
            "/beleid/bekend/versies/2/",
        ):
            assert client.get(url, follow=True).status_code == 200
        hits = client.get(f"/api/v1/search?q={SECRET_WORD}&scope=history").json()["results"]
        assert {hit["slug"] for hit in hits} == {"bekend", "nieuw"}
