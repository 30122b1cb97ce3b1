"""F1, S52: the server is killed while people submit; nothing confirmed is lost or doubled."""

import http.client
import json
import os
import queue
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from tests.template_database import ROOT, TEMPLATES, PostgreSQLCopy, fingerprint

pytestmark = pytest.mark.slow

KILLS, CLIENTS, DRAFTS = 12, 4, 600
LONGEST = 75.0
TOKEN = "a" * 32


@pytest.fixture
def place(
    django_db_setup: None, django_db_blocker: Any, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """The environment of a portal of its own: files, and a database that is a fresh copy."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "PORTAL_VAR": str(tmp_path),
        "LOG_LEVEL": "ERROR",
    }
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        shutil.copyfile(TEMPLATES / f"{fingerprint()}.sqlite3", tmp_path / "portal.sqlite3")
        yield environment
        return
    with django_db_blocker.unblock():
        copy = PostgreSQLCopy("kill")
        copy.refill()
        base = environment["DATABASE_URL"].rpartition("/")[0]
        # The server for tests may skip fsync, which real settings refuse; killing a process of
        # ours asks nothing of the disk.
        settings = "portal.settings.test"
        url = f"{base}/{copy.name}"
        yield {**environment, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": settings}
        copy.close()
        connections.close_all()


def beside(environment: dict[str, str], *words: str) -> Any:
    """What a process beside the server prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories.crash", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


class Server:
    """The portal as it runs for real: one process that keeps two workers."""

    def __init__(self, environment: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = environment
        self.start()

    def start(self) -> None:
        command = ["gunicorn", "portal.wsgi", "--preload", "--workers", "2", "--threads", "2"]
        options = ["--bind", f"127.0.0.1:{self.port}", "--log-level", "critical"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, *options, "--no-control-socket"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait()

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(1200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        pytest.fail("the server does not start")

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_workers(self) -> None:
        """Every worker at once; the first process makes new ones."""
        for pid in self.workers():
            os.kill(pid, signal.SIGKILL)

    def kill_all(self) -> None:
        """The whole group, as when the machine's memory runs out; then start again."""
        self.stop()
        self.start()

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Senders:
    """People who send their drafts, and try again with the same key until they are answered."""

    def __init__(self, port: int, session: str, drafts: list[str]) -> None:
        self.port, self.over = port, threading.Event()
        self.cookie = f"sessionid={session}; csrftoken={TOKEN}"
        self.left: queue.Queue[str] = queue.Queue()
        for draft in drafts:
            self.left.put(draft)
        self.receipts: dict[str, set[str]] = {}
        self.strange: list[str] = []
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        while not self.over.is_set():
            try:
                draft = self.left.get_nowait()
            except queue.Empty:
                return
            while not self.over.is_set() and not self.send(draft):
                time.sleep(0.05)

    def send(self, draft: str) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(
                "POST",
                f"/melden/geschenk/{draft}/controleren/",
                body=f"is_true=on&csrfmiddlewaretoken={TOKEN}",
                headers={
                    "Cookie": self.cookie,
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()
        if answer.status >= 500:
            return False
        parts = (answer.headers["Location"] or "").split("/")
        if answer.status != 302 or parts[-2:] != ["ontvangen", ""]:
            self.strange.append(f"{draft}: {answer.status} {answer.headers['Location']}")
            return True
        self.receipts.setdefault(draft, set()).add(parts[3])
        return True

    def wait_for_more(self, until: float) -> None:
        """Until the server answers again: as many receipts as there are senders have come in."""
        enough = len(self.receipts) + CLIENTS
        while len(self.receipts) < enough and time.monotonic() < until and not self.left.empty():
            time.sleep(0.02)

    def stop(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(timeout=35)


def test_f1_s52_killing_the_server_loses_no_confirmed_entry(place: dict[str, str]) -> None:
    prepared = beside(place, "prepare", str(DRAFTS))
    server = Server(place)
    chance, kills, until = random.Random(1), 0, time.monotonic() + LONGEST
    senders = Senders(server.port, prepared["session"], prepared["drafts"])
    try:
        while time.monotonic() < until and kills < KILLS and not senders.left.empty():
            senders.wait_for_more(until)
            time.sleep(chance.uniform(0, 0.8))
            server.kill_all() if kills % 6 == 5 else server.kill_workers()
            kills += 1
        time.sleep(2)
    finally:
        senders.stop()
        server.stop()

    found = beside(place, "look")
    confirmed = {receipt for receipts in senders.receipts.values() for receipt in receipts}
    references = [entry["reference"] for entry in found["entries"]]
    print(f"{kills} kills, {len(confirmed)} confirmed, {len(references)} kept")
    assert kills >= 10
    assert senders.strange == []
    assert all(len(receipts) == 1 for receipts in senders.receipts.values())
    assert len(confirmed) == len(senders.receipts) >= 20
    assert len(references) == len(set(references))
    assert confirmed <= set(references)
    assert len(references) <= DRAFTS
    half = [
        entry
        for entry in found["entries"]
        if (entry["sheets"], entry["has_detail"], entry["events"], entry["payloads"])
        != (1, True, 1, 1)
    ]
    assert half == []
    assert found["events"] == len(references)
    assert found["integrity"] == "ok"
