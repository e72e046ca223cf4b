"""Where one has been in the window: back and forward, as in a book with two bookmarks."""

from __future__ import annotations

from dataclasses import dataclass

MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Step:
    """A screen, and what was shown on it (None for nothing in particular)."""

    screen: str
    subject: object = None


class Trail:
    """The steps so far and the present one; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._place = -1

    @property
    def present(self) -> Step | None:
        """Where one is."""
        return self._steps[self._place] if self._steps else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier step."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later step."""
        return self._place + 1 < len(self._steps)

    def go(self, step: Step) -> None:
        """Be somewhere; the same place twice is one step."""
        if step == self.present:
            return
        self._steps = [*self._steps[: self._place + 1], step][-MOST_STEPS:]
        self._place = len(self._steps) - 1

    def back(self) -> Step | None:
        """The step before, which is the present one then; None at the beginning."""
        if not self.can_go_back:
            return None
        self._place -= 1
        return self.present

    def forward(self) -> Step | None:
        """The step after, which is the present one then; None at the end."""
        if not self.can_go_forward:
            return None
        self._place += 1
        return self.present
