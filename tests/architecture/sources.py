"""Python files as the rules see them: their place, their text and their syntax tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "desktop" / "whence"
TESTS = ROOT / "tests"
PACKAGING = ROOT / "packaging"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file; `place` is its path below the root it was read from, with slashes."""

    place: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree, with `parent` set on every node."""
        tree = ast.parse(self.text, self.place)
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                child.parent = node  # type: ignore[attr-defined]
        return tree

    @property
    def package(self) -> str:
        """The first folder ("ui"), or the empty text for a module that lies in none."""
        return self.place.split("/")[0] if "/" in self.place else ""

    @property
    def line_count(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor understands it."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"


def read_sources(root: Path) -> list[Source]:
    """Return every Python file below `root`, in the order of their names."""
    return [
        Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(root.rglob("*.py"))
        if "__pycache__" not in path.parts
    ]


def parent_of(node: ast.AST) -> ast.AST | None:
    """Return the node around this one, or None for the module."""
    return getattr(node, "parent", None)


def ancestors_of(node: ast.AST) -> Iterator[ast.AST]:
    """Every node around this one, from the inside out."""
    current = parent_of(node)
    while current is not None:
        yield current
        current = parent_of(current)


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `setText` for `self._label.setText(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def docstring_of(node: ast.AST) -> ast.Expr | None:
    """Return the statement that is the docstring of a module, class or function, if it has one."""
    body = getattr(node, "body", None)
    if not isinstance(body, list) or not body:
        return None
    first = body[0]
    is_text = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return first if is_text else None


def imported_modules(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every imported module with the statement; `from a import b` counts as `a` and as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node
