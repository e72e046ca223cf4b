"""The rules of the house, on the sources as they are. What each rule means stands in tests/architecture."""

from __future__ import annotations

import importlib
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.architecture.contracts import CONFIGURATION, Verdict, check_contracts
from tests.architecture.imports import import_cycles
from tests.architecture.rules import EVERYWHERE, IN_THE_PROGRAM, IN_THE_TESTS
from tests.architecture.sizes import DATA_TABLES
from tests.architecture.sources import PACKAGING, PROGRAM, ROOT, TESTS, Source, read_sources

if TYPE_CHECKING:
    from tests.architecture.rules import Rule

# No rule may pass because it saw nothing: these only ever grow.
FEWEST_MODULES = 75
FEWEST_IMPORTS = 400
FEWEST_TESTS = 25


@cache
def _program() -> list[Source]:
    return read_sources(PROGRAM)


@cache
def _tests() -> list[Source]:
    return read_sources(TESTS)


@cache
def _everything() -> list[Source]:
    return [*_program(), *_tests(), *read_sources(PACKAGING)]


@cache
def _contracts() -> Verdict:
    return check_contracts(ROOT / "desktop")


def _configuration() -> dict[str, Any]:
    return tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))


def _assert_kept(rule: Rule, sources: list[Source]) -> None:
    __tracebackhide__ = True
    findings = rule(sources)
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_everywhere(name: str) -> None:
    _assert_kept(EVERYWHERE[name], _everything())


@pytest.mark.parametrize("name", IN_THE_PROGRAM)
def test_in_the_program(name: str) -> None:
    _assert_kept(IN_THE_PROGRAM[name], _program())


@pytest.mark.parametrize("name", IN_THE_TESTS)
def test_in_the_tests(name: str) -> None:
    _assert_kept(IN_THE_TESTS[name], _tests())


def test_the_rules_saw_the_sources() -> None:
    assert len(_program()) >= FEWEST_MODULES
    assert len(_tests()) >= FEWEST_TESTS
    assert {source.package for source in _program()} >= {
        "domain",
        "exchange",
        "storage",
        "services",
        "system",
        "ui",
        "cli",
    }


def test_imports_keep_their_direction() -> None:
    verdict = _contracts()

    assert verdict.modules >= FEWEST_MODULES
    assert verdict.imports >= FEWEST_IMPORTS
    assert set(verdict.kept) == {contract["name"] for contract in _configuration()["tool"]["importlinter"]["contracts"]}
    assert not verdict.broken, "\n" + verdict.report


def test_no_imports_go_round_in_circles() -> None:
    assert import_cycles("whence") == []


def test_every_screen_is_named_in_its_contract() -> None:
    contracts = {each["id"]: each for each in _configuration()["tool"]["importlinter"]["contracts"]}
    named = set(re.findall(r"\w+", " ".join(contracts["screens"]["layers"])))
    folders = {path.parent.name for path in (PROGRAM / "ui").glob("*/__init__.py")}

    assert folders <= named, (
        "a folder of ui is a screen or shared below them: name it in pyproject.toml, contract screens"
    )


def test_every_exempt_table_exists() -> None:
    places = {source.place for source in _everything()}

    assert set(DATA_TABLES) <= places


def test_no_folder_hides_a_library_or_doubles_the_program() -> None:
    for folder in ("desktop", "packaging", "resources"):
        assert not (ROOT / folder / "__init__.py").exists(), f"{folder}/ must stay a plain folder"
    assert importlib.import_module("packaging").__file__ is not None, "packaging is the library, not our folder"
