"""What the build server does: check, servers, every test, on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping

import services
from steps import PYTHON, ROOT, step, succeeds

PYTEST = [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-q"]
# What says the same on every database: walks over all addresses, screens, files, the demo's texts.
ONCE_IS_ENOUGH = (
    "security/test_s01_anonymous_walk.py",
    "security/test_s03_permission_matrix.py",
    "security/test_s09_bulk_actions.py",
    "security/test_s10_no_stock_forms.py",
    "security/test_s23_policy_header.py",
    "security/test_s27_tables.py",
    "security/test_s34_mail.py",
    "security/test_s37_extra_fields.py",
    "content/base",
    "content/home",
    "content/importing",
    "content/news",
    "content/policies/test_banners.py",
    "content/policies/test_beginning.py",
    "content/policies/test_carrying_over.py",
    "content/policies/test_change_table.py",
    "content/policies/test_check_links.py",
    "content/policies/test_copies_and_deletions.py",
    "content/policies/test_feeds.py",
    "content/policies/test_handing_out.py",
    "content/policies/test_many_edits.py",
    "content/policies/test_minor_is_minor.py",
    "content/policies/test_nothing_is_lost.py",
    "content/policies/test_pages_of_policies.py",
    "content/policies/test_reader_pages.py",
    "content/policies/test_resting.py",
    "content/policies/test_reviews.py",
    "content/policies/test_successions.py",
    "content/policies/test_translations.py",
    "content/policies/test_versions_room.py",
    "forms/moderation",
    "forms/notifications/test_editing_in_cms.py",
    "forms/notifications/test_following.py",
    "forms/notifications/test_while_filling_in.py",
    "forms/register/test_discretion.py",
    "forms/register/test_following_people.py",
    "forms/register/test_public.py",
    "forms/register/test_public_history.py",
    "forms/test_a_new_kind.py",
    "forms/test_every_kind.py",
    "portal/accountability",
    "portal/control",
    "portal/core/test_languages.py",
    "portal/core/test_openapi.py",
    "portal/demo/test_building.py",
    "portal/demo/test_create_demo_data.py",
    "portal/people/test_own_data.py",
    "portal/people/test_settings_in_cms.py",
    "search/test_search_pages.py",
    "search/test_search_server.py",
)

#: What is written in bulk is copied by each engine in its own way; the heaviest is asked in CI on
#: PostgreSQL, on SQLite by `make test`.
IN_BULK = "tests/integration/portal/demo/test_entries_in_bulk.py"

#: A round on each engine; the browser tests use the first.
ON_A_DATABASE = ("Tests on SQLite", "Integration tests on PostgreSQL")


def rounds() -> dict[str, tuple[list, dict[str, str]]]:
    """Name of each round → its command and what is added to the environment."""
    servers = services.addresses()
    search = {"SEARCH_URL": servers["SEARCH_URL"]}
    on_postgresql = {
        "DATABASE_URL": servers["DATABASE_URL"],
        "CACHE_URL": servers["CACHE_URL"],
        **search,
    }
    own = ["tests/unit", "tests/integration", "tests/architecture"]
    return {
        "Checks": ([PYTHON, ".ci/check.py"], {}),
        "Tests on SQLite": ([*PYTEST, *own, f"--ignore={IN_BULK}"], search),
        "Integration tests on PostgreSQL": (
            [
                *PYTEST,
                "tests/integration",
                *(f"--ignore=tests/integration/{path}" for path in ONCE_IS_ENOUGH),
            ],
            on_postgresql,
        ),
        "Browser tests": ([*PYTEST, "tests/browser"], search),
    }


def databases_being_built(environments: list[Mapping[str, str]]) -> list[subprocess.Popen]:
    """The template of each engine, built beside what does not need it yet: workers would wait."""
    command = [PYTHON, "-m", "tests.template_database"]
    return [
        subprocess.Popen(command, cwd=ROOT, env={**os.environ, **extra}) for extra in environments
    ]


def main() -> None:
    begun = time.monotonic()
    os.environ["CI"] = "true"
    # Without bytecode every worker of every round compiles all tests again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "CACHE_URL", "SEARCH_URL"):
        os.environ.pop(name, None)
    was_running = services.running()
    services.start()
    failed = []
    try:
        todo = rounds()
        building = databases_being_built([todo[name][1] for name in ON_A_DATABASE])
        for name, (command, extra) in todo.items():
            with step(name):
                if not succeeds(command, env={**os.environ, **extra}):
                    failed.append(name)
        if any(process.wait() for process in building):
            failed.append("Databases for tests")
    finally:
        if not was_running:
            services.stop()
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    took = f"{minutes} min {seconds} s"
    sys.exit(f"FAILED in {took}: {', '.join(failed)}" if failed else print(f"PASSED in {took}."))


if __name__ == "__main__":
    main()
