"""The notification pages as an editor of the demo organisation sets them up."""

import json
from datetime import timedelta
from uuid import uuid5

from forms.notifications.models import NotificationPage
from forms.register.models import FormVersion
from portal.demo.chance import at, working_day
from portal.demo.demo import Demo
from portal.demo.pages import publish
from portal.demo.streams import NAMESPACE, section_id

LANGUAGE = "nl"
#: How long before today the register of the demo begins, and when a question was added.
BEGINS = timedelta(days=3 * 365)
ASKED_MORE = timedelta(days=240)

#: Per kind: policy, section, and the question that rests on it (empty: the whole form).
RESTS_ON = {
    "side_activity": (
        ("gedragscode", "nevenwerkzaamheden", ""),
        ("regeling-nevenwerkzaamheden", "meldplicht", "activity_kind"),
        ("regeling-nevenwerkzaamheden", "termijn", "start_date"),
    ),
    "gift": (
        ("gedragscode", "geschenken", ""),
        ("regeling-geschenken-en-uitnodigingen", "algemene-toestemming", "estimated_value"),
        ("regeling-geschenken-en-uitnodigingen", "nooit", "tender_pending"),
    ),
    "invitation": (
        ("gedragscode", "uitnodigingen", ""),
        ("regeling-geschenken-en-uitnodigingen", "uitnodigingen", "functional_purpose"),
    ),
    "financial_interest": (
        ("gedragscode", "financiele-belangen", ""),
        ("regeling-financiele-belangen", "melden", "interest_kind"),
        ("regeling-financiele-belangen", "partner", "holder"),
        ("regeling-financiele-belangen", "voorkennis", "inside_information_access"),
    ),
    "private_relation": (("gedragscode", "relaties", ""),),
    "job_transition": (("gedragscode", "overstap", ""),),
    "lobby_contact": (("gedragscode", "lobby", ""),),
    "purchase_conflict": (
        ("gedragscode", "inkoop", ""),
        ("handreiking-inkoop-en-aanbesteden", "belangen", "starts_on"),
    ),
}
INTRODUCTIONS = {
    "side_activity": "<p>Meld uw nevenwerk voordat u begint, betaald of niet. Twijfelt u? Meld het"
    " dan toch. Uw leidinggevende beslist binnen de termijn van de regeling.</p>",
    "gift": "<p>Meld elk geschenk dat u in verband met uw werk krijgt of kunt krijgen, ook als u"
    " het weigert. Bloemen of koekjes voor het hele team hoeft u niet te melden.</p>",
}
EXTRA_QUESTION = {
    "label": "Hebt u de gever verteld dat u het geschenk meldt?",
    "help": "Dat mag, maar het hoeft niet. Wij gebruiken het antwoord om onze brief te schrijven.",
    "required": False,
}
EXTRA_ID = str(uuid5(NAMESPACE, "gift/told-giver"))


def publish_forms(demo: Demo) -> None:
    """The pages get the policy they rest on, some an introduction; later gifts get a question."""
    begun = demo.today - BEGINS - timedelta(days=14)
    for kind in demo.each(RESTS_ON, "Meldformulieren"):
        page = NotificationPage.objects.get(kind=kind, locale__language_code=LANGUAGE)
        page.introduction = INTRODUCTIONS.get(kind, "")
        page.rests_on = json.dumps([_rests_on(kind, *row) for row in RESTS_ON[kind]])
        publish(demo, page, at(working_day(begun)))
        if kind == "gift":
            question = {"type": "yes_no", "id": EXTRA_ID, "value": EXTRA_QUESTION}
            page.extra_questions = json.dumps([question])
            publish(demo, page, at(working_day(demo.today - ASKED_MORE)))


def _rests_on(kind: str, slug: str, key: str, question: str) -> dict[str, object]:
    return {
        "type": "section",
        "id": str(uuid5(NAMESPACE, f"{kind}/{slug}/{key}/{question}")),
        "value": {
            "section_id": str(section_id(slug, key)),
            "question": f"{kind}.{question}" if question else "",
        },
    }


def form_versions(kind: str) -> list[FormVersion]:
    """The questions as they were asked on the Dutch page of a kind, oldest first."""
    page = NotificationPage.objects.get(kind=kind, locale__language_code=LANGUAGE)
    kept = FormVersion.objects.filter(page_key=str(page.translation_key), language=LANGUAGE)
    return list(kept.order_by("number"))
