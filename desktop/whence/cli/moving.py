"""Commands that move things in and out: import, export, backup, restore, check."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from whence.cli.answers import counts_line, put, put_json
from whence.cli.request import Request, existing
from whence.domain.amounts import counted, people_words
from whence.domain.errors import Refusal
from whence.services.importing import ImportReport


def take_in(request: Request) -> int:
    """Import an archive or a canonical export. Raises UnreadableInput; the journal is as before then."""
    path = existing(request.arguments.path, "Name the zip or folder as LinkedIn gave it, or an export of Whence.")
    if path.suffix.lower() == ".json":
        return _take_in_export(request, path)
    is_new = not request.opening.exists
    with request.writing(can_begin=True) as services:
        report = services.importing.run(path, is_dry_run=request.arguments.dry_run)
        if report.has_changed and not report.is_dry_run:
            services.importing.finish_search()
    if is_new and report.is_dry_run:
        request.opening.discard()
    if request.is_json:
        put_json(dict(report.numbers))
    else:
        _put_report(report)
    return 0


def give_out(request: Request) -> int:
    """Write the canonical export, or a table, Markdown or vCards."""
    target: Path | None = request.arguments.to
    if request.arguments.force and target is None:
        raise Refusal("--force replaces a file, and none is named. Name it with --to.")
    with request.reading() as services:
        if target is None:
            services.exporting.write(request.arguments.format, sys.stdout.buffer)
            return 0
        options = request.arguments
        count = services.exporting.write_file(options.format, target, can_replace=options.force)
    if request.is_json:
        put_json({"format": request.arguments.format, "to": str(target), "rows": count})
    else:
        put(f"Wrote {counted(count, 'row') if options.format == 'json' else people_words(count)} to {target}.")
    return 0


def back_up(request: Request) -> int:
    """Make a verified backup now."""
    made = request.opening.safekeeping().back_up()
    if request.is_json:
        put_json({"file": str(made.path)})
    else:
        put(f"Backed up to {made.path}.")
    return 0


def restore(request: Request) -> int:
    """Put a backup in the journal's place; what was there is backed up first."""
    file = existing(request.arguments.file, "Name a backup; `whence backup` says where they lie.")
    held = request.opening.hold()
    try:
        kept = request.opening.safekeeping_for_restore().restore(file, request.opening.passphrase)
    finally:
        held.release()
    if request.is_json:
        put_json({"restored": str(file), "kept": str(kept) if kept else None})
    else:
        put(f"Restored {file}." + (f" What was there before is kept as {kept}." if kept else ""))
    return 0


def check(request: Request) -> int:
    """Check the journal file; gives 1 when something is wrong."""
    findings = [finding.sentence for finding in request.opening.safekeeping().check()]
    if request.is_json:
        put_json({"ok": not findings, "findings": findings})
    else:
        put("\n".join(findings) or "The journal is sound.")
    return 1 if findings else 0


def _take_in_export(request: Request, path: Path) -> int:
    with request.writing(can_begin=True) as services:
        counts = services.exporting.read_file(path)
    if request.is_json:
        put_json({"source": path.name, "kind": "canonical", "rows": counts})
    else:
        put(f"Read {counted(counts, 'row')} from {path}.")
    return 0


def _put_report(report: ImportReport) -> None:
    numbers: dict[str, Any] = dict(report.numbers)
    put(report.sentence)
    is_known = numbers["generation"] != "unknown"
    put((f"Archive of {numbers['generation']}: " if is_known else "Archive of an unknown year: ") + numbers["source"])
    put(f"People: {counts_line(numbers['people'])}")
    put(f"Connections: {counts_line(numbers['connections'])}")
    put(f"Invitations: {counts_line(numbers['invitations'])}")
    put(f"Messages: {counts_line(numbers['messages'])}")
    for file in numbers["files"]:
        if file["kind"] != "ignored":
            skipped = f", skipped: {json.dumps(file['skipped'])}" if file["skipped"] else ""
            put(f"  {file['name']}: {counted(file['rows'], 'row')}, {file['used']:,} used{skipped}")
    for warning in numbers["warnings"]:
        put(f"  ! {warning}")
