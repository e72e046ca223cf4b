"""A wrong merge is split after other changes: what was taken goes back, what has come since stays."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.tidied import added, log, new_journal, two, value_of
from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.services.commands.interactions import (
    AddFollowUp,
    DeleteInteraction,
    EditInteraction,
)
from whence.services.commands.people import (
    RenamePerson,
    TagPeople,
    UntagPeople,
    WritePrivateNote,
)
from whence.services.commands.tidying import MergePeople, SplitMerge
from whence.services.journal import Journal
from whence.services.merging import Merging
from whence.storage import follow_ups, interactions, merges, people
from whence.storage.dump import write_dump
from whence.storage.dump_reading import read_dump


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


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


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(("log", "tag", "note", "both")), st.booleans()), max_size=8), st.randoms())
def test_whatever_is_done_between_a_split_gives_back_what_was_taken(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, bool]], chance: Random
) -> None:
    journal = new_journal(tmp_path_factory.mktemp("journal"))
    pair = two(journal)
    for number, (deed, is_theirs) in enumerate(deeds):
        do_something(journal, deed, pair[is_theirs], pair, str(number))
    before = [belongings(journal, person) for person in pair]
    merge = journal.do(MergePeople(*pair)).value
    for number in range(chance.randrange(4)):
        do_something(journal, chance.choice(("log", "note")), pair[0], pair[:1], f"since {number}")
    restored = journal.do(SplitMerge(merge)).value
    assert belongings(journal, restored) == before[1]
    assert before[0] <= belongings(journal, pair[0])
    assert all("since" in one for one in belongings(journal, pair[0]) - before[0])
    journal.store.close()


def do_something(journal: Journal, deed: str, person: PersonId, both: tuple[PersonId, ...], words: str) -> None:
    if deed == "tag":
        journal.do(TagPeople((person,), "sea"))
    elif deed == "note":
        journal.do(WritePrivateNote(person, words))
    else:
        log(journal, *(both if deed == "both" else (person,)), line=words)


def belongings(journal: Journal, person: PersonId) -> set[str]:
    """What is a person's, in words."""
    store = journal.store
    lines = {f"{one.id} {one.line}" for one, _ in interactions.page(store, person, 99, 0)}
    notes = {f"note {one.text}" for one in people.private_notes(store, person)}
    return lines | notes | set(follow_ups.tags_of(store, [person]).get(person, ()))
