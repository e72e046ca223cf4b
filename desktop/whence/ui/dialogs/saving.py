"""Asking where a file is to be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def place_to_save(parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
    """Where to save, None when it was called off. A name without an ending gets that of the proposed `name`.

    Whether a file that is there may be overwritten has been asked for the name with its ending.
    """
    dialog = QFileDialog(parent, title, name, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix)
    dialog.selectFile(name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
