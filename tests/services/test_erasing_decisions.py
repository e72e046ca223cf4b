"""Erasing somebody judged: no index, no search and no byte of the file keeps a word of theirs or about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import add, log
from tests.services.invited_people import PITCH, dump, invited, noted, owned_journal
from whence.domain.decisions import Verdict
from whence.domain.errors import JournalTrouble
from whence.domain.matching import words
from whence.domain.outcomes import AnswerJudged, OutcomeVerdict
from whence.domain.suggestions import Policy
from whence.services.commands.desk import (
    AskFirst,
    ChoosePolicy,
    Decide,
    DecideInvitations,
    JudgeOutcome,
    Reasons,
    RecordAnswer,
)
from whence.storage import decisions
from whence.storage.case_file import StoredCases
from whence.storage.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from whence.domain.changes import PersonId
    from whence.services.suite import Services

NAME = "Zebulon Quackenthorpe"
NOTE = f"{PITCH} Our xylotherapy improves the vellichor of every team by a third."
WORDS = (
    "zebulon", "quackenthorpe", "xylotherapy", "vellichor", "petrichoric", "susurrating", "brontology", "kenopsian",
    "liminality", "numinously",
)  # fmt: skip


@pytest.fixture
def services(tmp_path: Path) -> Any:
    made = owned_journal(tmp_path)
    made.journal.do(ChoosePolicy(Policy.SELECTIVE))
    yield made
    made.close()


def somebody_judged(services: Services) -> PersonId:
    """Zebulon, with a note, a question and its answer, two decisions, an outcome and messages; and six others."""
    (one,) = invited(services, noted(NAME, NOTE, headline="Adviser in numinously"))
    others = invited(services, *(noted(f"Other Sender{number}", f"{PITCH} Number {number}") for number in range(6)))
    journal, person = services.journal, services.desk.card(one).invitation.person_id
    journal.do(AskFirst(one, "Why petrichoric?", name=NAME))
    question = services.desk.card(one).question
    assert question is not None
    journal.do(RecordAnswer(question.id, AnswerJudged.ONE_SENTENCE, "Because susurrating."))
    made = journal.do(Decide(person, Verdict.ACCEPT, Reasons(rationale="Likes brontology."), name=NAME)).value
    journal.do(JudgeOutcome(OutcomeVerdict.BAD, made, words="Turned out kenopsian."))
    journal.do(DecideInvitations(others, Verdict.DECLINE, Reasons(rationale=f"A pitch, like the one of {NAME}.")))
    friend = add(services, "Tom Schmidt")
    log(services, (person,), "2026-11-18", line="liminality of the first message")
    log(services, (person, friend), "2026-11-19", line=f"{NAME} and Tom at lunch")
    services.desk.read()
    return person


def full_text_tables(services: Services) -> list[str]:
    rows = services.journal.store.database.rows("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")
    return [row[0] for row in rows]


def found_in_indexes(services: Services, word: str) -> list[str]:
    """The full-text tables in which a word stands."""
    database = services.journal.store.database
    return [
        table
        for table in full_text_tables(services)
        if list(database.rows(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (f'"{word}"',)))
    ]


def bytes_of(services: Services) -> bytes:
    path = services.journal.store.path
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*"))).lower()


def test_before_erasing_every_word_is_to_be_found(services: Services) -> None:
    somebody_judged(services)
    content = bytes_of(services)
    assert [word for word in WORDS if word.encode() not in content] == []
    assert set(full_text_tables(services)) >= {"precedent_text", "decision_words", "search_texts", "search_facts"}
    assert {table for word in WORDS for table in found_in_indexes(services, word)} == set(full_text_tables(services))
    assert services.decisions.decision_ids("brontology")
    assert services.recall.find("vellichor")


def test_after_erasing_no_index_holds_a_word_and_all_are_sound(services: Services) -> None:
    services.erasing.erase(somebody_judged(services))
    database = services.journal.store.database
    for table in full_text_tables(services):
        with services.journal.store.gate.untracked():
            database.write(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    assert [(word, found_in_indexes(services, word)) for word in WORDS if found_in_indexes(services, word)] == []
    assert database.value("PRAGMA integrity_check") == "ok"


def test_after_erasing_no_search_and_no_similar_case_tells_their_words(services: Services) -> None:
    person = somebody_judged(services)
    services.erasing.erase(person)
    assert [word for word in WORDS if services.recall.find(word)] == []
    assert [word for word in WORDS if services.decisions.decision_ids(word)] == []
    assert StoredCases(services.journal.store).text_ranking(words(NOTE), 50)
    left = {row.decision.uid for row in services.decisions.decisions()}
    assert set(StoredCases(services.journal.store).text_ranking(words(NOTE), 50)) <= left
    (waiting,) = invited(services, noted("Later Sender", NOTE))
    card = services.desk.card(waiting)
    told = repr((services.desk.precedents(card.case), card.case.facts)).casefold().replace(NOTE.casefold(), "")
    assert [word for word in WORDS if word in told and word not in NOTE.casefold()] == []
    assert all(row.person != person for row in services.decisions.decisions())
    assert [word for word in WORDS if word in dump(services).decode().casefold() and word not in NOTE.casefold()] == []


def test_after_erasing_no_byte_of_their_words_is_left(services: Services) -> None:
    erased = services.erasing.erase(somebody_judged(services))
    assert erased.is_wiped
    content = bytes_of(services)
    assert [word for word in WORDS if word.encode() in content] == []


def test_a_signature_goes_with_its_note(services: Services) -> None:
    person = somebody_judged(services)
    database = services.journal.store.database
    before = database.value("SELECT count(*) FROM note_signature")
    services.erasing.erase(person)
    assert (before, database.value("SELECT count(*) FROM note_signature")) == (7, 6)
    assert database.value("SELECT count(*) FROM note_touched") == 0


def test_a_worn_index_is_noticed(services: Services) -> None:
    somebody_judged(services)
    database = services.journal.store.database
    with services.journal.store.gate.untracked():
        database.write("DELETE FROM decision_words_data WHERE id > 10")
    with pytest.raises(JournalTrouble), services.journal.store.gate.untracked():
        database.write("INSERT INTO decision_words (decision_words) VALUES ('integrity-check')")


def test_what_was_erased_stays_away_when_the_journal_is_opened_again(services: Services) -> None:
    person = somebody_judged(services)
    services.erasing.erase(person)
    store = open_store(services.journal.store.path)
    assert decisions.ids(store, ["brontology"]) == []
    assert len(decisions.ids(store)) == 6
    store.close()
