"""The child process: its limits hold and what it says survives the way back."""

import subprocess
import sys
from pathlib import Path

import pytest

from content.importing import sandbox
from content.importing.conversion import outline_of_file
from content.importing.outline import outline_as_data, outline_from_data
from content.importing.reading import read_document
from portal.core.refusals import NotAllowed

PROJECT = Path(__file__).parents[4]
DOCUMENTS = PROJECT / "tests" / "documents"


def in_child(code: str) -> subprocess.CompletedProcess[bytes]:
    program = (
        f"import sys; sys.path.insert(0, {str(PROJECT)!r})\n"
        f"from content.importing.sandbox import _limit\n_limit()\n{code}"
    )
    return subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=False)


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.iterdir()))
def test_the_child_says_what_the_reader_found(name: str) -> None:
    here = outline_of_file((DOCUMENTS / name).read_bytes(), name)
    assert read_document(DOCUMENTS / name) == here
    assert outline_from_data(outline_as_data(here)) == here


def test_a_refusal_comes_back_with_its_facts() -> None:
    with pytest.raises(NotAllowed) as caught:
        sandbox.outline_from_child(b"{\\rtf1}", "brief.rtf")
    refusal = caught.value.refusals[0]
    assert refusal.code == "unknown_type"
    assert ".docx" in refusal.facts["types"]


def test_s30_memory_is_bounded() -> None:
    done = in_child("x = bytearray(700 * 1024 * 1024)")
    assert done.returncode == 1
    assert b"MemoryError" in done.stderr


def test_s30_no_network() -> None:
    done = in_child("import socket; socket.create_connection(('127.0.0.1', 9))")
    assert b"PermissionError" in done.stderr


def test_s30_no_files_are_written(tmp_path: Path) -> None:
    target = tmp_path / "x"
    done = in_child(f"f = open({str(target)!r}, 'wb'); f.write(b'x' * 10); f.close()")
    assert done.returncode != 0
    assert not target.exists() or target.stat().st_size == 0


def test_s30_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.05)
    with pytest.raises(NotAllowed) as caught:
        sandbox.outline_from_child(b"tekst", "a.txt")
    assert caught.value.refusals[0].code == "too_heavy"


def test_s30_processor_time_kills_the_child() -> None:
    done = in_child(
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    )
    assert done.returncode < 0, "killed by a signal, which the parent reports as too heavy"


def test_nonsense_from_the_child_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", 'print(\'{"outline": {"title": 1}}\')')
    with pytest.raises(NotAllowed) as caught:
        sandbox.outline_from_child(b"tekst", "a.txt")
    assert caught.value.refusals[0].code == "damaged"
