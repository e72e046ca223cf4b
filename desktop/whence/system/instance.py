"""One window a journal: a lock that dies with its process, and a local socket through which commands are handed over.

A message is JSON in UTF-8 after its length in four bytes, most significant first. The first to speak is the one who
hands over: {"protocol": 1, "message": {…}}; the answer is {"protocol": 1, "reply": {…}}. On Windows, where Python has
no local sockets, the lock works and nothing is handed over.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whence.system.places import fingerprint, make_private_of_ours

PROTOCOL = 1
LARGEST = 1024 * 1024
_HEAD = struct.Struct(">I")
_BACKLOG = 8
_CLIENT_SECONDS = 10.0
_SERVER_SECONDS = 0.5
Message = dict[str, Any]


class NoAnswer(Exception):
    """The window took the message, but what became of it is not known: it did not answer, or not sensibly."""


class Instance:
    """The hold of one process on one journal, from `acquire` until `release` or the end of the process."""

    def __init__(self, lock: int, name: Path, listener: socket.socket | None) -> None:
        self._lock = lock
        self._name = name
        self._listener = listener

    @classmethod
    def acquire(cls, journal: Path, runtime: Path) -> Instance | None:
        """Take the hold on a journal; None when another process has it.

        `runtime` is the folder for the lock and the socket. Raises OSError when it cannot be used.
        """
        make_private_of_ours(runtime)
        name = runtime / fingerprint(journal)
        lock = os.open(name.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(lock):
            os.close(lock)
            return None
        try:
            return cls(lock, name, _listening(name.with_suffix(".socket")))
        except BaseException:
            os.close(lock)
            raise

    def fileno(self) -> int:
        """The descriptor that becomes readable when somebody wants to hand something over; -1 when nobody can."""
        return -1 if self._listener is None else self._listener.fileno()

    def answer(self, handle: Callable[[Message], Message]) -> int:
        """Answer everybody who waits, each message through `handle`, and give how many were answered.

        Never waits for longer than half a second a message; to be called when `fileno()` is readable. Whoever speaks
        another protocol, or is another user, is let go. What `handle` raises goes through, after the caller is let go.
        """
        answered = 0
        while self._listener is not None:
            try:
                connection, _ = self._listener.accept()
            except (BlockingIOError, ConnectionError):
                break
            with connection:
                answered += _answer_one(connection, handle)
        return answered

    def release(self) -> None:
        """Give the hold up; another process can take it then."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            self._name.with_suffix(".socket").unlink(missing_ok=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def hand_over(journal: Path, runtime: Path, message: Message, *, seconds: float = _CLIENT_SECONDS) -> Message | None:
    """Hand a message to the process that has the journal and give its reply; None when there is none.

    Raises NoAnswer when the message was taken and no reply came within `seconds`: it may have been acted upon.
    Raises ValueError for a message of over a megabyte.
    """
    if not hasattr(socket, "AF_UNIX"):
        return None
    name = str((runtime / fingerprint(journal)).with_suffix(".socket"))
    content = _packed({"protocol": PROTOCOL, "message": message})
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(seconds)
        try:
            connection.connect(name)
        except OSError:
            return None
        try:
            connection.sendall(content)
            answer = _receive(connection, seconds)
        except (OSError, ValueError) as error:
            raise NoAnswer(str(error)) from error
    reply = answer.get("reply")
    if answer.get("protocol") != PROTOCOL or not isinstance(reply, dict):
        raise NoAnswer("it speaks another protocol")
    return reply


def _listening(name: Path) -> socket.socket | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    name.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(str(name))
        name.chmod(0o600)
        listener.listen(_BACKLOG)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener


def _answer_one(connection: socket.socket, handle: Callable[[Message], Message]) -> bool:
    connection.settimeout(_SERVER_SECONDS)
    if not _is_same_user(connection):
        return False
    try:
        asked = _receive(connection, _SERVER_SECONDS)
    except (OSError, ValueError):
        return False
    message = asked.get("message")
    if asked.get("protocol") != PROTOCOL or not isinstance(message, dict):
        return False
    content = _packed({"protocol": PROTOCOL, "reply": handle(message)})
    with suppress(OSError):
        connection.sendall(content)
    return True


def _is_same_user(connection: socket.socket) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1]) == os.getuid()


def _packed(told: Message) -> bytes:
    content = json.dumps(told).encode()
    if len(content) > LARGEST:
        raise ValueError("the message is too long")
    return _HEAD.pack(len(content)) + content


def _receive(connection: socket.socket, seconds: float) -> Message:
    until = time.monotonic() + seconds
    length = _HEAD.unpack(_exactly(connection, _HEAD.size, until))[0]
    if length > LARGEST:
        raise ValueError("the message is too long")
    told = json.loads(_exactly(connection, length, until))
    if not isinstance(told, dict):
        raise ValueError("the message is no object")
    return told


def _exactly(connection: socket.socket, length: int, until: float) -> bytes:
    content = bytearray()
    while len(content) < length:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        connection.settimeout(left)
        piece = connection.recv(length - len(content))
        if not piece:
            raise ConnectionError("the other side went away")
        content.extend(piece)
    return bytes(content)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
