"""Steps that say what they do and how long it took."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print what begins, and the seconds when it is done."""
    print(f"→ {what} …", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print(f"  stopped after {time.monotonic() - begun:.1f} s", flush=True)
        raise
    print(f"  done in {time.monotonic() - begun:.1f} s", flush=True)


def skipped(what: str, why: str) -> None:
    """Say which step had nothing to do."""
    print(f"→ {what}: {why}", flush=True)


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the project's folder; its failure ends the whole."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def succeeds(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> bool:
    """Run a command that may fail; its output is shown."""
    return not subprocess.run([str(p) for p in command], cwd=ROOT, env=env, check=False).returncode
