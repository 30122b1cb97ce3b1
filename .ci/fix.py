"""Mend by machine what can be mended: layout of code and templates, simple faults."""

from check import BIN, CODE
from steps import step, succeeds


def main() -> None:
    with step("Faults in the code"):
        succeeds([BIN / "ruff", "check", "--fix", "--quiet", *CODE])
    with step("Layout of the code"):
        succeeds([BIN / "ruff", "format", "--quiet", *CODE])
    with step("Layout of the templates"):
        # djhtml says 1 when it changed something, which is what was asked.
        succeeds([BIN / "djhtml", "--tabwidth", "2", "templates"])


if __name__ == "__main__":
    main()
