"""S23: nothing on our pages breaks the strict policy, in a real browser, for each main role."""

from typing import Any

import pytest

from tests.factories.cast import cast_of_everyone
from tests.factories.matrix import rows

pytestmark = pytest.mark.slow

#: Not pages: data, files, and what belongs to the CMS or to machines.
NO_PAGES = ("cms/", "api/", "_util/", "documenten/", "healthz", "readyz", "meldingen/bijlage")
FILES = ("csv", "json", "atom", "pdf", "bijlage", "bestanden/<", "suggesties")
LISTEN = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.breaches.push(event.violatedDirective + " " + event.blockedURI);
});
"""


def pages_for(cast: Any, role: str) -> list[str]:
    """Every page of ours that opens for this role, each route once per object."""
    return [
        row.address(cast)
        for row in rows()
        if row.method == "GET"
        and row.expected[role] == "in"
        and not row.route.startswith(NO_PAGES)
        and not any(part in row.route for part in FILES)
    ]


@pytest.mark.parametrize("role", ["employee", "moderator", "auditor"])
def test_s23_no_page_breaks_the_policy_or_complains(live_portal: Any, role: str) -> None:
    cast = cast_of_everyone()
    page = live_portal.sign_in(cast.people[role])
    page.add_init_script(LISTEN)
    found, seen = {}, 0
    for path in pages_for(cast, role):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        page.wait_for_load_state("load")
        if breaches := page.evaluate("window.breaches"):
            found[path] = breaches
        seen += 1
    assert seen >= 25
    assert found == {}
    assert live_portal.complaints == []
