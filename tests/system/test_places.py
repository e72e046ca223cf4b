"""Everything lies where the system wants it, in private folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.system.places import Places, fingerprint, make_private, make_private_of_ours


def test_the_places_follow_the_home_of_the_user(places: Path) -> None:
    found = Places.of_this_machine()
    for folder in (found.data, found.backups, found.logs):
        assert folder.is_relative_to(places)
        assert not folder.exists()


def test_the_journal_is_the_one_chosen_else_the_variable_else_the_usual(tmp_path: Path) -> None:
    found = Places.of_this_machine()
    variable = {"WHENCE_JOURNAL": str(tmp_path / "other.whence")}
    assert found.journal(tmp_path / "mine.whence", variable) == tmp_path / "mine.whence"
    assert found.journal(None, variable) == tmp_path / "other.whence"
    assert found.journal(None, {}) == found.data / "journal.whence"
    assert found.journal(Path("~/j.whence"), {}) == Path.home() / "j.whence"


def test_journals_of_one_name_have_backups_of_their_own(tmp_path: Path) -> None:
    found = Places.of_this_machine()
    one, two = found.backups_of(tmp_path / "a" / "j.whence"), found.backups_of(tmp_path / "b" / "j.whence")
    assert one != two
    assert one.parent == two.parent == found.backups


def test_a_link_to_a_journal_is_the_same_journal(tmp_path: Path) -> None:
    (tmp_path / "real.whence").touch()
    (tmp_path / "link.whence").symlink_to(tmp_path / "real.whence")
    assert fingerprint(tmp_path / "link.whence") == fingerprint(tmp_path / "real.whence")
    assert fingerprint(tmp_path / "other.whence") != fingerprint(tmp_path / "real.whence")
    assert "real" not in fingerprint(tmp_path / "real.whence")


def test_folders_are_made_private_even_when_they_were_not(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert make_private(folder).stat().st_mode & 0o777 == 0o700
    assert make_private(tmp_path / "a" / "new").stat().st_mode & 0o777 == 0o700


def test_a_runtime_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "runtime").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        make_private_of_ours(tmp_path / "runtime")


def test_a_runtime_folder_too_long_for_a_socket_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    assert len(str(Places.of_this_machine().runtime)) < 80
