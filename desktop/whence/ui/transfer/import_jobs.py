"""Importing on the worker: finding out what an archive would bring, and bringing it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from whence.services import importing
from whence.services.importing import ColumnMapping, ImportReport
from whence.services.suite import Services
from whence.ui.jobs import Cancelled, Progress

OpenServices = Callable[[], Services]
Mappings = Mapping[str, ColumnMapping]


def preview(open_services: OpenServices, path: Path, mapping: Mappings) -> Callable[[Progress], ImportReport]:
    """The work that finds out what an archive would bring and writes nothing."""
    return _work(open_services, path, mapping, is_dry_run=True)


def take_in(open_services: OpenServices, path: Path, mapping: Mappings) -> Callable[[Progress], ImportReport]:
    """The work that brings an archive in, whole or not at all."""
    return _work(open_services, path, mapping, is_dry_run=False)


def read_export(open_services: OpenServices, path: Path) -> Callable[[Progress], int]:
    """The work that reads a canonical export into the empty journal; answers with the number of rows."""

    def work(progress: Progress) -> int:
        with closing(open_services()) as services:
            return services.exporting.read_file(path, progress.report)

    return work


def _work(
    open_services: OpenServices, path: Path, mapping: Mappings, *, is_dry_run: bool
) -> Callable[[Progress], ImportReport]:
    def work(progress: Progress) -> ImportReport:
        with closing(open_services()) as services:
            try:
                return services.importing.run(
                    path,
                    is_dry_run=is_dry_run,
                    progress=lambda name, done, total: progress.report(done, total, Path(name).name),
                    is_cancelled=lambda: progress.is_cancelled,
                    mapping=mapping,
                )
            except importing.Cancelled as error:
                raise Cancelled(str(error)) from error

    return work
