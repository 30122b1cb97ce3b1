"""What the architecture tests look at: the files of the project as git knows them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "content", "search", "forms")


def files(*patterns: str) -> list[Path]:
    """Tracked and new files that fit, without what git ignores and what was just removed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return sorted(path for path in paths if path.is_file())


def name_of(path: Path) -> str:
    """A path as people write it in the project."""
    return str(path.relative_to(ROOT))
