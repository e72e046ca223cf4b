"""LinkedIn's data archive, every generation since 2018, read into plain values."""

from __future__ import annotations

from whence.exchange.linkedin.archive import Archive
from whence.exchange.linkedin.headers import ColumnMapping, UnknownHeader
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.progress import Cancelled
from whence.exchange.linkedin.reading import read_archive
from whence.exchange.linkedin.summaries import Connected, Listed, summary
from whence.exchange.linkedin.tallies import FileReport, Reason

__all__ = [
    "Archive",
    "Cancelled",
    "ColumnMapping",
    "Connected",
    "FileReport",
    "Kind",
    "Listed",
    "Reason",
    "UnknownHeader",
    "read_archive",
    "summary",
]
