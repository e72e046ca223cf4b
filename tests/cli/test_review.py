"""`whence review`: this week's list with reasons, the same after an export and an import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from whence.services.commands.reviews import KeepTie, StartReview
from whence.services.suite import services_of
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


def test_the_list_in_the_fields_of_the_public_interface(sample: CommandLine) -> None:
    answer = sample("review", "--json")
    assert answer.code == 0
    week = answer.json
    assert set(week) == {"week", "budget", "waiting", "items"}
    assert (week["week"], week["budget"], len(week["items"])) == ("2026-W47", 20, 20)
    for item in week["items"]:
        assert set(item) == {"uid", "name", "lane", "flag", "sentence", "due_on", "value_reasons", "tie"}
        assert set(item["tie"]) == {"category", "per_year", "last_day"}
        assert item["sentence"].endswith(".")
        assert item["due_on"] <= "2026-11-20"
    first = next(item for item in week["items"] if item["name"] == "Victor Salas")
    assert (first["lane"], first["flag"]) == ("red_flag", "RED_FLAG")
    assert week["items"][0]["lane"] == "red_flag"
    assert first["sentence"] == "Victor sent a pitch 9 hours after you accepted."
    assert first["value_reasons"][0] == "something happened after you accepted"


def test_the_budget_bounds_the_list(sample: CommandLine) -> None:
    week = sample("review", "--budget", "5", "--json").json
    assert (week["budget"], len(week["items"])) == (5, 5)
    assert week["waiting"] == sample("review", "--json").json["waiting"] + 15


@pytest.mark.parametrize("budget", ["0", "4", "101", "10000"])
def test_a_budget_outside_the_range_is_refused_with_the_range(sample: CommandLine, budget: str) -> None:
    answer = sample("review", "--budget", budget, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "between 5 and 100" in answer.err


def test_another_day_is_another_list(sample: CommandLine) -> None:
    week = sample("review", "--json", today="2020-01-01").json
    assert (week["week"], week["items"]) == ("2020-W01", [])
    later = sample("review", "--json", today="2028-02-29").json
    assert later["week"] == "2028-W09"
    assert all(item["due_on"] <= "2028-02-29" for item in later["items"])


def test_in_words_with_the_honest_count(sample: CommandLine) -> None:
    answer = sample("review")
    assert answer.out.startswith("Week 47 of 2026: 20 to look at, ")
    assert "Victor Salas: Victor sent a pitch 9 hours after you accepted." in answer.out
    assert "quiet ties not yet looked at" in answer.out


def test_the_same_list_after_export_and_import(sample: CommandLine, tmp_path: Path) -> None:
    services = services_of(open_store(sample.journal), Clock(date(2026, 11, 20)))
    person = services.reviews.week_list().items[3].person
    services.journal.do(StartReview(str(services.reviews.week)))
    services.journal.do(KeepTie(person))
    services.close()
    assert sample("export", "--to", str(tmp_path / "all.json")).code == 0
    other = tmp_path / "other.whence"
    assert sample("import", str(tmp_path / "all.json"), journal=other).code == 0
    for arguments in (("review", "--json"), ("review", "--json", "--budget", "7")):
        assert sample(*arguments, journal=other).json == sample(*arguments).json
