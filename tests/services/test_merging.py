"""Merging two people: nothing is lost, undo restores every byte, a wrong merge is split, an import respects it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.tidied import TODAY, added, fill_sanely, log, new_journal, told, two, value_of
from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.merging import Choice, MergeField
from whence.domain.people import IdentityKind, Shelf
from whence.services.commands.interactions import (
    SetOrigin,
)
from whence.services.commands.people import (
    AddIdentity,
    DescribePerson,
    ShelvePeople,
)
from whence.services.commands.tidying import DeclareDistinct, MergePeople, SplitMerge
from whence.services.journal import Journal
from whence.services.merging import Merging
from whence.services.recall import Recall
from whence.storage import affiliations, derived, events, interactions, merges, people
from whence.storage.dump import dump_digest
from whence.storage.merge_rows import references
from whence.storage.merge_union import CLASHING, MOVED


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def test_every_table_that_refers_to_a_person_has_been_thought_of(journal: Journal) -> None:
    tables = {table for table, _ in references(journal.store.database)}
    assert tables == CLASHING | MOVED
    assert not CLASHING & MOVED


@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_a_random_journal_is_left_behind_and_undo_restores_every_byte(journal: Journal, seed: int) -> None:
    fill_sanely(journal, seed)
    kept, taken = mergeable(journal)
    before = dump_digest(journal.store.database)
    rows = counted(journal)
    journal.do(MergePeople(kept, taken))
    assert people.person(journal.store, taken) is None
    assert journal.store.database.row("PRAGMA foreign_key_check") is None
    assert {table: counted(journal)[table] for table in MOVED - {"merge"}} == {
        table: rows[table] for table in MOVED - {"merge"}
    }
    merged = dump_digest(journal.store.database)
    journal.undo()
    assert dump_digest(journal.store.database) == before
    journal.redo()
    assert dump_digest(journal.store.database) == merged


@pytest.mark.parametrize("seed", range(12))
def test_splitting_at_once_restores_every_fact(journal: Journal, seed: int) -> None:
    fill_sanely(journal, seed)
    kept, taken = mergeable(journal)
    journal.do(DeclareDistinct(kept, taken))
    before = told(journal)
    choices = tuple((field, Choice.TAKEN) for field in MergeField) if seed % 2 else ()
    merge = journal.do(MergePeople(kept, taken, choices)).value
    journal.do(SplitMerge(merge))
    after = told(journal)
    for name, rows in before.items():
        assert after[name] == rows, name


def mergeable(journal: Journal) -> tuple[PersonId, PersonId]:
    """Two people with the most rows who were not introduced to each other."""
    store = journal.store
    ids = [PersonId(row[0]) for row in store.database.rows("SELECT id FROM person ORDER BY id")]
    pairs = [(first, second) for first in ids for second in ids if first != second]
    free = [pair for pair in pairs if not merges.has_introduction_between(store, *pair)]
    return max(free, key=lambda pair: sum(merges.amounts(store, pair[1]).values()))


def counted(journal: Journal) -> dict[str, int]:
    tables = {table for table, _ in references(journal.store.database)}
    return {table: int(value_of(journal, f"SELECT count(*) FROM {table}")) for table in tables}


def test_the_preview_tells_part_by_part_what_will_stand(journal: Journal) -> None:
    kept, taken = two(journal)
    journal.do(DescribePerson(kept, give="introductions", headline="Tides"))
    journal.do(DescribePerson(taken, give="a room", ask="interns"))
    log(journal, taken)
    preview = Merging(journal).preview(kept, taken)
    outcomes = {one.field: one.outcome for one in preview.fields}
    assert outcomes[MergeField.NAME] == "Ada Nair"
    assert outcomes[MergeField.GIVE] == "introductions; a room"
    assert outcomes[MergeField.ASK] == "interns"
    assert outcomes[MergeField.HEADLINE] == "Tides"
    assert outcomes[MergeField.EMPLOYER] == "Data lead at Tidal"
    assert preview.moves == ("1 interaction", "1 employer or school", "1 address or number")
    assert preview.cautions == ()


def test_what_the_preview_says_is_what_is_done(journal: Journal) -> None:
    kept, taken = two(journal)
    journal.do(DescribePerson(kept, give="introductions", mutual_count=3))
    journal.do(DescribePerson(taken, give="a room", ask="interns", mutual_count=5))
    choices = ((MergeField.NAME, Choice.TAKEN), (MergeField.EMPLOYER, Choice.TAKEN), (MergeField.PROFILE, Choice.TAKEN))
    journal.do(MergePeople(kept, taken, choices))
    person = people.people(journal.store, [kept])[kept]
    assert (person.name, person.last_name, person.give, person.ask) == (
        "Ada M. Nair", "Nair", "introductions; a room", "interns",
    )  # fmt: skip
    assert person.mutual_count == 3
    assert affiliations.current_words(journal.store, [kept]) == {kept: ("", "Harbour")}
    assert [one.organisation for one in affiliations.affiliations(journal.store, kept)] == ["Harbour", "Tidal"]
    assert people.profile_urls(journal.store, [kept]) == {kept: "linkedin.com/in/ada-m-nair"}
    assert len(people.identities(journal.store, kept)) == 2
    assert Merging(journal).other_names(kept) == ("Ada Nair",)


def test_an_interaction_of_both_names_one_person_and_keeps_both_lines(journal: Journal) -> None:
    kept, taken = two(journal)
    tom = added(journal, "Tom Schmidt")
    call = log(journal, kept, taken, tom, lines=("tides", "harbours", ""))
    merge = journal.do(MergePeople(kept, taken)).value
    assert interactions.participants(journal.store, call) == [(kept, "tides; harbours"), (tom, "")]
    journal.do(SplitMerge(merge))
    lines = [line for _, line in interactions.participants(journal.store, call)]
    assert sorted(lines) == ["", "harbours", "tides"]


def test_origins_keep_one_first_and_nobody_introduces_themselves(journal: Journal) -> None:
    kept, taken = two(journal)
    journal.do(SetOrigin(kept, place="Bergen", introducer=taken))
    journal.do(SetOrigin(taken, place="Oslo"))
    journal.do(MergePeople(kept, taken))
    origins = events.origins(journal.store, kept)
    assert [(one.place, one.is_first, one.introducer_id) for one in origins] == [
        ("Bergen", True, None),
        ("Oslo", False, None),
    ]


def test_who_is_in_people_stays_there(journal: Journal) -> None:
    kept, taken = two(journal)
    journal.do(ShelvePeople((kept,), Shelf.ARCHIVED))
    journal.do(MergePeople(kept, taken))
    person = people.people(journal.store, [kept])[kept]
    assert (person.shelf, person.shelved_on) == (Shelf.PEOPLE, None)


def test_a_shared_address_is_kept_once(journal: Journal) -> None:
    kept, taken = two(journal)
    for person in (kept, taken):
        journal.do(AddIdentity(person, IdentityKind.EMAIL, "ada@example.org"))
    merge = journal.do(MergePeople(kept, taken)).value
    assert [one.value for one in people.identities(journal.store, kept)].count("ada@example.org") == 1
    restored = journal.do(SplitMerge(merge)).value
    assert "ada@example.org" in [one.value for one in people.identities(journal.store, restored)]


def test_what_cannot_be_merged_is_refused_in_a_sentence(journal: Journal) -> None:
    kept, taken = two(journal)
    with pytest.raises(Refusal, match="one and the same entry"):
        journal.do(MergePeople(kept, kept))
    with pytest.raises(NobodyFound, match="not in the journal any more"):
        journal.do(MergePeople(kept, PersonId(999)))
    with pytest.raises(Refusal, match="Only texts can be joined"):
        journal.do(MergePeople(kept, taken, ((MergeField.NAME, Choice.BOTH),)))
    with journal.store.gate.change("Introduce", "Introduce", "2026-03-14T10:00:00Z"):
        journal.store.database.write(
            "INSERT INTO introduction (uid, asker_id, asked_for_id, state, created_on, updated_at) "
            "VALUES ('u', ?, ?, 'done', '2026-03-01', '2026-03-01')",
            (kept, taken),
        )
    with pytest.raises(Refusal, match=r"An introduction of Ada Nair to Ada M\. Nair is recorded"):
        Merging(journal).preview(kept, taken)
    with pytest.raises(Refusal, match="was split or undone already"):
        journal.do(SplitMerge(1))
    assert journal.clock.today() == TODAY


def test_what_was_said_not_to_be_the_same_is_a_caution_and_can_be_taken_back(journal: Journal) -> None:
    kept, taken = two(journal)
    tom = added(journal, "Tom Schmidt")
    journal.do(DeclareDistinct(kept, taken))
    journal.do(DeclareDistinct(taken, tom))
    assert Merging(journal).preview(kept, taken).cautions == (
        "You said that Ada Nair and Ada M. Nair are not the same. Merging takes that back.",
    )
    journal.do(MergePeople(kept, taken))
    assert merges.unlike(journal.store, kept, tom)
    assert value_of(journal, "SELECT count(*) FROM distinct_pair") == 1
    with pytest.raises(Refusal, match="Choose two people"):
        journal.do(DeclareDistinct(kept, kept))


def test_whoever_was_merged_is_found_by_both_names(journal: Journal) -> None:
    kept, taken = added(journal, "Mara Okafor"), added(journal, "Amara Ferreira")
    merge = journal.do(MergePeople(kept, taken)).value
    recall = Recall(journal.store)
    assert [one.person for one in recall.find("amara ferr")] == [kept]
    assert [one.person for one in recall.find("mara oka")] == [kept]
    indexed = told_by_index(journal)
    derived.rebuild(journal.store.database)
    assert told_by_index(journal) == indexed
    restored = journal.do(SplitMerge(int(str(merge)))).value
    assert [one.person for one in recall.find("amara ferr")] == [restored]
    journal.undo()
    journal.undo()
    assert [one.person for one in recall.find("amara ferr")] == [taken]


def told_by_index(journal: Journal) -> list[tuple[object, ...]]:
    """Everybody's words in the index of names."""
    rows = journal.store.database.rows("SELECT person, words, initials FROM search_person ORDER BY person")
    return list(rows)
