"""Create .venv and install the pinned packages, only when something changed."""

import hashlib
import sys
import venv

from steps import PYTHON, ROOT, VENV, run, skipped, step

FILES = {"app": "requirements.txt", "tests": "tests/requirements.txt"}


def _wanted(kind: str) -> str:
    text = (ROOT / FILES[kind]).read_bytes() + sys.version.encode()
    return hashlib.sha256(text).hexdigest()


def _is_installed(kind: str) -> bool:
    stamp = VENV / f".installed-{kind}"
    return stamp.exists() and stamp.read_text() == _wanted(kind)


def prepare(kind: str) -> None:
    """``app`` or ``tests``; the second contains the first."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the message is for whoever starts with less
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Set PYTHON=.")
    if PYTHON.exists() and _is_installed(kind):
        skipped("Packages", "unchanged")
        return
    if not PYTHON.exists():
        with step("Creating .venv"):
            venv.create(VENV, with_pip=True)
    with step(f"Installing the pinned packages of {FILES[kind]}"):
        run(
            *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "-r", FILES[kind]),
        )
    for covered in {"tests": ("app", "tests"), "app": ("app",)}[kind]:
        (VENV / f".installed-{covered}").write_text(_wanted(covered))


if __name__ == "__main__":
    prepare("tests" if "--tests" in sys.argv[1:] else "app")
