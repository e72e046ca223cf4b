"""The canonical export: complete, the same bytes for the same facts, and read back to the same journal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.storage.random_journals import add_person, fill
from whence.domain.errors import Refusal, UnreadableInput
from whence.storage import history
from whence.storage.dump import dump_digest, write_dump
from whence.storage.dump_reading import read_dump
from whence.storage.dump_shape import shapes
from whence.storage.store import Store, create_store

FORMAT_PAGE = Path(__file__).parents[2] / "resources" / "export" / "format.md"


def dump(store: Store) -> bytes:
    file = io.BytesIO()
    write_dump(store.database, file)
    return file.getvalue()


def read(store: Store, text: bytes) -> int:
    return read_dump(store, io.BytesIO(text), name="friends.json", done_at="2024-06-01T08:00:00Z")


@pytest.fixture
def filled(tmp_path: Path) -> Store:
    store = create_store(tmp_path / "filled.whence")
    fill(store, seed=1)
    return store


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return create_store(tmp_path / "empty.whence")


@pytest.mark.parametrize("seed", range(6))
def test_reading_an_export_and_exporting_again_gives_the_same_bytes(tmp_path: Path, seed: int) -> None:
    first, second = create_store(tmp_path / "a.whence"), create_store(tmp_path / "b.whence")
    fill(first, seed)
    told = dump(first)
    assert read(second, told) > 100
    assert dump(second) == told
    assert second.database.row("PRAGMA foreign_key_check") is None


def test_every_row_of_every_table_is_told(filled: Store) -> None:
    told = json.loads(dump(filled))
    for shape in shapes(filled.database):
        assert len(told[shape.list_name]) == filled.database.value(f"SELECT count(*) FROM {shape.table}") > 0
    inside = sum(len(row.get("with", [])) for row in told["interactions"])
    assert inside == filled.database.value("SELECT count(*) FROM participation") > 0


@pytest.mark.parametrize("stored", ["not JSON", '"a text"', "[1,", "12", "[1, 2]", '{"b": 1, "a": "ü"}'])
def test_text_that_should_be_a_list_or_object_is_told_as_what_it_is(filled: Store, empty: Store, stored: str) -> None:
    filled.database.write("UPDATE review SET listed = ?", (stored,))
    told = dump(filled)
    read(empty, told)
    assert dump(empty) == told
    again = empty.database.value("SELECT listed FROM review")
    assert again == stored or json.loads(again) == json.loads(stored)


def test_the_day_of_a_participation_comes_back_from_its_interaction(filled: Store, empty: Store) -> None:
    read(empty, dump(filled))
    sql = "SELECT count(*) FROM participation p JOIN interaction i ON i.id = p.interaction_id WHERE p.day IS i.day"
    assert empty.database.value(sql) == empty.database.value("SELECT count(*) FROM participation") > 0


def test_no_internal_number_and_nothing_derived_is_told(filled: Store) -> None:
    filled.database.write("INSERT INTO draft VALUES ('capture', 'a draft not sent', '2024-05-01')")
    text = dump(filled).decode()
    assert "a draft not sent" not in text
    assert not {"tie", "ties", "drafts", "histories", "markers"} & set(json.loads(text))
    assert '"id":' not in text
    assert '_id":' not in text


def test_one_row_stands_on_one_line_in_utf8(filled: Store) -> None:
    lines = dump(filled).decode("utf-8").split("\n")
    rows = [line for line in lines if line.startswith('{"') and not line.startswith('{"format"')]
    assert len(rows) == sum(filled.database.value(f"SELECT count(*) FROM {s.table}") for s in shapes(filled.database))
    assert "\r" not in "".join(lines)
    assert "🦉 in the hall" in "".join(lines)


def test_undoing_everything_restores_the_bytes(filled: Store) -> None:
    before, digest = dump(filled), dump_digest(filled.database)
    add_person(filled, "0191-new", "Jonas Lindqvist")
    assert dump_digest(filled.database) != digest
    entry = history.next_undo(filled.database)
    assert entry is not None
    filled.gate.undo(entry)
    assert dump(filled) == before
    assert dump_digest(filled.database) == digest


def test_one_undo_takes_a_read_journal_back(filled: Store, empty: Store) -> None:
    nothing = dump(empty)
    read(empty, dump(filled))
    entry = history.next_undo(empty.database)
    assert entry is not None
    assert entry.is_import
    empty.gate.undo(entry)
    assert dump(empty) == nothing


def test_an_export_that_was_reformatted_is_read_too(filled: Store, empty: Store) -> None:
    told = dump(filled)
    read(empty, json.dumps(json.loads(told), indent=2).encode())
    assert dump(empty) == told


def test_a_journal_that_is_not_empty_is_left_alone(filled: Store) -> None:
    before = dump(filled)
    with pytest.raises(Refusal, match="is not empty"):
        read(filled, before)
    assert dump(filled) == before


def test_writing_while_another_connection_writes_tells_one_moment(filled: Store) -> None:
    other = Store(type(filled.database)(filled.path))
    expected = dump(filled)
    seen: list[int] = []

    def meanwhile(rows: int) -> None:
        if not seen:
            add_person(other, "0000-first-of-all", "Interloper")
        seen.append(rows)

    file = io.BytesIO()
    write_dump(filled.database, file, meanwhile)
    other.close()
    assert seen
    assert file.getvalue() == expected


_PERSON = (
    '{"uid":"p1","name":"Ada","is_name_missing":0,"is_of_interest":0,"source":"entry",'
    '"created_at":"2024-03-12","updated_at":"2024-03-12"}'
)


@pytest.mark.parametrize(
    ("people", "more", "sentence"),
    [
        ('{"name":"Ada"}', "", "“people”, entry 1: “uid” is missing"),
        (_PERSON.replace('"is_of_interest":0,', ""), "", "“people”, entry 1: “is_of_interest” is missing"),
        (_PERSON.replace('"Ada"', "7"), "", "“name” cannot be “7”"),
        (_PERSON.replace('"Ada"', '"A\\u0000da"'), "", "“name” cannot be"),
        (_PERSON.replace('"Ada"', '"A\\ud800da"'), "", "“name” cannot be"),
        (_PERSON.replace(":0", ":true"), "", "“is_name_missing” cannot be “True”"),
        (_PERSON.replace(":0", ":1e400"), "", "“is_name_missing” cannot be"),
        (_PERSON.replace(":0", ":99999999999999999999"), "", "“is_name_missing” cannot be"),
        (_PERSON.replace('"2024-03-12"', '"noon"'), "", "“created_at” cannot be “noon”"),
        (_PERSON.replace('"name"', '"nmae"'), "", "the field “nmae” is not known"),
        (_PERSON.replace('"source"', '"import":"b9","source"'), "", "“b9” is referred to, but is not in the file"),
        (f"{_PERSON},{_PERSON}", "", "“people”, entry 2: it stands there twice"),
        ("[]", "", "“people”, entry 1: “[]” is not an object"),
        (_PERSON, '"interactions":[{"day":"2024-02-30","precision":"day"}]', "“day” cannot be “2024-02-30”"),
        (
            _PERSON,
            '"interactions":[{"day":"2024-02-03","precision":"day","channel":"pigeon"}]',
            "“channel” cannot be “pigeon”; it is one of call,",
        ),
        (_PERSON, '"origins":[{"person":"p1","is_first":0,"day":"last spring"}]', "“day” cannot be “last spring”"),
        (
            _PERSON,
            '"red_flags":[{"person":"p1","what":"w","raised_on":"2021-21"}]',
            "something in it cannot be reckoned with",
        ),
        (_PERSON, '"persons":[]', "the list “persons” is not known"),
        (_PERSON, '"interactions":{}', "“interactions” is not a list"),
    ],
)
def test_whatever_is_wrong_in_a_file_is_said_with_its_place(
    empty: Store, people: str, more: str, sentence: str
) -> None:
    before = dump(empty)
    extra = f",{more}" if more else ""
    text = f'{{"format":"whence journal","version":1,"people":[{people}]{extra}}}'.replace(",", ", ", 1)
    with pytest.raises(UnreadableInput) as refused:
        read(empty, text.encode())
    assert sentence in refused.value.sentence
    assert refused.value.sentence.startswith("friends.json")
    assert "Nothing was imported" in refused.value.sentence
    assert dump(empty) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "not an export of a journal"),
        (b"\x00\xff\xfe", "not an export of a journal"),
        (b"PK\x03\x04", "not an export of a journal"),
        (b"[" * 100_000, "not an export of a journal"),
        (b'{"a":' * 100_000, "not an export of a journal"),
        (b'{"people":[]}', "no “format” that names Whence"),
        (b'{"format":"whence journal","version":2,\n', "its format is version 2, this Whence reads version 1"),
        (b'{"format":"whence journal","version":NaN,\n', "line 1: “NaN” is not JSON"),
        (b'{"format":"whence journal","version":1,\n"events":[\xff],\n', "byte 11 of the line is not UTF-8"),
        (b'{"format":"whence journal","version":1,\n"zebras":[],\n', "should begin here"),
    ],
)
def test_a_file_that_is_no_export_is_refused(empty: Store, text: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read(empty, text)
    assert sentence in refused.value.sentence


def test_a_file_cut_off_anywhere_is_refused_and_changes_nothing(filled: Store, empty: Store) -> None:
    told, nothing = dump(filled), dump(empty)
    for length in range(1, len(told) - 1, len(told) // 60):
        with pytest.raises(UnreadableInput):
            read(empty, told[:length])
        assert dump(empty) == nothing


def test_the_format_page_names_every_list_and_every_field(empty: Store) -> None:
    page = FORMAT_PAGE.read_text(encoding="utf-8")
    for shape in shapes(empty.database):
        told = [*shape.columns, *(shape.nested.columns if shape.nested else ())]
        start = page.index(f"\n### {shape.list_name}\n")
        section = page[start + 4 :].split("\n### ")[0]
        missing = [column.field for column in told if f"`{column.field}`" not in section]
        assert missing == [], f"{shape.list_name} in {FORMAT_PAGE} says nothing of {missing}"
