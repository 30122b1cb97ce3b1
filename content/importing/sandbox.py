"""Reading a document from outside in a child process with limits, so that a bomb harms nothing.

The child gets the bytes on standard input and answers with JSON, which is data and not code: a
child that a document took over cannot do more than lie about its outline.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from content.importing.outline import Outline, outline_as_data, outline_from_data
from portal.core.refusals import NotAllowed, Refusal

CPU_SECONDS = 20
WALL_SECONDS = 60
ADDRESS_SPACE = 512 * 1024 * 1024
_PROJECT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from content.importing.sandbox import answer; answer(sys.argv[2])"
)


def outline_from_child(content: bytes, filename: str) -> Outline:
    """The outline as a child process found it; NotAllowed as the child said, or "too_heavy"."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-I", "-c", _START, str(_PROJECT), filename],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotAllowed([Refusal("too_heavy")]) from error
    if done.returncode < 0:
        raise NotAllowed([Refusal("too_heavy")])
    try:
        said = json.loads(done.stdout)
        if "refusals" in said:
            raise NotAllowed([Refusal(code, facts) for code, facts in said["refusals"]])
        return outline_from_data(said["outline"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAllowed([Refusal("damaged")]) from error


def answer(filename: str) -> None:
    """The child's part: set the limits, read, write the answer."""
    content = sys.stdin.buffer.read()
    _limit()
    try:
        from content.importing.conversion import outline_of_file

        said: dict[str, Any] = {"outline": outline_as_data(outline_of_file(content, filename))}
    except NotAllowed as refused:
        said = {"refusals": [(refusal.code, dict(refusal.facts)) for refusal in refused.refusals]}
    except MemoryError:
        said = {"refusals": [("too_heavy", {})]}
    json.dump(said, sys.stdout)
    sys.stdout.flush()


def _limit() -> None:
    """Bound processor time and memory, forbid writing files and opening connections."""
    import socket

    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no network while reading a document")

    socket.socket.__init__ = refused  # type: ignore[method-assign]
    try:
        import resource
    except ImportError:  # Not on Windows, where the wall clock is the only bound.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
