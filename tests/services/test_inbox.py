"""The inbox: every file is proposed or answered with a sentence, nothing is taken unseen, nothing is deleted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.tidied import new_journal
from whence.domain.errors import Refusal, UnreadableInput
from whence.exchange.inbox_files import lines_of
from whence.services.commands.tidying import ChooseInbox
from whence.services.inbox import Accepted, Inbox, InboxLook, ProposedFile
from whence.services.journal import Journal

WRITTEN_AT = 1_770_000_000
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Nair\nORG:Tidal\nEMAIL:ada@example.org\nEND:VCARD\n"


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = WRITTEN_AT + 60.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def inbox(journal: Journal, folder: Path, seconds: Seconds) -> Inbox:
    journal.do(ChooseInbox(str(folder)))
    return Inbox(journal, seconds)


def put(folder: Path, name: str, content: str | bytes, written_at: float = WRITTEN_AT) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (written_at, written_at))
    return path


def only(look: InboxLook) -> ProposedFile:
    (file,) = look.files
    return file


def take_all(inbox: Inbox, file: ProposedFile, logged: list[str]) -> Accepted:
    return inbox.accept(file, [(place, file.lines[place]) for place in file.left], logged.append)


def test_each_line_is_proposed_and_accepted_ones_are_logged(inbox: Inbox, folder: Path) -> None:
    put(folder, "notes.txt", "Ada Nair, Data lead @ Tidal\n\n---\nTom Schmidt ^ada\r\n")
    put(folder, "later.md", "# Tides\n- [ ] Ines Dahl #sea\n* Uwe\n1. Eva\n***\n#sea alone\n")
    put(folder, "ada.VCF", CARD)
    look = inbox.look()
    assert look.folder == folder
    assert [file.path.name for file in look.files] == ["ada.VCF", "later.md", "notes.txt"]
    assert look.files[1].lines == ("Tides", "Ines Dahl #sea", "Uwe", "Eva", "#sea alone")
    assert look.files[2].lines == ("Ada Nair, Data lead @ Tidal", "Tom Schmidt ^ada")
    assert "Ada Nair" in look.files[0].lines[0]
    assert look.line_count == 8
    logged: list[str] = []
    for file in look.files:
        accepted = take_all(inbox, file, logged)
        assert accepted.moved_to == folder / "done" / file.path.name
    assert logged[-2:] == ["Ada Nair, Data lead @ Tidal", "Tom Schmidt ^ada"]
    assert inbox.look() == InboxLook(folder)
    assert sorted(path.name for path in (folder / "done").iterdir()) == ["ada.VCF", "later.md", "notes.txt"]


def test_lines_left_or_refused_stay_until_they_are_answered(inbox: Inbox, journal: Journal, folder: Path) -> None:
    path = put(folder, "notes.txt", "Ada Nair\nTom Schmidt\n31 February\n")
    file = only(inbox.look())

    def log(words: str) -> None:
        if "February" in words:
            raise Refusal("There is no 31 February.")

    accepted = inbox.accept(file, [(0, "Ada Nair"), (2, "31 February")], log)
    assert accepted == Accepted(1, ((2, "There is no 31 February."),), None)
    again = only(Inbox(journal, Seconds()).look())
    assert again.left == (1, 2)
    assert inbox.accept(again, [(0, "Ada Nair"), (1, "Tom"), (2, "28 February")], log).logged == 1
    final = only(inbox.look())
    assert inbox.accept(final, [(2, "the last of that month")], log).moved_to == folder / "done" / "notes.txt"
    assert not path.exists()


def test_names_taken_in_done_are_numbered(inbox: Inbox, folder: Path) -> None:
    for number in range(3):
        put(folder, "notes.txt", f"Guest {number}")
        take_all(inbox, only(inbox.look()), [])
    names = sorted(path.name for path in (folder / "done").iterdir())
    assert names == ["notes (2).txt", "notes (3).txt", "notes.txt"]


def test_the_same_twice_is_said_and_can_be_put_away(inbox: Inbox, folder: Path) -> None:
    put(folder, "a.txt", "Ada Nair")
    put(folder, "b.txt", "Ada Nair")
    look = inbox.look()
    assert [file.path.name for file in look.files] == ["a.txt"]
    assert [notice.sentence for notice in look.notices] == [
        "b.txt holds the same as a.txt, which lies here too. Nothing is proposed from it twice."
    ]
    take_all(inbox, look.files[0], [])
    (notice,) = inbox.look().notices
    assert (
        notice.sentence
        == "b.txt holds the same as a.txt, which was taken over earlier. Nothing is proposed from it twice."
    )
    assert notice.is_double
    assert inbox.put_away(notice.path) == folder / "done" / "b.txt"


def test_what_is_still_being_written_waits(inbox: Inbox, folder: Path, seconds: Seconds) -> None:
    path = put(folder, "notes.txt", "Ada", seconds.now - 1)
    (notice,) = inbox.look().notices
    assert notice.sentence == "notes.txt is still being written. It is looked at again shortly."
    assert notice.is_passing
    put(folder, "notes.txt", "Ada Nair", seconds.now)
    assert inbox.look().notices == (notice,)
    assert only(inbox.look()).lines == ("Ada Nair",)
    put(folder, "notes.txt", "Ada Nair\nTom", seconds.now)
    seconds.now += 10
    assert only(inbox.look()).lines == ("Ada Nair", "Tom")
    assert path.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.txt", b"Ada\0Nair", "x.txt is not text (it holds NUL bytes)"),
        ("x.txt", "Zoë".encode("latin-1"), "x.txt is not text in UTF-8 (byte 3)"),
        ("x.txt", b"\xff\xfeA", "x.txt is not text in UTF-8"),
        ("x.txt", b" \n--\n", "x.txt holds no line to be proposed"),
        ("x.txt", b"", "x.txt holds no line to be proposed"),
        ("x.md", b"a\n" * 2_001, "x.md has 2,001 lines; a note can have 2,000"),
        ("x.vcf", b"nothing of the kind", "x.vcf: No business card is in this text"),
        ("x.vcf", b"BEGIN:VCARD\nVERSION:3.0\n", "x.vcf:"),
        ("x.jpg", b"\x89", "x.jpg is not read: notes are files ending in .md, .txt, .vcf."),
    ],
)
def test_what_cannot_be_proposed_is_said(inbox: Inbox, folder: Path, name: str, content: bytes, sentence: str) -> None:
    path = put(folder, name, content)
    look = inbox.look()
    assert look.files == ()
    (notice,) = look.notices
    assert notice.sentence.startswith(sentence)
    assert path.read_bytes() == content


def test_fifty_megabytes_are_not_read(inbox: Inbox, folder: Path) -> None:
    path = put(folder, "huge.txt", "")
    with path.open("r+b") as file:
        file.truncate(50_000_000)
    (notice,) = inbox.look().notices
    assert notice.sentence == "huge.txt has 50 MB; a note can have 5 MB. Split it, or take it away."


def test_links_hidden_files_and_folders(inbox: Inbox, folder: Path, tmp_path: Path) -> None:
    put(folder, ".hidden.txt", "Ada")
    (folder / "sub").mkdir()
    (folder / "link.txt").symlink_to(put(tmp_path, "elsewhere.txt", "Ada"))
    names = [(notice.path.name, notice.sentence.split(" is ")[1][:16]) for notice in inbox.look().notices]
    assert names == [("link.txt", "a link or a fold"), ("sub", "a link or a fold")]


def test_text_of_other_programs_is_read(inbox: Inbox, folder: Path) -> None:
    put(folder, "bom.txt", b"\xef\xbb\xbfZo\xc3\xab Brandt")
    put(folder, "card.txt", CARD)
    put(folder, "wide.txt", "Zoë Brandt\nAda".encode("utf-16"))
    first, card, wide = inbox.look().files
    assert first.lines == ("Zoë Brandt",)
    assert "ada@example.org" in card.lines[0]
    assert wide.lines == ("Zoë Brandt", "Ada")


def test_a_damaged_card_among_others_is_told(inbox: Inbox, folder: Path) -> None:
    put(folder, "cards.vcf", CARD + "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    file = only(inbox.look())
    assert len(file.lines) == 1
    assert [problem.startswith("cards.vcf: Card 2 was left out") for problem in file.problems] == [True]


def test_a_file_changed_after_the_look_is_not_accepted(inbox: Inbox, folder: Path) -> None:
    put(folder, "notes.txt", "Ada Nair")
    file = only(inbox.look())
    put(folder, "notes.txt", "Ada Nair and more")
    logged: list[str] = []
    with pytest.raises(Refusal, match=r"notes\.txt has changed or gone since it was read"):
        take_all(inbox, file, logged)
    (folder / "notes.txt").unlink()
    with pytest.raises(Refusal, match="has changed or gone"):
        take_all(inbox, file, logged)
    assert logged == []


def test_the_folder_is_chosen_and_may_be_gone(journal: Journal, tmp_path: Path) -> None:
    inbox = Inbox(journal, Seconds())
    assert inbox.look() == InboxLook(None)
    with pytest.raises(Refusal, match="There is no folder"):
        journal.do(ChooseInbox(str(tmp_path / "nowhere")))
    (tmp_path / "here").mkdir()
    journal.do(ChooseInbox(str(tmp_path / "here")))
    (tmp_path / "here").rmdir()
    with pytest.raises(Refusal, match="can't be read"):
        inbox.look()
    journal.do(ChooseInbox(""))
    assert inbox.folder is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=300))
def test_no_text_breaks_it_and_every_line_that_says_something_is_proposed(text: str) -> None:
    content = text.encode()
    said = [line.strip() for line in text.splitlines() if any(character.isalnum() for character in line)]
    if "\0" in text or not said:
        with pytest.raises(UnreadableInput, match=r"^n\.txt "):
            lines_of("n.txt", content)
    else:
        assert list(lines_of("n.txt", content).lines) == said
