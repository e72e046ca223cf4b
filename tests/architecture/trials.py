"""What holds for the tests themselves: each one asserts."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.architecture.sources import called_name

if TYPE_CHECKING:
    from tests.architecture.sources import Function, Source

ASSERTING = ("assert", "check", "expect", "raises", "fail", "wait_signal", "waitSignal", "waitUntil")


def silent_tests(sources: list[Source]) -> list[str]:
    """Tests that can only fail by accident."""
    return [
        f"{source.at(function)} {function.name} asserts nothing"
        for source in sources
        for function in source.functions()
        if function.name.startswith("test_") and not _asserts(function)
    ]


def _asserts(function: Function) -> bool:
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and called_name(node).lstrip("_").startswith(ASSERTING))
        for node in ast.walk(function)
    )
