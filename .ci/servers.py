"""Running a server for tests as an unprivileged user, and knowing it again later."""

import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from steps import ROOT

AS_ROOT = os.geteuid() == 0


def found(command: str) -> str | None:
    """Where a command is; PostgreSQL's lie outside the path on Debian."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parts[-2]))
    here = [str(place / command) for place in places if (place / command).exists()]
    return here[-1] if here else shutil.which(command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Unprivileged:
    """Runs commands as a user the servers accept, in a folder that user may reach."""

    def __init__(self) -> None:
        self.account = None
        if AS_ROOT:
            names = {entry.pw_name for entry in pwd.getpwall()}
            self.account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
        self.folder = ROOT / "var" / "services"
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._may_reach(self.folder):
            mark = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
            self.folder = Path(tempfile.gettempdir()) / f"portal-services-{mark}"
            self.folder.mkdir(mode=0o755, exist_ok=True)
            if self.folder.stat().st_uid != os.geteuid():
                sys.exit(f"{self.folder} belongs to somebody else.")

    def _may_reach(self, folder: Path) -> bool:
        return not subprocess.run(["test", "-x", folder], check=False, **self.identity).returncode

    @property
    def identity(self) -> dict:
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def own_folder(self, name: str) -> Path:
        """A new empty folder that belongs to the unprivileged user."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        return folder

    def run(self, *command: object, cwd: Path) -> None:
        subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            check=True,
            stdout=subprocess.DEVNULL,
            **self.identity,
        )

    def spawn(self, *command: object, cwd: Path) -> int:
        """Start a server that outlives this script; its process id."""
        log = self.folder / f"{cwd.name}.log"
        with log.open("w") as output:
            server = subprocess.Popen(
                [str(part) for part in command],
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"PATH": os.environ["PATH"], "HOME": str(cwd), "LC_ALL": "C.UTF-8"},
                start_new_session=True,
                **self.identity,
            )
        return server.pid


def wait_until(answers: Callable[[], object], what: str, pid: int, seconds: int = 90) -> None:
    """Give a server time to come up; OSError means not yet."""
    end = time.monotonic() + seconds
    while True:
        try:
            answers()
            return
        except OSError as fault:
            if born_at(pid) is None:
                sys.exit(f"{what} stopped at once; its log is beside its folder.")
            if time.monotonic() > end:
                sys.exit(f"{what} does not answer after {seconds} s: {fault}")
            time.sleep(0.2)


def born_at(pid: int) -> str | None:
    """Start time of a living process in clock ticks, None when it is gone (Linux' /proc).

    A process id alone may belong to somebody else by now.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return None
    return None if fields[0] == "Z" else fields[19]
