"""Backups of a journal: whole, verified before they count, thinned with age, and put back in one step."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw

from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.storage import copying, history
from whence.storage.database import Database, create_private, is_plain_journal, make_private_folder, open_database
from whence.storage.troubles import as_trouble, trouble_of_system

LARGEST_TOTAL = 2 * 1024**3
ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
_PAGES_A_STEP = 1_024
_NAME = re.compile(r"(\d{8}T\d{6}Z)(-\d+)?\.whence")
_TIME = "%Y%m%dT%H%M%SZ"
_PARTIAL = ".partial"
_RESTORED = ".restored"
_BEYOND_BACKUP = frozenset(
    {Trouble.MISSING, Trouble.EMPTY, Trouble.NOT_A_JOURNAL, Trouble.DAMAGED, Trouble.PASSPHRASE, Trouble.NEWER}
)
_TIERS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was taken (UTC), its size in bytes, whether it needs a passphrase."""

    path: Path
    taken_at: datetime
    size: int
    is_encrypted: bool


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; none when the folder is not there."""
    found = []
    for path in folder.glob("*.whence") if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if name and path.stat().st_size:
            taken_at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, taken_at, path.stat().st_size, not is_plain_journal(path)))
    return sorted(found, key=lambda backup: (backup.taken_at, backup.path.stem), reverse=True)


def back_up(database: Database, folder: Path, now: datetime, *, largest_total: int | None = None) -> Backup:
    """Take a backup of an open journal as it is at this moment, verify it, then thin out the older ones.

    It is as encrypted as the journal is. `now` is in UTC; `largest_total` is in bytes, by default 2 GB or a tenth of
    the free disk, whichever is less. Raises JournalTrouble, with the older backups as they were, when the folder
    cannot be written, the disk is full, or the copy does not hold what the journal holds.
    """
    make_private_folder(folder)
    for leftover in folder.glob("*" + _PARTIAL):
        copying.discard(leftover)
    path = _free_name(folder, now)
    partial = path.with_name(path.name + _PARTIAL)
    try:
        copy_verified(database, partial)
        copying.swap_in(partial, path)
    finally:
        copying.discard(partial)
    thin(folder, now, room_for(folder) if largest_total is None else largest_total)
    return Backup(path, now.astimezone(UTC).replace(microsecond=0), path.stat().st_size, database.raw_key is not None)


def copy_verified(database: Database, path: Path) -> None:
    """Copy the journal as it is at this moment into one new file under the same key, and make sure of it.

    Raises JournalTrouble when it cannot be written or does not hold the same afterwards.
    """
    from whence.storage.dump import one_moment

    with as_trouble(path):
        create_private(path)
        with one_moment(database):
            counts = _counts(database)
            _copy_pages(database, path)
        copy = Database(path, raw_key=database.raw_key)
        try:
            copying.as_one_file(copy)
            found = _damage(copy) or ("rows are missing" if _counts(copy) != counts else "")
        finally:
            copy.close()
    if found:
        raise JournalTrouble(
            Trouble.DAMAGED,
            f"The backup of {database.path} was not kept, because it is not sound ({found}). The earlier backups are "
            "untouched. Run `whence check`.",
        )


def verify(path: Path, raw_key: bytes | None) -> None:
    """Open a backup and check it whole. Raises JournalTrouble when it is not sound or the key is not its own."""
    database = open_database(path, raw_key=raw_key, is_read_only=True)
    try:
        with as_trouble(path):
            found = _damage(database)
    finally:
        database.close()
    if found:
        raise JournalTrouble(
            Trouble.DAMAGED, f"The backup {path} is damaged ({found}). Choose another one; nothing was changed."
        )


def restore(
    backup: Path, path: Path, folder: Path, now: datetime, *, raw_key: bytes | None, present_key: bytes | None = None
) -> Path | None:
    """Put a backup in the place of the journal at `path`, in one step; what was done before can't be undone then.

    The present journal, which may be open nowhere, is backed up into `folder` first; one that cannot be opened is
    copied aside, and where to is given back. `raw_key` is the backup's key, `present_key` the journal's. Raises
    JournalTrouble, with the journal as it was.
    """
    verify(backup, raw_key)
    new = path.with_name(path.name + _RESTORED)
    copying.discard(new)
    held = aside = None
    try:
        _copy_without_history(backup, new, raw_key)
        held = _kept_present(path, present_key, folder, now)
        if held is None and path.exists():
            aside = put_aside(path, now)
            copying.discard_companions(path)
        copying.swap_in(new, path)
    finally:
        if held is not None:
            held.close()
        copying.discard(new)
    return aside


def _kept_present(path: Path, raw_key: bytes | None, folder: Path, now: datetime) -> Database | None:
    try:
        held = copying.hold(path, raw_key)
    except JournalTrouble as error:
        if error.trouble in _BEYOND_BACKUP:
            return None
        raise
    try:
        back_up(held, folder, now)
    except JournalTrouble as error:
        held.close()
        if error.trouble in _BEYOND_BACKUP:
            return None
        raise
    except BaseException:
        held.close()
        raise
    return held


def _copy_without_history(backup: Path, new: Path, raw_key: bytes | None) -> None:
    source = open_database(backup, raw_key=raw_key, is_read_only=True)
    try:
        copy_verified(source, new)
    finally:
        source.close()
    database = open_database(new, raw_key=raw_key)
    try:
        with as_trouble(new), copying.transaction(database):
            history.clear(database)
        copying.as_one_file(database)
    finally:
        database.close()


def put_aside(path: Path, now: datetime) -> Path:
    """Copy the files of a journal that cannot be opened, log and all, beside it, and give the copy's name."""
    aside = path.with_name(f"{path.name}.before-{now.astimezone(UTC).strftime(_TIME)}")
    try:
        for one in (path, *copying.companions(path)):
            if one.exists():
                copied = aside.with_name(aside.name + one.name.removeprefix(path.name))
                create_private(copied)
                shutil.copyfile(one, copied)
    except OSError as error:
        raise trouble_of_system(error, aside) from error
    return aside


