"""Passphrases from a file, the environment and the keyring; a keyring that fails is as good as none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from whence.system.secrets import forget_passphrase, given_passphrase, remember_passphrase, remembered_passphrase

JOURNAL = Path("/home/clara/journal.whence")


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that lasts as long as the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("nothing there")


class BrokenKeyring(MemoryKeyring):
    """A keyring whose service went away."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("the bus is gone")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


@pytest.fixture(autouse=True)
def the_former_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_the_keyring_remembers_and_forgets_one_journal() -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    assert remembered_passphrase(JOURNAL) is None
    assert remember_passphrase(JOURNAL, "correct horse")
    assert remembered_passphrase(JOURNAL) == "correct horse"
    assert remembered_passphrase(JOURNAL.with_name("other")) is None
    assert "clara" not in str(list(backend.kept))
    assert forget_passphrase(JOURNAL)
    assert remembered_passphrase(JOURNAL) is None
    assert forget_passphrase(JOURNAL)


def test_a_keyring_that_fails_is_as_good_as_none() -> None:
    keyring.set_keyring(BrokenKeyring())
    assert remembered_passphrase(JOURNAL) is None
    assert not remember_passphrase(JOURNAL, "correct horse")
    assert forget_passphrase(JOURNAL)


@pytest.mark.parametrize(
    "content", [b"correct horse", b"correct horse\n", b"correct horse\r\nsecond", b"\xef\xbb\xbfcorrect horse"]
)
def test_the_first_line_of_the_file_counts(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    assert given_passphrase(tmp_path / "secret", {"WHENCE_PASSPHRASE": "other"}) == "correct horse"


def test_without_a_file_the_environment_counts() -> None:
    assert given_passphrase(None, {"WHENCE_PASSPHRASE": " spaces count "}) == " spaces count "
    assert given_passphrase(None, {"WHENCE_PASSPHRASE": ""}) is None
    assert given_passphrase(None, {}) is None


@pytest.mark.parametrize("content", [b"", b"\nsecond line", b"\xff\xfe", b"x" * 5000])
def test_a_file_without_a_passphrase_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011 -- a UnicodeDecodeError says enough too
        given_passphrase(tmp_path / "secret", {})


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        given_passphrase(tmp_path / "secret", {})
