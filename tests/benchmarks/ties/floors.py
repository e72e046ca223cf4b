"""The floor: the same contact as plain arrays in memory, scored and put in order by numpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from whence.storage import ties
from whence.storage.database import Database


class Floor:
    """Every participation with its weight, held in memory before anything is timed."""

    def __init__(self, database: Database) -> None:
        self._settings = ties.settings(database)
        weights = {channel.value: weight for channel, weight in self._settings.channel_weights.items()}
        rows = [
            (person, day, weights.get(channel, 0.0), direction != "out", direction != "in")
            for person, day, channel, direction in database.rows(
                "SELECT p.person_id, p.day, channel, direction FROM participation p "
                "JOIN interaction i ON i.id = p.interaction_id WHERE p.day IS NOT NULL"
            )
        ]
        self._people = np.array([row[0] for row in rows], dtype=np.int64)
        self._days = np.array([row[1] for row in rows], dtype=np.float64)
        weight = np.array([row[2] for row in rows], dtype=np.float64)
        self._coming = weight * np.array([row[3] for row in rows], dtype=np.float64)
        self._going = weight * np.array([row[4] for row in rows], dtype=np.float64)

    def order(self, today: int) -> Any:
        """People by strength on a day, the strongest first; several exchanges of one day are not even merged."""
        fade = np.exp2((self._days - today) / self._settings.half_life_days)
        coming = np.bincount(self._people, self._coming * fade)
        going = np.bincount(self._people, self._going * fade)
        needs_both = self._settings.reciprocity
        strength = (1 - needs_both) / 2 * (coming + going) + needs_both * np.minimum(coming, going)
        return np.argsort(-strength, kind="stable")
