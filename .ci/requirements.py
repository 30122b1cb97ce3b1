"""Compile requirements.txt and tests/requirements.txt from pyproject.toml with a pinned uv."""

from steps import PYTHON, VENV, run, step

UV = "uv==0.13.9"
COMPILE = (
    *(VENV / "bin" / "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-header"),
)


def main() -> None:
    with step(f"Installing {UV}"):
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)
    with step("Compiling requirements.txt"):
        run(*COMPILE, "-o", "requirements.txt")
    with step("Compiling tests/requirements.txt"):
        run(*COMPILE, "--extra", "test", "-c", "requirements.txt", "-o", "tests/requirements.txt")


if __name__ == "__main__":
    main()
