"""A window over a small journal of invented people."""

from __future__ import annotations

from tests.ui.capture.conftest import bench

__all__ = ["bench"]
