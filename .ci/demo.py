"""From a fresh clone to a running demo; a second start skips what is unchanged."""

import hashlib
import os
from pathlib import Path

from prepare import prepare
from steps import PYTHON, ROOT, run, skipped, step

VAR = Path(os.environ.get("PORTAL_VAR", ROOT / "var"))
STAMP = VAR / "demo-ready"


def _state() -> str:
    """Changes when migrating or filling could have something to do."""
    found = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for package in ("portal", "content", "search", "forms"):
        for path in sorted((ROOT / package).glob("**/migrations/*.py")):
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def _is_ready() -> bool:
    embedded = "DATABASE_URL" not in os.environ and any(VAR.glob("*.sqlite3"))
    return embedded and STAMP.exists() and STAMP.read_text() == _state()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    prepare("app")
    if _is_ready():
        skipped("Database", "unchanged")
    else:
        VAR.mkdir(parents=True, exist_ok=True)
        with step("Creating or updating the tables"):
            run(PYTHON, "manage.py", "migrate", "--verbosity", "0")
        with step("Loading the demo organisation, if the database is empty"):
            run(PYTHON, "manage.py", "create_demo_data", "--if-empty")
        STAMP.write_text(_state())
    port = os.environ.get("PORT") or "8000"
    print(f"→ Serving on http://127.0.0.1:{port} (stop with Ctrl-C) …", flush=True)
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"])


if __name__ == "__main__":
    main()
