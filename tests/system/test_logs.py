"""The log is private, bounded, and says nothing of the journal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.system.logs import FILE_NAME, start_log

log = logging.getLogger("whence.test")


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    level = logging.getLogger().level
    started = start_log(tmp_path / "logs")
    assert started is not None
    yield started
    logging.getLogger().removeHandler(started)
    logging.getLogger().setLevel(level)
    started.close()


def text_of(tmp_path: Path) -> str:
    return (tmp_path / "logs" / FILE_NAME).read_text(encoding="utf-8")


def greet(name: str) -> None:
    raise ValueError(f"cannot greet {name}")


def test_an_error_is_logged_without_what_it_says(handler: logging.Handler, tmp_path: Path) -> None:
    try:
        try:
            greet("Zaphira Quillfeather")
        except ValueError as error:
            raise RuntimeError(f"about {error}") from error
    except RuntimeError:
        log.info("A greeting failed", exc_info=True)
    text = text_of(tmp_path)
    assert "Zaphira" not in text
    assert "INFO whence.test: A greeting failed\nbuiltins.ValueError\n" in text
    assert "test_logs.py:" in text
    assert " greet\nbuiltins.RuntimeError\n" in text


def test_the_log_is_private_and_stays_small(handler: logging.Handler, tmp_path: Path) -> None:
    for number in range(25_000):
        log.info("Line %d of a great many lines that all say much the same thing, at some length, again", number)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == 4
    assert sum(path.stat().st_size for path in files) <= 4 * 512 * 1024
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (tmp_path / "logs").stat().st_mode & 0o777 == 0o700
    assert "Line 24999 " in text_of(tmp_path)


def test_without_a_folder_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    assert start_log(tmp_path / "logs") is None


def test_a_log_that_cannot_be_written_is_done_without(handler: logging.Handler, tmp_path: Path) -> None:
    (tmp_path / "logs").rmdir()
    log.info("Lost")
    assert not (tmp_path / "logs").exists()
