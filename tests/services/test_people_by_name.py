"""The list of people narrowed by what is typed of a name: its words in any order, hyphens, accents and case aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journals import add, new_journal
from whence.domain.people_filters import PeopleFilter


@pytest.mark.parametrize(
    "typed",
    ["Noor El-Amin", "el-amin", "El Amin", "amin", "noor el", "El-Amin Noor", "Él-Amin"],
)
def test_a_name_with_a_hyphen_is_found_as_it_is_written(tmp_path: Path, typed: str) -> None:
    services = new_journal(tmp_path)
    noor = add(services, "Noor El-Amin")
    add(services, "Noor Hansen")
    found = services.people.ids(PeopleFilter(name=typed))
    services.close()
    assert found == [noor]
