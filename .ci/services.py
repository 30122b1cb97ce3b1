"""Servers for tests: PostgreSQL, a cache and a search node, on free ports under var/.

``start`` writes var/services.env; ``stop`` ends the servers and forgets their data. As root the
missing system packages are installed and the servers run as an unprivileged user, because they
refuse root. Durability is off: what these servers hold may be lost.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from ctypes.util import find_library
from pathlib import Path

from search_node import start_search
from servers import AS_ROOT, Unprivileged, born_at, found, free_port, wait_until
from steps import ROOT, skipped, step

ENV_FILE = ROOT / "var" / "services.env"
STATE = ROOT / "var" / "services.json"
# Debian package → a command it brings
PACKAGES = {
    "postgresql": "initdb",
    "redis-server": "redis-server",
    "default-jdk-headless": "javac",
    "maven": "mvn",
    "chromium": "chromium",
    "gettext": "xgettext",
}
# Debian package → a library it brings; PDFs are set with these
LIBRARIES = {
    "libpango-1.0-0": "pango-1.0",
    "libpangoft2-1.0-0": "pangoft2-1.0",
    "libharfbuzz-subset0": "harfbuzz-subset",
}


def missing() -> list[str]:
    """Names of the packages whose command or library is not here."""
    commands = [package for package, command in PACKAGES.items() if not found(command)]
    return commands + [package for package, name in LIBRARIES.items() if not find_library(name)]


def install_missing() -> None:
    """As root on Debian or Ubuntu: bring what is missing; else say it in one sentence."""
    if missing() and AS_ROOT and shutil.which("apt-get"):
        with step("Installing " + ", ".join(missing())):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            apt = ("apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=300")
            subprocess.run([*apt, "update"], env=quiet, check=True)
            subprocess.run(
                [*apt, "install", "--no-install-recommends", *missing()],
                env=quiet,
                check=True,
                stdout=subprocess.DEVNULL,
            )
    if missing():
        sys.exit(f"Missing for the test servers: {', '.join(missing())}; please install them.")


def start_postgresql(runner: Unprivileged) -> tuple[int, str]:
    data, port, password = runner.own_folder("postgresql"), free_port(), secrets.token_hex(16)
    secret = data.parent / "postgresql.secret"
    secret.write_text(password)
    os.chmod(secret, 0o644 if AS_ROOT else 0o600)
    initdb = found("initdb")
    runner.run(
        *(initdb, "--pgdata", data, "--username", "portal", "--pwfile", secret),
        *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        cwd=data,
    )
    secret.unlink()
    options = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": 100,
    }
    with (data / "postgresql.conf").open("a") as conf:
        conf.writelines(f"{name} = '{value}'\n" for name, value in options.items())
    pid = runner.spawn(Path(initdb or "").with_name("postgres"), "-D", data, cwd=data)
    wait_until(lambda: socket.create_connection(("127.0.0.1", port), 1).close(), "PostgreSQL", pid)
    url = f"postgres://portal:{password}@127.0.0.1:{port}"
    psql = ["psql", "--quiet", "--no-psqlrc", f"{url}/postgres", "-c", "CREATE DATABASE portal"]
    psql[0] = found("psql") or "psql"
    wait_until(lambda: _or_os_error(psql), "PostgreSQL", pid)
    return pid, f"{url}/portal"


def _or_os_error(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip())


def start_cache(runner: Unprivileged) -> tuple[int, str]:
    folder, port = runner.own_folder("cache"), free_port()
    pid = runner.spawn(
        *(found("redis-server"), "--port", port, "--bind", "127.0.0.1", "--dir", folder),
        *("--save", "", "--appendonly", "no"),
        cwd=folder,
    )
    wait_until(lambda: socket.create_connection(("127.0.0.1", port), 1).close(), "The cache", pid)
    return pid, f"redis://127.0.0.1:{port}/0"


SERVERS = {
    "PostgreSQL": ("DATABASE_URL", start_postgresql),
    "cache": ("CACHE_URL", start_cache),
    "search node": ("SEARCH_URL", start_search),
}


def _state() -> dict:
    """What was started: the folder, and per server its process id with its start time."""
    return json.loads(STATE.read_text())


def _is_ours(server: list) -> bool:
    pid, birth = server
    return birth is not None and born_at(pid) == birth


def _end(server: list, politely: signal.Signals) -> None:
    os.kill(server[0], politely)
    end = time.monotonic() + 15
    while _is_ours(server) and time.monotonic() < end:
        time.sleep(0.1)
    if _is_ours(server):
        os.kill(server[0], signal.SIGKILL)


def running() -> bool:
    """Whether all servers this folder started are still there."""
    return ENV_FILE.exists() and all(map(_is_ours, _state()["servers"].values()))


def start() -> None:
    """Start what is not running yet and write the addresses down."""
    if running():
        skipped("Test servers", f"running already; see {ENV_FILE.relative_to(ROOT)}")
        return
    if STATE.exists():
        stop()
    install_missing()
    runner = Unprivileged()
    state: dict = {"folder": str(runner.folder), "servers": {}}
    addresses = {}
    for name, (variable, begin) in SERVERS.items():
        with step(f"Starting the {name}"):
            pid, addresses[variable] = begin(runner)
            state["servers"][name] = [pid, born_at(pid)]
            STATE.write_text(json.dumps(state))
    ENV_FILE.write_text("".join(f"{name}={value}\n" for name, value in addresses.items()))
    print(f"Addresses are in {ENV_FILE.relative_to(ROOT)}; `make services-stop` ends the servers.")


def stop() -> None:
    """End the servers this folder started and remove their data; the built node stays."""
    if not STATE.exists():
        print("No test servers are running here.")
        return
    state = _state()
    for name, server in state["servers"].items():
        if _is_ours(server):
            with step(f"Stopping the {name}"):
                _end(server, signal.SIGINT if name == "PostgreSQL" else signal.SIGTERM)
    for name in ("postgresql", "cache", "search"):
        shutil.rmtree(Path(state["folder"]) / name, ignore_errors=True)
    STATE.unlink()
    ENV_FILE.unlink(missing_ok=True)


def addresses() -> dict[str, str]:
    """The variables of var/services.env."""
    return dict(line.split("=", 1) for line in ENV_FILE.read_text().splitlines())


if __name__ == "__main__":
    {"start": start, "stop": stop}[sys.argv[1]]()
