"""Whoever is found comes with the words that matched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from tests.benchmarks.search.lookups import LookupMaker
from tests.generating.journal import write_journal
from tests.storage.searching import SmallJournal
from whence.domain.matching import HitKind
from whence.services.recall import Matched, Recall
from whence.storage.search_pages import PAGE
from whence.storage.store import open_store

_FOUND_AMONG_TEN = 0.97


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SmallJournal]:
    made = SmallJournal(tmp_path / "journal.whence")
    yield made
    made.store.close()


def _marked(matched: Matched) -> list[str]:
    return [matched.text[start:end] for start, end in matched.spans]


def _shown(journal: SmallJournal, typed: str) -> list[tuple[str, list[str]]]:
    """Field and marked words of everything that matched for the first person found."""
    found = Recall(journal.store).find(typed)[0]
    return [(matched.field, _marked(matched)) for matched in found.matched]


def test_the_name_comes_first_with_its_matched_parts_marked(journal: SmallJournal) -> None:
    person = journal.person("Jürgen", "Groß")
    journal.address(person, "profile", "https://www.linkedin.com/in/j%C3%BCrgen-gro%C3%9F")
    found = Recall(journal.store).find("gross jur")[0]
    assert (found.person, found.name, found.kind) == (person, "Jürgen Groß", HitKind.NAME)
    assert found.profile_url == "https://www.linkedin.com/in/j%C3%BCrgen-gro%C3%9F"
    assert _shown(journal, "gross jur") == [("name", ["Jürgen", "Groß"])]


def test_a_misspelt_name_marks_the_right_one(journal: SmallJournal) -> None:
    journal.person("Mara", "Okafor")
    assert _shown(journal, "marra okafro") == [("name", ["Mara", "Okafor"])]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("vanta", ("employer", ["Vanta"])), ("data lead", ("title", ["Data", "Lead"])), ("pycon", ("event", ["PyCon"])),
        ("lisbon", ("event", ["Lisbon"])), ("tom schm", ("introducer", ["Tom", "Schmidt"])),
        ("rust", ("tag", ["rust"])),
        ("queue", ("origin", ["queue"])), ("bee", ("interaction", ["Beekeeping"])),
        ("hallway", ("private note", ["hallway"])),
    ],
)  # fmt: skip
def test_what_is_known_is_shown_with_its_field(
    journal: SmallJournal, typed: str, expected: tuple[str, list[str]]
) -> None:
    person, introducer = journal.person("Ada", "Nair"), journal.person("Tom", "Schmidt", shelf="aside")
    journal.job(person, "Vanta Works GmbH", "Data Lead")
    journal.origin(person, event=journal.event("PyCon Lisbon"), introducer=introducer, words="in the queue for tea")
    journal.tag("rust", person)
    journal.log("Beekeeping again", 9_000, person)
    journal.note(person, "Knows the hallway track")
    found = next(one for one in Recall(journal.store).find(typed) if one.person == person)
    assert expected in [(matched.field, _marked(matched)) for matched in found.matched]


def test_the_newest_text_that_holds_all_words_is_shown_with_its_day(journal: SmallJournal) -> None:
    person = journal.person("Ada", "Nair")
    journal.log("zoning and puppetry", 8_000, person)
    journal.log("only zoning", 8_100, person)
    journal.log("puppetry, then zoning", 8_050, person)
    matched = Recall(journal.store).find("nair zoning puppetry")[0].matched[1]
    assert (matched.text, matched.day) == ("puppetry, then zoning", "2022-01-15")


def test_a_text_deep_in_a_busy_persons_past_is_cut_around_the_word(journal: SmallJournal) -> None:
    person = journal.person("Ada", "Nair")
    journal.log("Coffee", 8_000, person, times=3 * PAGE)
    long = " ".join(["word"] * 80)
    journal.log(f"{long} Größenordnung {long}", 8_001, person)
    journal.log("Coffee", None, person, own="a sourdough starter for her")
    matched = Recall(journal.store).find("grossenord")[0].matched[1]
    assert _marked(matched) == ["Größenordnung"]
    assert len(matched.text) < 200
    assert _shown(journal, "sourdough") == [("name", []), ("interaction", ["sourdough"])]


def test_hostile_text_is_handed_on_as_text(journal: SmallJournal) -> None:
    journal.log("<b>zoning</b> & \u202e=cmd()", 9_000, journal.person("<i>Ada</i>", "Nair"))
    found = Recall(journal.store).find("zoning")[0]
    assert found.name == "<i>Ada</i> Nair"
    assert found.matched[1].text == "<b>zoning</b> & \u202e=cmd()"


def test_a_name_means_its_bearer_before_anybody_it_is_said_about(journal: SmallJournal) -> None:
    ada, other = journal.person("Ada", "Nair"), journal.person("Tom", "Holm")
    journal.log("Ada Nair came along", 9_000, other, times=5)
    recall = Recall(journal.store)
    uid = recall.find("ada nair")[0].uid
    assert [found.person for found in recall.meant("ada nair")] == [ada]
    assert [found.person for found in recall.meant("Ada")] == [ada]
    assert [found.person for found in recall.meant(uid)] == [ada]
    assert [found.person for found in recall.meant("came along")] == [other]
    assert recall.meant("nobody at all") == ()


def test_realistic_look_ups_find_the_person_meant_among_the_first_ten(tmp_path: Path) -> None:
    write_journal(tmp_path / "journal.whence", count=1_500, exchanges=20_000)
    store = open_store(tmp_path / "journal.whence")
    lookups, recall = LookupMaker(store.database, seed=11).draw(), Recall(store)
    found = {
        lookup: any(one.person in lookup.meant and one.matched for one in recall.find(lookup.typed))
        for lookup in lookups
    }
    store.close()
    assert len(lookups) > 150
    assert mean(found.values()) >= _FOUND_AMONG_TEN, [lookup.typed for lookup in lookups if not found[lookup]]
