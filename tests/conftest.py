"""What every test stands on: places of its own, and no warning that passes unheard."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
IS_EVERYTHING = os.environ.get("WHENCE_TEST_ALL") == "1"

settings.register_profile(
    "ordinary", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile(
    "everything", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("everything" if IS_EVERYTHING else "ordinary")


@pytest.fixture(scope="session")
def is_everything() -> bool:
    """Whether the full samples are wanted (`packaging/test.py --all`) instead of small seeded ones."""
    return IS_EVERYTHING


@pytest.fixture(autouse=True)
def places(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """Give the test a home of its own, so that no journal, setting or keyring of the machine is ever touched."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("APPDATA", home / "roaming"),
        ("LOCALAPPDATA", home / "local"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_CACHE_HOME", home / "cache"),
    ):
        monkeypatch.setenv(variable, str(folder))
    for variable in ("WHENCE_JOURNAL", "WHENCE_PASSPHRASE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    # A short folder: the name of a local socket may not be longer than about a hundred bytes.
    with tempfile.TemporaryDirectory(prefix="wh") as runtime:
        if request.node.get_closest_marker("window") is None:
            monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        yield home


@pytest.fixture(autouse=True)
def loud_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged a warning or worse. A test that means to asserts on it, then calls `caplog.clear()`."""
    yield
    loud = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("Logged: " + "; ".join(f"{record.name}: {record.getMessage()}" for record in loud))


@pytest.fixture(autouse=True)
def no_leaked_widgets() -> Iterator[None]:
    """Fail a test that leaves a top-level widget behind: it must have an owner, or be closed and deleted."""
    before = {id(widget) for widget in _top_level_widgets()}
    yield
    leaked = [widget for widget in _top_level_widgets() if id(widget) not in before]
    if leaked:
        names = ", ".join(f"{type(widget).__name__} {widget.objectName()!r}" for widget in leaked)
        for widget in leaked:
            widget.deleteLater()
        _top_level_widgets()
        pytest.fail(f"Left behind: {names}")


def _top_level_widgets() -> list[Any]:
    """Return the top-level widgets that outlive a pending deletion; none before the test loads Qt."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
