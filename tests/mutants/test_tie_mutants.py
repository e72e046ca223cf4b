"""The tests of ties are worth something: they notice planted bugs."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.planting import Mutant, lay_out, mutated, run_tests, survives
from tests.mutants.ties import MUTANTS

SAMPLE = 3


def chosen(is_everything: bool) -> list[Mutant]:
    """All of them, or a few that are always the same."""
    return list(MUTANTS) if is_everything else random.Random(20).sample(MUTANTS, SAMPLE)


def test_planted_bugs_are_noticed(is_everything: bool, tmp_path: Path) -> None:
    alive = [
        mutant.bug
        for number, mutant in enumerate(chosen(is_everything))
        if survives(mutant, tmp_path / str(number))
    ]  # fmt: skip
    assert alive == []


def test_without_a_bug_every_killer_passes(tmp_path: Path) -> None:
    killers = sorted({mutant.killer for mutant in MUTANTS})
    lay_out(tmp_path, killers)
    run = run_tests(tmp_path, killers)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.bug)
def test_every_bug_can_be_planted_and_is_still_python(mutant: Mutant) -> None:
    assert compile(mutated(mutant), mutant.module, "exec") is not None


def test_a_bug_that_cannot_be_planted_is_an_error_and_not_a_success(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="found 0 times"):
        survives(replace(MUTANTS[0], edits=(("no such text", ""),)), tmp_path)
