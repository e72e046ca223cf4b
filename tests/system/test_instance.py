"""One process a journal, and commands handed over to it."""

from __future__ import annotations

import json
import select
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whence.system.instance import LARGEST, Instance, NoAnswer, hand_over
from whence.system.places import Places, fingerprint

SOURCE_ROOT = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def runtime() -> Path:
    return Places.of_this_machine().runtime


@pytest.fixture
def held(tmp_path: Path, runtime: Path) -> Iterator[Instance]:
    found = Instance.acquire(tmp_path / "j.whence", runtime)
    assert found is not None
    yield found
    found.release()


def in_background(journal: Path, runtime: Path, message: dict[str, Any], seconds: float = 10) -> list[Any]:
    """Hand a message over on a thread; its end is awaited by `joined`."""
    result: list[Any] = []

    def run() -> None:
        try:
            result.append(hand_over(journal, runtime, message, seconds=seconds))
        except NoAnswer as error:
            result.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return [thread, result]


def joined(running: list[Any]) -> Any:
    running[0].join(20)
    return running[1][0]


def wait_for(held: Instance) -> None:
    assert select.select([held.fileno()], [], [], 20)[0]


def test_only_one_has_a_journal_and_another_may_have_another(held: Instance, tmp_path: Path, runtime: Path) -> None:
    assert Instance.acquire(tmp_path / "j.whence", runtime) is None
    (tmp_path / "link.whence").symlink_to(tmp_path / "j.whence")
    assert Instance.acquire(tmp_path / "link.whence", runtime) is None
    other = Instance.acquire(tmp_path / "other.whence", runtime)
    assert other is not None
    other.release()


def test_what_is_released_can_be_taken_again(tmp_path: Path, runtime: Path) -> None:
    for _ in range(3):
        found = Instance.acquire(tmp_path / "j.whence", runtime)
        assert found is not None
        found.release()
        found.release()
        assert found.fileno() == -1


def test_a_message_is_answered(held: Instance, tmp_path: Path, runtime: Path) -> None:
    message = {"command": "log", "line": "Mära ☕ " * 1_000}
    running = in_background(tmp_path / "j.whence", runtime, message)
    wait_for(held)
    assert held.answer(lambda told: {"heard": told, "sentence": "Logged."}) == 1
    assert joined(running) == {"heard": message, "sentence": "Logged."}


def test_several_are_answered_one_after_the_other(held: Instance, tmp_path: Path, runtime: Path) -> None:
    running = [in_background(tmp_path / "j.whence", runtime, {"number": number}) for number in range(5)]
    answered = 0
    while answered < 5:
        wait_for(held)
        answered += held.answer(lambda told: {"double": 2 * told["number"]})
    assert [joined(one)["double"] for one in running] == [0, 2, 4, 6, 8]


def test_without_a_window_nothing_is_handed_over(tmp_path: Path, runtime: Path) -> None:
    assert hand_over(tmp_path / "j.whence", runtime, {"command": "log"}) is None


def test_a_window_that_does_not_answer_is_told_apart_from_none(held: Instance, tmp_path: Path, runtime: Path) -> None:
    with pytest.raises(NoAnswer):
        hand_over(tmp_path / "j.whence", runtime, {"command": "log"}, seconds=0.1)


def test_an_error_while_handling_lets_the_caller_go(held: Instance, tmp_path: Path, runtime: Path) -> None:
    running = in_background(tmp_path / "j.whence", runtime, {"command": "log"})
    wait_for(held)

    def fail(message: dict[str, Any]) -> dict[str, Any]:
        raise LookupError(message["command"])

    with pytest.raises(LookupError):
        held.answer(fail)
    assert isinstance(joined(running), NoAnswer)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x00",
        b"GET / HTTP/1.1\r\n\r\n",
        struct.pack(">I", LARGEST + 1) + b"{}",
        struct.pack(">I", 100) + b"{}",
        struct.pack(">I", 2) + b"[]",
        struct.pack(">I", 5) + b"\xff\xff\xff\xff\xff",
        struct.pack(">I", 28) + json.dumps({"protocol": 9, "message": {}}).encode()[:28],
        struct.pack(">I", 15) + b'{"protocol": 1}',
    ],
)
def test_whoever_speaks_otherwise_is_let_go(held: Instance, tmp_path: Path, runtime: Path, content: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.connect(str(runtime / f"{fingerprint(tmp_path / 'j.whence')}.socket"))
        stranger.sendall(content)
        assert held.answer(lambda told: told) == 0
    assert held.answer(lambda told: told) == 0


def test_socket_and_lock_are_for_their_owner_only(held: Instance, runtime: Path) -> None:
    modes = {path.suffix: path.stat().st_mode & 0o777 for path in runtime.iterdir()}
    assert modes == {".lock": 0o600, ".socket": 0o600}
    assert runtime.stat().st_mode & 0o777 == 0o700


def test_a_message_of_over_a_megabyte_is_not_sent(held: Instance, tmp_path: Path, runtime: Path) -> None:
    with pytest.raises(ValueError, match="too long"):
        hand_over(tmp_path / "j.whence", runtime, {"line": "x" * LARGEST})
    assert held.answer(lambda told: told) == 0


def test_after_a_kill_the_journal_can_be_taken_at_once(tmp_path: Path, runtime: Path) -> None:
    journal = tmp_path / "j.whence"
    code = (
        "import sys, pathlib; from whence.system.instance import Instance;"
        "found = Instance.acquire(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]));"
        "print(found is not None, flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, journal, runtime], env={"PYTHONPATH": str(SOURCE_ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        assert Instance.acquire(journal, runtime) is None
        child.kill()
    assert (runtime / f"{fingerprint(journal)}.socket").exists()
    assert hand_over(journal, runtime, {}) is None
    found = Instance.acquire(journal, runtime)
    assert found is not None
    found.release()
