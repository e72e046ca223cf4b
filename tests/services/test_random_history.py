"""Whatever is done in whatever order: undoing all restores the journal exactly, redoing all brings it back."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.conftest import IS_EVERYTHING
from tests.journals import TODAY, new_journal
from tests.storage.derived_content import refreshed_and_rebuilt
from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.services.commands import interactions as of_interactions
from whence.services.commands import people as of_people
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from whence.services.commands import Command

NAMES = ("Ada Nair", "Tom Schmidt", "Zoë Brandt", "Nils Ødegård", "王 小明", "Ana Maria dos Santos")
WORDS = ("paper on tides", "panel in Lisbon", "", "=cmd()", "<b>bold</b>", "rust and maps")
QUERIES = ("ada", "sch", "zoe", "odegard", "tides", "lisbon", "rust", "acme", "pycon", "nair", "tmo")


class RandomHistory(RuleBasedStateMachine):
    """Does, undoes and redoes at random, and remembers what the journal was after each step."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.services = new_journal(Path(self.folder.name))
        self.states = [self.digest()]
        self.undone: list[str] = []

    def digest(self) -> str:
        return dump_digest(self.services.journal.store.database)

    def do(self, command: Command) -> None:
        try:
            done = self.services.journal.do(command)
        except Refusal:
            assert self.digest() == self.states[-1]
            return
        if done.has_changed:
            self.states.append(self.digest())
            self.undone.clear()

    def someone(self, draw: int) -> PersonId:
        ids = [row[0] for row in self.services.journal.store.database.rows("SELECT id FROM person ORDER BY id")]
        return PersonId(ids[draw % len(ids)]) if ids else PersonId(999)

    @rule(name=st.sampled_from(NAMES), company=st.sampled_from(("", "Acme", "Globex GmbH")))
    def add(self, name: str, company: str) -> None:
        self.do(of_people.AddPerson(name, organisation=company))

    @rule(who=st.integers(0, 9), name=st.sampled_from((*NAMES, "", "…")))
    def rename(self, who: int, name: str) -> None:
        self.do(of_people.RenamePerson(self.someone(who), name))

    @rule(
        who=st.integers(0, 9), other=st.integers(0, 9), ago=st.integers(-40, 2000), words=st.sampled_from(WORDS),
        channel=st.sampled_from(Channel), direction=st.sampled_from(Direction),
    )  # fmt: skip
    def log(self, who: int, other: int, ago: int, words: str, channel: Channel, direction: Direction) -> None:
        people = (self.someone(who), self.someone(other))
        day = Day.on(TODAY - timedelta(days=ago))
        self.do(of_interactions.LogInteraction(people, channel, direction, day, words))

    @rule(number=st.integers(1, 12), ago=st.integers(0, 900), words=st.sampled_from(WORDS))
    def edit(self, number: int, ago: int, words: str) -> None:
        day = Day.on(TODAY - timedelta(days=ago))
        self.do(of_interactions.EditInteraction(number, day=day, line=words))

    @rule(number=st.integers(1, 12))
    def delete(self, number: int) -> None:
        self.do(of_interactions.DeleteInteraction(number))

    @rule(who=st.integers(0, 9), through=st.integers(0, 9), ago=st.integers(0, 900), words=st.sampled_from(WORDS))
    def meet(self, who: int, through: int, ago: int, words: str) -> None:
        day = Day.on(TODAY - timedelta(days=ago))
        introducer = self.someone(through) if through % 2 else None
        self.do(of_interactions.SetOrigin(self.someone(who), day=day, introducer=introducer, words=words))

    @rule(who=st.integers(0, 9), shelf=st.sampled_from(Shelf))
    def shelve(self, who: int, shelf: Shelf) -> None:
        self.do(of_people.ShelvePeople((self.someone(who),), shelf))

    @rule(who=st.integers(0, 9), tag=st.sampled_from(("rust", "maps")), is_off=st.booleans())
    def tag(self, who: int, tag: str, is_off: bool) -> None:
        kind = of_people.UntagPeople if is_off else of_people.TagPeople
        self.do(kind((self.someone(who),), tag))

    @rule(who=st.integers(0, 9), words=st.sampled_from(WORDS))
    def note(self, who: int, words: str) -> None:
        self.do(of_people.WritePrivateNote(self.someone(who), words))

    @rule()
    def undo(self) -> None:
        if len(self.states) == 1:
            with pytest.raises(Refusal, match="nothing to undo"):
                self.services.journal.undo()
            return
        self.services.journal.undo()
        self.undone.append(self.states.pop())
        assert self.digest() == self.states[-1]

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(Refusal, match="nothing to redo"):
                self.services.journal.redo()
            return
        self.services.journal.redo()
        self.states.append(self.undone.pop())
        assert self.digest() == self.states[-1]

    @invariant()
    def last_contact_is_the_newest_counted_day(self) -> None:
        if not hasattr(self, "services"):
            return
        database = self.services.journal.store.database
        kept = dict(database.rows("SELECT person, last_day FROM tie"))
        for person, day in database.rows(
            "SELECT person_id, max(p.day) FROM participation p JOIN interaction i ON i.id = p.interaction_id "
            "WHERE channel NOT IN ('reaction', 'endorsement') AND p.day <= ? GROUP BY person_id",
            (day_number(date.today()),),  # noqa: DTZ011
        ):
            assert kept[person] is not None
            assert kept[person] >= day

    def teardown(self) -> None:
        if not hasattr(self, "services"):
            return
        last = self.states[-1]
        refreshed, rebuilt = refreshed_and_rebuilt(self.services.journal.store, QUERIES)
        assert refreshed == rebuilt
        count = len(self.states) - 1
        for _ in range(count):
            self.services.journal.undo()
        assert self.digest() == self.states[0]
        for _ in range(count):
            self.services.journal.redo()
        assert self.digest() == last
        self.services.close()
        self.folder.cleanup()


TestRandomHistory = RandomHistory.TestCase
TestRandomHistory.settings = settings(
    max_examples=300 if IS_EVERYTHING else 12, stateful_step_count=40 if IS_EVERYTHING else 22, deadline=None
)
