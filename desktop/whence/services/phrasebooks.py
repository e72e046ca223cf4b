"""The phrasebook, built once from the data files."""

from __future__ import annotations

from functools import cache

from whence.domain.note_phrases import Phrasebook, PitchWeights, language_from
from whence.system.resources import resource_table


@cache
def phrasebook() -> Phrasebook:
    """Read and compile every phrase list. Raises UnreadableInput naming a list that cannot be used."""
    tables = resource_table("rules/languages.toml")
    checked = {code: resource_table(f"rules/phrases.{code}.toml") for code in tables["checked"]}
    return Phrasebook(
        languages=tuple(
            language_from(code, words, checked.get(code, {})) for code, words in tables["function_words"].items()
        ),
        default_texts=tuple(tables["default_texts"]),
        greetings=tuple(tables["greetings"]),
        titles=frozenset(tables["titles"]),
        not_names=frozenset(tables["not_names"]),
        given_names=frozenset(tables["given_names"]),
        nicknames={name: frozenset(short) for name, short in tables["nicknames"].items()},
        placeholder_words=tuple(tables["placeholder_words"]),
        code_words=tuple(tables["code_words"]),
        organisation_fillers=frozenset(tables["organisation_fillers"]),
        plain_words=frozenset(tables["plain_words"]),
        pitch_weights=_pitch_weights(),
    )


def _pitch_weights() -> PitchWeights:
    table = resource_table("rules/pitch_weights.toml")
    return PitchWeights(table["bias"], table["features"])
