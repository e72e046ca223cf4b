"""The capture inbox: a folder in which notes from elsewhere arrive, each proposed line by line, never taken unseen.

Files are only ever moved into `done/` inside the folder, never deleted or changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from whence.domain.errors import Refusal, UnreadableInput
from whence.exchange.inbox_files import SUFFIXES, lines_of
from whence.services.commands import tidying as commands
from whence.services.journal import Journal
from whence.services.work import Work
from whence.storage import own

FOLDER_KEY = "inbox_folder"
DONE = "done"
LARGEST_BYTES = 5_000_000
QUIET_SECONDS = 3.0
_DRAFT = "inbox:"

Log = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """A file with the lines it proposes; `left` are the places (from 0) of those that are not logged yet.

    `problems` tell of business cards in it that could not be read; they stay in the file.
    """

    path: Path
    digest: str
    lines: tuple[str, ...]
    left: tuple[int, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A file nothing can be proposed from, with what is the matter; `is_passing` when it is worth looking again."""

    path: Path
    sentence: str
    is_passing: bool = False
    is_double: bool = False


@dataclass(frozen=True, slots=True)
class InboxLook:
    """What lay in the folder."""

    folder: Path | None
    files: tuple[ProposedFile, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def line_count(self) -> int:
        """How many lines wait to be looked at."""
        return sum(len(file.left) for file in self.files)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the lines that were accepted: where the file is now, and which lines were refused and why.

    `moved_to` is None while lines of the file are still left.
    """

    logged: int
    refused: tuple[tuple[int, str], ...]
    moved_to: Path | None


class Inbox:
    """Looks into the folder and takes over what is accepted.

    `seconds` is a clock (time.time); a file is only read when it is unchanged since the look before, or has not been
    written to for QUIET_SECONDS.
    """

    def __init__(self, journal: Journal, seconds: Callable[[], float]) -> None:
        self._journal = journal
        self._seconds = seconds
        self._seen: dict[Path, tuple[int, int]] = {}

    @property
    def folder(self) -> Path | None:
        """The folder that was chosen, None when there is none."""
        chosen = own.setting(self._journal.store, FOLDER_KEY)
        return Path(chosen) if chosen else None

    def look(self) -> InboxLook:
        """What lies in the folder now. Raises Refusal when it is gone or can't be read."""
        folder = self.folder
        if folder is None:
            return InboxLook(None)
        files: list[ProposedFile] = []
        notices: list[Notice] = []
        seen, known = dict(self._seen), dict[str, Path]()
        self._seen = {}
        for path in _arrived(folder):
            found = self._looked_at(path, seen, known)
            if isinstance(found, ProposedFile):
                files.append(found)
                known[found.digest] = path
            else:
                notices.append(found)
        return InboxLook(folder, tuple(files), tuple(notices))

    def accept(self, file: ProposedFile, lines: Sequence[tuple[int, str]], log: Log) -> Accepted:
        """Log lines of a file, each by its place and its perhaps edited words; lines refused stay to be edited.

        When no line is left the file is moved to `done/`. Which lines are logged is kept after each of them, so that
        none is proposed again when only some were accepted. Raises Refusal when the file has changed since the look.
        """
        self._refuse_changed(file)
        left, refused, logged = set(file.left), list[tuple[int, str]](), 0
        for place, words in lines:
            if place not in left:
                continue
            try:
                log(words)
            except Refusal as refusal:
                refused.append((place, refusal.sentence))
            else:
                logged += 1
                left.discard(place)
                self._remember(file, left)
        moved_to = None if left else self._move(replace(file, left=()))
        return Accepted(logged, tuple(refused), moved_to)

    def put_away(self, path: Path) -> Path:
        """Move a file to `done/` without taking anything from it; gives where it is now."""
        return _moved(path)

    def _looked_at(
        self, path: Path, seen: dict[Path, tuple[int, int]], known: dict[str, Path]
    ) -> ProposedFile | Notice:
        if path.is_symlink() or not path.is_file():
            return Notice(path, f"{path.name} is a link or a folder. Put the file itself into the inbox.")
        if path.suffix.casefold() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            return Notice(path, f"{path.name} is not read: notes are files ending in {kinds}.")
        try:
            return self._read(path, seen, known)
        except UnreadableInput as refusal:
            return Notice(path, refusal.sentence)
        except OSError as error:
            return Notice(path, f"{path.name} can't be read ({error.strerror}). It stays where it is.", is_passing=True)

    def _read(self, path: Path, seen: dict[Path, tuple[int, int]], known: dict[str, Path]) -> ProposedFile | Notice:
        status = path.stat()
        state = (status.st_size, status.st_mtime_ns)
        self._seen[path] = state
        if status.st_size > LARGEST_BYTES:
            size, most = status.st_size // 1_000_000, LARGEST_BYTES // 1_000_000
            return Notice(path, f"{path.name} has {size} MB; a note can have {most} MB. Split it, or take it away.")
        is_quiet = self._seconds() - status.st_mtime >= QUIET_SECONDS
        if seen.get(path) != state and not is_quiet:
            return Notice(path, f"{path.name} is still being written. It is looked at again shortly.", is_passing=True)
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        twin = known.get(digest) or _twin_in_done(path, digest)
        if twin is not None:
            where = "was taken over earlier" if twin.parent.name == DONE else "lies here too"
            sentence = f"{path.name} holds the same as {twin.name}, which {where}. Nothing is proposed from it twice."
            return Notice(path, sentence, is_double=True)
        read = lines_of(path.name, content)
        return ProposedFile(path, digest, read.lines, self._left(digest, len(read.lines)), read.problems)

    def _left(self, digest: str, count: int) -> tuple[int, ...]:
        kept = own.draft(self._journal.store, _DRAFT + digest)
        return tuple(json.loads(kept)) if kept else tuple(range(count))

    def _remember(self, file: ProposedFile, left: set[int]) -> None:
        store = self._journal.store
        with store.gate.untracked():
            own.save_draft(store, _DRAFT + file.digest, json.dumps(sorted(left)), self._journal.clock.stamp())

    def _move(self, file: ProposedFile) -> Path:
        moved = _moved(file.path)
        store = self._journal.store
        with store.gate.untracked():
            own.save_draft(store, _DRAFT + file.digest, "", self._journal.clock.stamp())
        return moved

    def _refuse_changed(self, file: ProposedFile) -> None:
        try:
            digest = sha256(file.path.read_bytes()).hexdigest()
        except OSError:
            digest = ""
        if digest != file.digest:
            raise Refusal(f"{file.path.name} has changed or gone since it was read. Look into the inbox again.")


def choose_inbox(command: commands.ChooseInbox, work: Work) -> None:
    """Raises Refusal for a folder that is not there."""
    folder = command.folder.strip()
    if folder and not Path(folder).is_dir():
        raise Refusal(f"There is no folder {folder}. Make it first, or choose another.", field="folder")
    own.save_setting(work.store, FOLDER_KEY, folder or None)


def _arrived(folder: Path) -> Iterator[Path]:
    """What lies in the folder in order of name, without hidden files and `done/`."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError as error:
        raise Refusal(
            f"The inbox folder {folder} can't be read ({error.strerror}). Check that it is there, or choose another."
        ) from error
    return (path for path in found if not path.name.startswith((".", "~")) and path.name.casefold() != DONE)


def _twin_in_done(path: Path, digest: str) -> Path | None:
    done, size = path.parent / DONE, path.stat().st_size
    for one in sorted(done.iterdir()) if done.is_dir() else ():
        if one.is_file() and one.stat().st_size == size and sha256(one.read_bytes()).hexdigest() == digest:
            return one
    return None


def _moved(path: Path) -> Path:
    done = path.parent / DONE
    try:
        done.mkdir(exist_ok=True)
        target = next(one for one in _names(done, path) if not one.exists())
        path.rename(target)
    except OSError as error:
        raise Refusal(
            f"{path.name} can't be moved to {done} ({error.strerror}). What was logged is kept; move the file by hand."
        ) from error
    return target


def _names(done: Path, path: Path) -> Iterator[Path]:
    yield done / path.name
    number = 2
    while True:
        yield done / f"{path.stem} ({number}){path.suffix}"
        number += 1
