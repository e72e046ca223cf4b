"""Small on purpose: how long a function, a constructor, a class and a file may be."""

from __future__ import annotations

import ast
from statistics import median
from typing import TYPE_CHECKING

from tests.architecture.sources import docstring_of

if TYPE_CHECKING:
    from tests.architecture.sources import Function, Source

FUNCTION_LINES = 40
MEDIAN_LINES = 8
CONSTRUCTOR_LINES = 30
CLASS_LINES = 200
FILE_LINES = 300
BOOTSTRAP_LINES = 150

# Files that are tables of data and may be longer, each with the reason. They may hold no function.
DATA_TABLES: dict[str, str] = {
    "storage/tables.py": "every table's columns, read side by side with the schema",
    "domain/capture_cases.py": "the capture grammar as a table",
}


def length_of(function: Function) -> int:
    """Return the lines of a function from `def` to its end, its docstring not counted."""
    docstring = docstring_of(function)
    spoken = 0 if docstring is None else (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return _span(function) - spoken


def long_functions(sources: list[Source]) -> list[str]:
    """Functions longer than their budget; constructors have a smaller one."""
    return [
        f"{source.at(function)} {function.name} has {length_of(function)} lines, {_budget(function)} are allowed: "
        "give a part of it a name"
        for source in sources
        for function in source.functions()
        if length_of(function) > _budget(function)
    ]


def long_classes(sources: list[Source]) -> list[str]:
    """Classes longer than their budget."""
    return [
        f"{source.at(found)} {found.name} has {_span(found)} lines, {CLASS_LINES} are allowed: it does two things"
        for source in sources
        for found in source.classes()
        if _span(found) > CLASS_LINES
    ]


def long_files(sources: list[Source]) -> list[str]:
    """Files longer than their budget, tables of data excepted."""
    return [
        f"{source.place} has {source.line_count} lines, {FILE_LINES} are allowed: divide it by what is read together"
        for source in sources
        if source.line_count > FILE_LINES and source.place not in DATA_TABLES
    ]


def busy_data_tables(sources: list[Source]) -> list[str]:
    """Files that are excused as tables of data and yet hold a function."""
    return [
        f"{source.at(function)} a table of data holds {function.name}: move it out, or end the exemption"
        for source in sources
        if source.place in DATA_TABLES
        for function in source.functions()
    ]


def long_median(sources: list[Source]) -> list[str]:
    """The median length of all functions, when it is above the budget."""
    lengths = [length_of(function) for source in sources for function in source.functions()]
    middle = median(lengths) if lengths else 0
    return [f"the median function has {middle} lines, {MEDIAN_LINES} are allowed"] if middle > MEDIAN_LINES else []


def long_bootstrap(sources: list[Source]) -> list[str]:
    """The composition root, when it has begun to do more than compose."""
    return [
        f"{source.place} has {source.line_count} lines, {BOOTSTRAP_LINES} are allowed: it only builds and connects"
        for source in sources
        if source.place == "bootstrap.py" and source.line_count > BOOTSTRAP_LINES
    ]


def _span(node: Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _budget(function: Function) -> int:
    return CONSTRUCTOR_LINES if function.name == "__init__" else FUNCTION_LINES