def state_of(database: Database) -> tuple[object, ...]:
    """A small value that differs when something has been done, undone or erased since."""
    counted = database.row("SELECT count(*), coalesce(max(seq), 0), coalesce(sum(is_undone), 0) FROM history")
    newest = database.row("SELECT done_at, label, size FROM history ORDER BY seq DESC LIMIT 1")
    ending = database.value("SELECT substr(bytes, -8) FROM history_part ORDER BY seq DESC, part DESC LIMIT 1")
    people = database.row("SELECT count(*), max(id) FROM person")
    return (*(counted or ()), *(newest or ()), ending, *(people or ()))


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups are kept: all of two days, then the newest of 12 days, of 10 weeks and of 9 months."""
    newest_first = sorted(moments, reverse=True)
    staying = {moment for moment in newest_first if now - moment <= ALL_FOR}
    rest = [moment for moment in newest_first if moment not in staying]
    for count, period in _TIERS:
        buckets: dict[Hashable, datetime] = {}
        for moment in rest:
            if len(buckets) < count or period(moment) in buckets:
                buckets.setdefault(period(moment), moment)
        staying.update(buckets.values())
        rest = [moment for moment in rest if period(moment) not in buckets]
    return staying


def thin(folder: Path, now: datetime, largest_total: int) -> list[Backup]:
    """Remove the backups that have outlived their tier, then the oldest until the total fits; gives those removed.

    The newest one always stays.
    """
    newest_first = list_backups(folder)
    staying = kept((backup.taken_at for backup in newest_first), now)
    removed, total = [], 0
    for number, backup in enumerate(newest_first):
        total += backup.size
        if number and (backup.taken_at not in staying or total > largest_total):
            total -= backup.size
            backup.path.unlink(missing_ok=True)
            removed.append(backup)
    return removed


def room_for(folder: Path) -> int:
    """How many bytes the backups in a folder may take together: 2 GB or a tenth of the free disk."""
    return min(LARGEST_TOTAL, shutil.disk_usage(folder).free // 10)


def _free_name(folder: Path, now: datetime) -> Path:
    stem = now.astimezone(UTC).strftime(_TIME)
    names = (f"{stem}{f'-{number}' if number else ''}.whence" for number in range(1_000))
    for name in names:
        if not (folder / name).exists():
            return folder / name
    raise Refusal(f"{folder} already holds a thousand backups of this second. Wait a moment and do it again.")


def _copy_pages(database: Database, path: Path) -> None:
    target = Database(path, raw_key=database.raw_key)
    try:
        with target.apsw.backup("main", database.apsw, "main") as copying_pages:
            while not copying_pages.done:
                copying_pages.step(_PAGES_A_STEP)
    finally:
        target.close()


def _counts(database: Database) -> dict[str, int]:
    counts = {table: database.value(f"SELECT count(*) FROM {table}") for table in copying.kept_tables(database)}
    return {**counts, "version": database.value("PRAGMA user_version")}


def _damage(database: Database) -> str:
    try:
        found = [str(row[0]) for row in database.rows("PRAGMA integrity_check(3)")]
    except apsw.Error as error:
        return str(error)
    if found != ["ok"]:
        return found[0]
    return "" if database.row("PRAGMA foreign_key_check") is None else "a row refers to something that is not there"
