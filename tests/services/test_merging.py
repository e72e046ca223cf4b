"""Merging two people: nothing is lost, undo restores every byte, a wrong merge is split, an import respects it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from tests.services.tidied import TODAY, added, fill_sanely, new_journal, told, value_of
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.interactions import Channel, Direction
from whence.domain.merging import Choice, MergeField
from whence.domain.people import IdentityKind, Shelf
from whence.services.commands.interactions import (
    AddFollowUp,
    DeleteInteraction,
    EditInteraction,
    LogInteraction,
    SetOrigin,
)
from whence.services.commands.people import (
    AddIdentity,
    DescribePerson,
    RenamePerson,
    ShelvePeople,
    TagPeople,
    UntagPeople,
    WritePrivateNote,
)
from whence.services.commands.tidying import DeclareDistinct, MergePeople, SplitMerge
from whence.services.journal import Journal
from whence.services.merging import Merging
from whence.storage import affiliations, events, interactions, merges, people
from whence.storage.dump import dump_digest, write_dump
from whence.storage.dump_reading import read_dump
from whence.storage.merge_rows import references
from whence.storage.merge_union import CLASHING, MOVED


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def two(journal: Journal) -> tuple[PersonId, PersonId]:
    """Ada twice: as connected, and as somebody met."""
    kept = added(journal, "Ada Nair", title="Data lead", organisation="Tidal", profile_url="linkedin.com/in/ada-nair")
    taken = added(journal, "Ada M. Nair", organisation="Harbour", profile_url="linkedin.com/in/ada-m-nair")
    return kept, taken


def log(journal: Journal, *who: PersonId, line: str = "", lines: tuple[str, ...] = ()) -> int:
    command = LogInteraction(who, Channel.CALL, Direction.OUT, Day.on(date(2026, 2, 1)), line=line, lines=lines)
    return int(journal.do(command).value)


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


def test_the_wrong_merge_is_split_after_other_changes(journal: Journal) -> None:
    kept, taken = two(journal)
    uid = people.people(journal.store, [taken])[taken].uid
    theirs, later = log(journal, taken, line="about harbours"), date(2026, 4, 1)
    journal.do(TagPeople((kept, taken), "sea"))
    journal.do(AddFollowUp(taken, "send the chart", later))
    journal.do(WritePrivateNote(taken, "plays the cello"))
    merge = journal.do(MergePeople(kept, taken)).value
    journal.do(EditInteraction(theirs, line="about two harbours"))
    since = log(journal, kept, line="after the merge")
    journal.do(RenamePerson(kept, "Ada Nair-Holm"))
    journal.do(UntagPeople((kept,), "sea"))
    restored = journal.do(SplitMerge(merge)).value
    store = journal.store
    assert people.people(store, [restored])[restored].uid == uid
    assert people.names(store, [kept, restored]) == {kept: "Ada Nair-Holm", restored: "Ada M. Nair"}
    assert [person for person, _ in interactions.participants(store, theirs)] == [restored]
    assert [person for person, _ in interactions.participants(store, since)] == [kept]
    assert [note.text for note in people.private_notes(store, restored)] == ["plays the cello"]
    assert value_of(journal, "SELECT person_id FROM follow_up") == restored
    assert value_of(journal, "SELECT name FROM tag JOIN person_tag ON tag_id = tag.id WHERE person_id = ?", restored)
    assert merges.unlike(store, kept, restored)
    assert merges.merges_of(store, kept) == []


def test_a_split_survives_reading_the_journal_in_from_its_export(journal: Journal, tmp_path: Path) -> None:
    kept, taken = two(journal)
    first = log(journal, kept, line="first of all")
    theirs = [log(journal, taken, line=f"about harbour {number}") for number in range(3)]
    log(journal, kept, line="about tides")
    journal.do(MergePeople(kept, taken))
    journal.do(DeleteInteraction(first))
    file = BytesIO()
    write_dump(journal.store.database, file)
    (tmp_path / "other").mkdir()
    other = new_journal(tmp_path / "other")
    file.seek(0)
    read_dump(other.store, file, name="export.json", done_at="2026-03-14T10:00:00Z")
    merge = value_of(other, "SELECT id FROM merge")
    restored = other.do(SplitMerge(merge)).value
    lines = {one.line for one, _ in interactions.page(other.store, restored, 10, 0)}
    assert lines == {f"about harbour {number}" for number in range(len(theirs))}
    assert people.profile_urls(other.store, [restored]) == {restored: "linkedin.com/in/ada-m-nair"}


def test_merges_are_split_in_the_opposite_order(journal: Journal) -> None:
    first, second = two(journal)
    third = added(journal, "A. Nair", email="ada@example.org")
    inner = journal.do(MergePeople(second, third)).value
    outer = journal.do(MergePeople(first, second)).value
    assert Merging(journal).other_names(first) == ("Ada M. Nair", "A. Nair")
    assert merges.kept_of_uid(journal.store, merges.merges_of(journal.store, first)[1].taken_uid) == first
    with pytest.raises(Refusal, match=r"“Ada M\. Nair” was merged in after “A\. Nair”\. Split that merge first"):
        journal.do(SplitMerge(inner))
    middle = journal.do(SplitMerge(outer)).value
    last = journal.do(SplitMerge(inner)).value
    assert people.names(journal.store, [first, middle, last]) == {
        first: "Ada Nair", middle: "Ada M. Nair", last: "A. Nair",
    }  # fmt: skip
    assert [one.value for one in people.identities(journal.store, last)] == ["ada@example.org"]


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
