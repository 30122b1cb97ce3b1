"""Every check that needs no test; none changes a file. All are run, then the verdict."""

import os
import sys

from steps import PYTHON, VENV, step, succeeds

BIN = VENV / "bin"
CODE = ["portal", "content", "search", "forms", "tests", ".ci", "manage.py"]
MANAGE = [PYTHON, "manage.py"]
CHECKS = {
    "Layout of the code (ruff format)": [BIN / "ruff", "format", "--check", "--quiet", *CODE],
    "Faults in the code (ruff check)": [BIN / "ruff", "check", "--quiet", *CODE],
    "Types (mypy)": [BIN / "mypy"],
    "The import plan (import-linter)": [BIN / "lint-imports", "--no-logo"],
    "Layout of the templates (djhtml)": [BIN / "djhtml", "--check", "--tabwidth", "2", "templates"],
    "Models and migrations agree": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "System check": [*MANAGE, "check", "--fail-level", "WARNING"],
    "The English catalogue is whole": [PYTHON, ".ci/messages.py", "check"],
    "Pins follow pyproject.toml": [PYTHON, ".ci/pins.py"],
}


def main() -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    failed = []
    for what, command in CHECKS.items():
        with step(what):
            if not succeeds(command, env=env):
                failed.append(what)
    if failed:
        sys.exit("Not in order: " + "; ".join(failed))
    print("All checks are in order.")


if __name__ == "__main__":
    main()
