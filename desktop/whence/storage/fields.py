"""peewee's fields for the values of the domain: a row comes out of the file as what it means."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import Any

from peewee import BlobField, BooleanField, Field, TextField

from whence.domain.dates import Day


class DayField(TextField):
    """A day with its precision, kept as its text form."""

    def db_value(self, value: Day | str) -> str:
        return str(value)

    def python_value(self, value: str | None) -> Day:
        return Day.parse(value or "")


class DateField(TextField):
    """An exact calendar day, kept as ISO text; '' stands for none."""

    def db_value(self, value: date | str | None) -> str:
        return "" if value is None else str(value)

    def python_value(self, value: str | None) -> date | None:
        return date.fromisoformat(value) if value else None


class EnumField(TextField):
    """A member of an enumeration, kept as its text."""

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def db_value(self, value: StrEnum | str | None) -> str | None:
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> StrEnum | None:
        return None if value is None else self.kind(value)


class JsonField(TextField):
    """A list or mapping of plain values, kept as JSON with sorted keys; lists come out as tuples."""

    def db_value(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def python_value(self, value: str) -> Any:
        read = json.loads(value)
        return tuple(read) if isinstance(read, list) else read


class FlagField(BooleanField):
    """Yes or no, kept as 1 or 0."""

    def db_value(self, value: object) -> int:
        return int(bool(value))


class BytesField(BlobField):
    """Bytes as they are, on a driver that needs no wrapper."""

    def bind(self, model: Any, name: str, set_attribute: bool = True) -> None:
        Field.bind(self, model, name, set_attribute)

    def db_value(self, value: bytes | None) -> bytes | None:
        return value
