"""The text of a canonical export, taken apart into its lists and their rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from whence.domain.errors import UnreadableInput
from whence.storage.dump import encode
from whence.storage.dump_shape import FORMAT, FORMAT_VERSION

LONGEST_LINE = 256 * 1024 * 1024
_HEAD = f'{{"format":{encode(FORMAT)},"version":'.encode()
Row = dict[str, Any]


class Source:
    """The lists of an export file in their order: line by line as Whence writes it, whole when it was reformatted."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self.version: object = None
        self._whole: Row | None = None
        self._open()

    def refusal(self, what: str, where: str = "") -> UnreadableInput:
        """What is wrong with the file, and where."""
        place = f"{self._name}, {where}" if where else self._name
        return UnreadableInput(f"{place}: {what}. Nothing was imported; export the journal again, or correct the file.")

    def rows(self, list_name: str) -> Iterator[Row]:
        """The rows of the next list."""
        if self._whole is not None:
            yield from self._rows_of(self._whole.pop(list_name, []), list_name)
            return
        opening = self._line()
        if opening in (f"{encode(list_name)}:[],", f"{encode(list_name)}:[]"):
            return
        if opening != f"{encode(list_name)}:[":
            raise self.refusal(f"the list “{list_name}” should begin here, not {shown(opening)}", self._where())
        yield from self._rows_of(self._lines(), list_name)

    def close(self) -> None:
        """Make sure that nothing is left unread."""
        if self._whole is not None:
            self._whole.pop("format", None)
            self._whole.pop("version", None)
            if self._whole:
                raise self.refusal(f"the list “{next(iter(self._whole))}” is not known to this version of Whence")
        elif self._line() != "}" or self._file.read(1):
            raise self.refusal("it should end here", self._where())

    def _open(self) -> None:
        self._line_number = 0
        head = self._read_line()
        if head.startswith(_HEAD) and head.endswith(b",\n"):
            version = head.removeprefix(_HEAD).removesuffix(b",\n").decode("utf-8", "replace")
            self.version = self._json(version, "line 1")
        else:
            self._read_whole(head)
        if self.version != FORMAT_VERSION:
            raise self.refusal(f"its format is version {self.version}, this Whence reads version {FORMAT_VERSION}")

    def _read_whole(self, head: bytes) -> None:
        text = head + self._file.read(LONGEST_LINE)
        if not text.lstrip().startswith(b"{") or len(text) > LONGEST_LINE:
            raise self.refusal("it is not an export of a journal")
        try:
            whole = json.loads(text.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self.refusal(f"it is not an export of a journal, or it was cut off ({error})") from error
        if whole.get("format") != FORMAT:
            raise self.refusal("it is not an export of a journal (no “format” that names Whence)")
        self._whole, self.version = whole, whole.get("version")

    def _rows_of(self, rows: Iterable[Any], list_name: str) -> Iterator[Row]:
        if isinstance(rows, (str, dict)) or not hasattr(rows, "__iter__"):
            raise self.refusal(f"“{list_name}” is not a list")
        for place, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise self.refusal(f"{shown(row)} is not an object", f"“{list_name}”, entry {place}")
            yield row

    def _lines(self) -> Iterator[Any]:
        while True:
            line = self._line()
            if line in ("]", "],"):
                return
            yield self._json(line.removesuffix(","), self._where())

    def _line(self) -> str:
        raw = self._read_line()
        if not raw.endswith(b"\n"):
            raise self.refusal("the file is cut off here", self._where())
        try:
            return raw.decode("utf-8").removesuffix("\n")
        except UnicodeDecodeError as error:
            raise self.refusal(f"byte {error.start + 1} of the line is not UTF-8", self._where()) from error

    def _read_line(self) -> bytes:
        self._line_number += 1
        raw = self._file.readline(LONGEST_LINE)
        if len(raw) >= LONGEST_LINE:
            raise self.refusal("this line is far too long", self._where())
        return raw

    def _where(self) -> str:
        return f"line {self._line_number}"

    def _json(self, text: str, where: str) -> Any:
        try:
            return json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self.refusal(f"{shown(text)} is not JSON", where) from error


def shown(value: object) -> str:
    """A value from the file as it is quoted in a sentence, shortened."""
    text = value if isinstance(value, str) else repr(value)
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def _no_constant(name: str) -> Any:
    raise ValueError(name)
