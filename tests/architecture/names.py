"""Names say what a thing is: no words that fit everything, no abbreviations; and every function is annotated."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.architecture.sources import parent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.architecture.sources import Function, Source

EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "common", "misc", "data", "info"}
EMPTY_VERBS = EMPTY_WORDS - {"common", "data", "info"}  # words a function may need: Qt's own `data`, `common_prefix`
ABBREVIATIONS = {
    "addr", "arr", "attr", "btn", "calc", "cfg", "cnt", "ctx", "dct", "desc", "dlg", "elem", "evt", "fmt", "idx",
    "img", "lbl", "lst", "mgr", "msg", "num", "obj", "pos", "prev", "ptr", "pwd", "qty", "req", "res", "ret", "tmp",
    "txt", "usr", "val", "vals", "wdg",
}  # fmt: skip

FOREIGN_NAMES = {"tmp_path", "tmp_path_factory"}  # pytest's own, which a test has to spell as they are


def empty_names(sources: list[Source]) -> list[str]:
    """Modules, classes and functions named by a word that fits everything."""
    findings = []
    for source in sources:
        for name, where, banned in _named(source):
            found = set(words_of(name)) & banned
            if found:
                findings.append(f"{where} {name}: “{', '.join(sorted(found))}” says nothing; name it by what it does")
    return findings


def getters(sources: list[Source]) -> list[str]:
    """Functions called get_… that take nothing: a noun is a property or a query."""
    return [
        f"{source.at(function)} {function.name}: call it by the noun alone"
        for source in sources
        for function in source.functions()
        if function.name.startswith("get_") and not _taken(function)
    ]


def abbreviations(sources: list[Source]) -> list[str]:
    """Names of functions, classes, modules and arguments that hold an abbreviation."""
    findings = []
    for source in sources:
        names = [(name, where) for name, where, _ in _named(source)]
        names += [
            (argument.arg, source.at(argument)) for function in source.functions() for argument in _taken(function)
        ]
        for name, where in names:
            found = set(words_of(name)) & ABBREVIATIONS
            if found and name not in FOREIGN_NAMES:
                findings.append(f"{where} {name}: write “{', '.join(sorted(found))}” out")
    return findings


def missing_annotations(sources: list[Source]) -> list[str]:
    """Functions with an argument or an answer whose type is not said."""
    findings = []
    for source in sources:
        for function in source.functions():
            bare = [argument.arg for argument in _taken(function) if argument.annotation is None]
            if function.returns is None:
                bare.append("what it returns")
            if bare:
                findings.append(f"{source.at(function)} {function.name}: annotate {', '.join(bare)}")
    return findings


def words_of(name: str) -> list[str]:
    """Return the words of a name in lower case, from snake_case and CamelCase alike."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def _named(source: Source) -> Iterator[tuple[str, str, set[str]]]:
    yield source.place.rsplit("/", 1)[-1].removesuffix(".py"), source.place, EMPTY_WORDS
    for found in source.classes():
        yield found.name, source.at(found), EMPTY_WORDS
    for function in source.functions():
        yield function.name, source.at(function), EMPTY_VERBS


def _taken(function: Function) -> list[ast.arg]:
    """Return the arguments of a function without the `self` or `cls` of a method."""
    arguments = function.args
    listed = [*arguments.posonlyargs, *arguments.args]
    is_static = any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in function.decorator_list)
    if isinstance(parent_of(function), ast.ClassDef) and not is_static:
        listed = listed[1:]
    starred = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [*listed, *arguments.kwonlyargs, *starred]
