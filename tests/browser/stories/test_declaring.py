"""An employee declares a gift; someone else decides on it."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from forms.notifications.models import Draft
from forms.register.models import RegisterEntry
from tests.browser.looking import look_at
from tests.factories.register import employee_in_line
from tests.live_portal import NARROW, WIDE

pytestmark = pytest.mark.django_db(transaction=True)


def fill_gift(page) -> None:
    """The first step, as a person fills it in."""
    page.get_by_label("Goederen").check()
    page.get_by_label("Omschrijving").fill("Doos met zes flessen wijn")
    page.get_by_label("Geschatte waarde in euro").fill("€ 35,-")
    page.get_by_label("Dag", exact=True).fill("1")
    page.get_by_label("Maand").fill("maart")
    page.get_by_label("Jaar").fill("26")


def fill_giver(page) -> None:
    page.get_by_label("Naam van de gever").fill("P. Gever")
    page.get_by_label("Organisatie van de gever").fill("Gever en Zonen")
    page.get_by_label("Leverancier of aannemer").check()
    group = page.get_by_role("group", name="Dingt de gever mee")
    group.get_by_label("Nee").check()


def fill_how(page) -> None:
    page.get_by_label("Nadat ik het kreeg").check()
    page.get_by_label("Aangenomen", exact=True).check()
    page.get_by_label("Wat was de aanleiding?").fill("Dank voor een lezing")
    page.get_by_label("Op het werk", exact=True).check()


def go_on(page, name: str = "Doorgaan") -> None:
    page.get_by_role("button", name=name).click()


def declare_gift(page) -> None:
    page.goto("/melden/")
    page.get_by_role("link", name="Geschenk", exact=True).click()
    go_on(page, "Beginnen")
    for fill in (fill_gift, fill_giver, fill_how):
        fill(page)
        go_on(page)
    page.get_by_label("naar waarheid").check()
    go_on(page, "Melding versturen")


def test_a_gift_is_declared_without_javascript(live_portal):
    employee = employee_in_line()
    page = live_portal.sign_in(employee, live_portal.new_page(NARROW, java_script_enabled=False))

    declare_gift(page)

    entry = RegisterEntry.objects.get(employee=employee)
    assert entry.reference in page.locator("main").inner_text()
    assert live_portal.complaints == []


#: What it takes of one's hands, besides the text itself: keys pressed, by page.
KEYS: Counter = Counter()
#: From the start page to the receipt, for who knows what was given: about one key a question to
#: get there and one to answer. A form that asks more of people has to be a choice.
MOST_KEYS = 75
PAGES = ["geschenk", "1", "1", "2", "3", "controleren", "ontvangen"]


def shown_in(answer) -> list[str]:
    """The last part of the address when a page came, whatever asked for it."""
    is_page = answer.request.is_navigation_request() and answer.status == 200
    return [urlsplit(answer.url).path.rstrip("/").split("/")[-1]] if is_page else []


def press(page, key: str, times: int = 1) -> None:
    for _ in range(times):
        KEYS[page] += 1
        page.keyboard.press(key)


def tab_to(page, wanted: str) -> None:
    """Tab on until the control with this id or name has the focus."""
    for _ in range(60):
        press(page, "Tab")
        here = page.evaluate("[document.activeElement.id, document.activeElement.name]")
        if wanted in here:
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def to_content(page) -> None:
    """Past menu and search, by the link that is there for it."""
    press(page, "Tab")
    press(page, "Enter")


def tab_to_button(page, label: str) -> None:
    for _ in range(60):
        press(page, "Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == label:
            return
    raise AssertionError(f"Tab does not reach {label}")


def test_a_gift_is_declared_by_keyboard_alone(live_portal):
    employee = employee_in_line()
    page = live_portal.sign_in(employee)
    pages: list[str] = []
    page.on("response", lambda answer: pages.extend(shown_in(answer)))
    page.goto("/melden/geschenk/")
    to_content(page)
    tab_to_button(page, "Beginnen")
    press(page, "Enter")
    page.wait_for_url("**/1/**")

    before_mistake = KEYS[page]
    tab_to_button(page, "Doorgaan")
    press(page, "Enter")
    page.wait_for_selector("[data-error-summary]:focus")
    assert page.title().startswith("Fout:")
    press(page, "Tab")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.name") == "benefit_kind"
    KEYS[page] = before_mistake
    press(page, "Space")
    tab_to(page, "description")
    page.keyboard.type("Doos met zes flessen wijn")
    tab_to(page, "estimated_value")
    page.keyboard.type("35")
    for part, text in enumerate(("1", "3", "2026")):
        tab_to(page, f"offered_on_{part}")
        page.keyboard.type(text)
    tab_to_button(page, "Doorgaan")
    press(page, "Enter")
    page.wait_for_url("**/2/**")

    to_content(page)
    tab_to(page, "giver_name")
    page.keyboard.type("P. Gever")
    tab_to(page, "giver_organisation")
    page.keyboard.type("Gever en Zonen")
    tab_to(page, "giver_relation")
    press(page, "ArrowDown")
    tab_to(page, "tender_pending")
    press(page, "ArrowDown")
    tab_to_button(page, "Doorgaan")
    press(page, "Enter")
    page.wait_for_url("**/3/**")

    to_content(page)
    for name in ("reported_when", "situation"):
        tab_to(page, name)
        press(page, "Space")
    tab_to(page, "occasion")
    page.keyboard.type("Dank voor een lezing")
    tab_to(page, "received_at")
    press(page, "Space")
    tab_to_button(page, "Doorgaan")
    press(page, "Enter")
    page.wait_for_url("**/controleren/**")
    to_content(page)
    tab_to(page, "is_true")
    press(page, "Space")
    tab_to_button(page, "Melding versturen")
    press(page, "Enter")
    page.wait_for_url("**/ontvangen/**")

    assert RegisterEntry.objects.filter(employee=employee).count() == 1
    assert pages == PAGES
    assert KEYS[page] <= MOST_KEYS
    assert live_portal.complaints == []


def test_saved_today_and_finished_tomorrow(live_portal):
    employee = employee_in_line()
    page = live_portal.sign_in(employee)
    page.goto("/melden/geschenk/")
    go_on(page, "Beginnen")
    page.get_by_label("Omschrijving").fill("Doos met zes flessen wijn")
    page.get_by_label("Geschatte waarde in euro").fill("een tientje")
    go_on(page, "Bewaren en later verder")
    assert "bewaard" in page.get_by_role("status").inner_text()

    other_day = live_portal.sign_in(employee, live_portal.new_page())
    other_day.goto("/mijn/")
    other_day.get_by_role("link", name="Melding afmaken: Geschenk").click()

    assert other_day.get_by_label("Omschrijving").input_value() == "Doos met zes flessen wijn"
    assert other_day.get_by_label("Geschatte waarde in euro").input_value() == "een tientje"


def test_what_was_typed_is_kept_while_typing_and_after_the_session(live_portal):
    employee = employee_in_line()
    page = live_portal.sign_in(employee)
    page.goto("/melden/geschenk/")
    go_on(page, "Beginnen")
    page.get_by_label("Omschrijving").fill("Doos met zes flessen wijn")
    page.get_by_label("Geschatte waarde in euro").fill("120")
    page.get_by_text("Dit is meer dan het richtbedrag").first.wait_for()
    assert Draft.objects.get().answers["estimated_value"] == "120.00"
    assert live_portal.complaints == []

    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Omschrijving").fill("Doos met twaalf flessen wijn")
    go_on(page, "Bewaren en later verder")
    assert "niet verloren" in page.locator("main").inner_text()
    live_portal.sign_in(employee, page)
    go_on(page, "Verder met wat ik typte")
    page.wait_for_url("**/melden/")
    assert Draft.objects.get().answers["description"] == "Doos met twaalf flessen wijn"


def test_two_quick_clicks_give_one_receipt(live_portal):
    employee = employee_in_line()
    page = live_portal.sign_in(employee)
    page.goto("/melden/geschenk/")
    go_on(page, "Beginnen")
    for fill in (fill_gift, fill_giver, fill_how):
        fill(page)
        go_on(page)
    page.get_by_label("naar waarheid").check()
    page.get_by_role("button", name="Melding versturen").dblclick()
    page.wait_for_url("**/ontvangen/")
    page.go_back()
    page.reload()

    assert page.url.endswith("/ontvangen/")
    assert RegisterEntry.objects.filter(employee=employee).count() == 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_of_declaring_is_usable_by_everyone(live_portal, width):
    employee = employee_in_line()
    page = live_portal.sign_in(employee, live_portal.new_page(width))
    wrong: list[str] = []

    def look(name: str) -> None:
        wrong.extend(look_at(page, name))

    page.goto("/melden/")
    look("index")
    page.goto("/melden/nevenwerkzaamheden/")
    look("start-side-activity")
    page.goto("/melden/nevenwerkzaamheden/afwegen/")
    look("weigh")
    for group in page.get_by_role("group").all():
        if group.get_by_label("Nee", exact=True).count():
            group.get_by_label("Nee", exact=True).check()
    page.get_by_label("Ik twijfel").check()
    go_on(page)
    look("in-doubt")
    page.go_back()
    page.get_by_label("Ik hoef dit niet te melden").check()
    go_on(page)
    look("not-reportable")
    page.goto("/melden/geschenk/")
    look("start-gift")
    go_on(page, "Beginnen")
    look("step-1")
    go_on(page)
    look("step-1-errors")
    fill_gift(page)
    page.get_by_label("Geschatte waarde in euro").fill("120")
    go_on(page)
    look("step-1-advice")
    go_on(page)
    fill_giver(page)
    look("step-2")
    go_on(page)
    fill_how(page)
    go_on(page)
    page.get_by_label("Waarom was weigeren onbeleefd?").fill("Gewoonte in het buitenland")
    look("step-3")
    go_on(page)
    look("check")
    go_on(page, "Melding versturen")
    look("check-errors")
    page.get_by_label("naar waarheid").check()
    go_on(page, "Melding versturen")
    look("receipt")
    page.get_by_role("link", name="Volg uw melding").click()
    look("own-entry")
    page.get_by_role("link", name="Wijzigen").click()
    look("change")
    page.goto("/mijn/meldingen/")
    look("own-list")

    assert wrong == []
    assert live_portal.complaints == []
