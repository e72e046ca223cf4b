"""Times in milliseconds of processor time, and how they are told."""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Times:
    """Sorted times of one deed, in milliseconds."""

    times: tuple[float, ...]

    def share(self, part: float) -> float:
        """The time below which this part of them lies."""
        return self.times[min(len(self.times) - 1, int(part * len(self.times)))]


class Report:
    """Writes one line for each deed: p50, p95 and the longest, and how often the floor goes into the p50."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write

    def say(self, words: str) -> None:
        """Write a line."""
        self._write(f"{words}\n")

    def tell(self, what: str, found: Times, floor: Times | None = None, goal: float | None = None) -> None:
        """Write what was measured."""
        said = f"{what}: p50 {found.share(0.5):.1f} ms, p95 {found.share(0.95):.1f}, max {found.times[-1]:.1f}"
        said += f" (of {len(found.times)})"
        if floor is not None:
            below = floor.share(0.5)
            said += f"; floor {below:.2f} ms, {found.share(0.5) / below:.1f} × that"
        self.say(said + (f"; goal {goal:.0f} ms" if goal is not None else ""))


def timed(deed: Callable[[Told], object], over: Iterable[Told]) -> Times:
    """How long a deed takes with each of some values."""
    found = []
    for one in over:
        begun = process_time()
        deed(one)
        found.append((process_time() - begun) * 1000)
    return Times(tuple(sorted(found)))


def added(*parts: Times) -> Times:
    """What several deeds together take, by rank."""
    return Times(tuple(sum(these) for these in zip(*(part.times for part in parts), strict=True)))


def once(deed: Callable[[], object], rounds: int = 1) -> Times:
    """How long a deed without values takes, again and again."""
    places: Sequence[int] = range(rounds)
    return timed(lambda _place: deed(), places)
