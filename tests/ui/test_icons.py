"""Icons take the colour they are asked for, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer

from whence.system.resources import resource_path
from whence.ui.icons import Tint, icon, icon_folder, icon_names
from whence.ui.theme import Theme, ThemeChoice, tokens


def inks(image: QImage) -> set[str]:
    """The colours of the opaque dots."""
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name() for dot in dots if dot.alpha() == 255}


def picture(name: str, tint: Tint = Tint.TEXT, mode: QIcon.Mode = QIcon.Mode.Normal, side: int = 48) -> QImage:
    """An icon, drawn."""
    return icon(name, tint).pixmap(QSize(side, side), mode).toImage()


def test_there_are_enough_and_each_is_a_drawing() -> None:
    assert len(icon_names()) >= 45
    broken = [name for name in icon_names() if not QSvgRenderer(str(icon_folder() / f"{name}.svg")).isValid()]
    assert broken == []
    assert icon_folder() == resource_path("icons")


def test_each_has_one_colour_and_one_frame() -> None:
    for name in icon_names():
        text = (icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, name
        assert 'stroke-width="2"' in text, name
        assert "#" not in text, name


@pytest.mark.parametrize("tint", list(Tint))
def test_an_icon_has_its_tint(tint: Tint) -> None:
    assert inks(picture("plus", tint)) == {tint.colour.name()}


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    plus = icon("plus", Tint.TEXT)
    theme.choose(ThemeChoice.DARK)
    assert inks(plus.pixmap(QSize(48, 48)).toImage()) == {tokens().text.name()}


def test_disabled_and_selected_look_different() -> None:
    assert inks(picture("plus", Tint.TEXT, QIcon.Mode.Disabled)) == {tokens().border_strong.name()}
    assert inks(picture("plus", Tint.TEXT, QIcon.Mode.Selected)) == {tokens().accent.name()}
    assert inks(picture("plus", Tint.DANGER, QIcon.Mode.Selected)) == {tokens().danger.name()}


@pytest.mark.parametrize("side", [12, 16, 24, 64, 200])
def test_an_icon_is_drawn_at_the_size_asked_for(side: int) -> None:
    assert picture("gear", side=side).size() == QSize(side, side)


def test_a_copy_draws_the_same() -> None:
    original = icon("bell", Tint.WARN)
    copy = QIcon(original)
    assert copy.pixmap(24, 24).toImage() == original.pixmap(24, 24).toImage()
    assert copy.name() == "bell"


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(LookupError, match="no icon named unicorn"):
        icon("unicorn")


def test_colours_come_from_tokens_only() -> None:
    assert {type(tint.colour) for tint in Tint} == {QColor}
