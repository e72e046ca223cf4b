"""A worker without a thread: tests say when the next piece of work is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class ManualExecutor:
    """Keeps work until `run_next` or `run_all` does it, on the thread of the test."""

    def __init__(self) -> None:
        self.waiting: deque[Callable[[], None]] = deque()
        self.is_closed = False

    def start(self, work: Callable[[], None]) -> None:
        """Keep `work` for later."""
        self.waiting.append(work)

    def run_next(self) -> None:
        """Do the oldest piece of work; raises IndexError when there is none."""
        self.waiting.popleft()()

    def run_all(self) -> int:
        """Do everything, work begun meanwhile included; how much that was."""
        done = 0
        while self.waiting:
            self.run_next()
            done += 1
        return done

    def close(self, seconds: float) -> bool:
        """Forget what waits."""
        self.is_closed = True
        self.waiting.clear()
        return True
