"""Every theme has every colour, and everything written can be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from whence.domain.errors import UnreadableInput
from whence.system.resources import resource_path
from whence.ui.theme_palette import TOKEN_NAMES, contrast, luminance, mixed, palette_from, read_tokens, soft_pair

THEMES = sorted(resource_path("themes").glob("*.toml"))
GROUNDS = ("bg", "surface", "raised", "sunken")
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "text2", "text3") for ground in GROUNDS),
    *((text, "selection") for text in ("text", "text2", "accent")),
    *((tone, ground) for tone in ("accent", "ok", "warn", "danger", "info") for ground in ("bg", "surface", "raised")),
    *((tone, f"{tone}_soft") for tone in ("ok", "warn", "danger", "info")),
    *(("text", f"{tone}_soft") for tone in ("accent", "ok", "warn", "danger", "info")),
    ("on_accent", "accent"),
    ("on_accent_soft", "accent_soft"),
    ("on_danger", "danger"),
]
EDGE_PAIRS = [(edge, ground) for edge in ("border_strong", "focus") for ground in (*GROUNDS,)] + [
    ("focus", "selection")
]


def test_there_is_a_light_and_a_dark_theme() -> None:
    assert [path.stem for path in THEMES] == ["dark", "light"]
    assert [read_tokens(path).is_dark for path in THEMES] == [True, False]


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_every_text_can_be_read(path: Path) -> None:
    tokens = read_tokens(path)
    poor = {
        pair: round(ratio, 2)
        for pair in TEXT_PAIRS
        if (ratio := contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_edges_and_focus_can_be_seen(path: Path) -> None:
    tokens = read_tokens(path)
    poor = [pair for pair in EDGE_PAIRS if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3]
    assert poor == []


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_initials_can_be_read_in_every_soft_colour(path: Path) -> None:
    tokens = read_tokens(path)
    pairs = {
        (fill.name(), ink.name()): contrast(fill, ink)
        for fill, ink in (
            soft_pair(f"Person {number}", tokens.accent_soft.name(), tokens.on_accent_soft.name())
            for number in range(200)
        )
    }
    assert len(pairs) == 8
    assert min(pairs.values()) >= 4.5


def test_a_name_keeps_its_colour() -> None:
    assert soft_pair("Mara Okafor", "#ddefe8", "#124a3b") == soft_pair("mara okafor", "#ddefe8", "#124a3b")


@pytest.mark.parametrize("change", ["", 'bg = "#F7F6F3"\nsky = "#0000FF"\n', "not = a = theme"])
def test_a_theme_that_is_not_whole_is_refused(tmp_path: Path, change: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(change, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"The theme odd\.toml cannot be used"):
        read_tokens(path)


def test_a_colour_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    shutil.copy(THEMES[0], path)
    path.write_text(path.read_text(encoding="utf-8").replace("#171816", "mauvish"), encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_tokens(path)


def test_contrast_is_the_one_of_wcag() -> None:
    white, black = QColor("#ffffff"), QColor("#000000")
    assert contrast(white, black) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)
    assert luminance(QColor("#ff0000")) == pytest.approx(0.2126, abs=1e-4)


def test_mixing_goes_from_one_to_the_other() -> None:
    red, blue = QColor("#ff0000"), QColor("#0000ff")
    assert mixed(red, blue, 0).name() == "#ff0000"
    assert mixed(red, blue, 1).name() == "#0000ff"
    assert mixed(red, blue, 0.5).name() == "#800080"


def test_the_palette_follows_the_tokens() -> None:
    tokens = read_tokens(THEMES[0])
    palette = palette_from(tokens)
    assert palette.color(QPalette.ColorRole.Window) == tokens.bg
    assert palette.color(QPalette.ColorRole.Text) == tokens.text
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == tokens.border_strong
    assert len(TOKEN_NAMES) == 24
