"""Rules to start from, texts to copy, and the network's own rules: read from the data files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.decisions import Verdict
from whence.domain.rules import Comparison, Condition, Rule, Term
from whence.system.resources import resource_table

_FIELD = re.compile(r"\{(name|claim|own)\}")


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A text to copy, with fields for the person's name, their claim and the owner's own words."""

    key: str
    title: str
    purpose: str
    text: str

    def filled(self, name: str, claim: str = "", own: str = "") -> str:
        """The text with its fields filled in; values are put in as they are, braces included."""
        values = {"name": name, "claim": claim, "own": own}
        return _FIELD.sub(lambda found: values[found[1]], self.text).strip()


@dataclass(frozen=True, slots=True)
class PlatformFact:
    """One of the network's rules as known from outside, with how sure and when last checked."""

    key: str
    topic: str
    value: int | bool
    unit: str
    certainty: str
    source: str
    last_checked: date


def starter_rules(day: date) -> tuple[Rule, ...]:
    """The five starters, in force from `day` once adopted."""
    return tuple(_rule(row, day) for row in resource_table("rules/starters.toml")["rule"])


def text_templates(purpose: str | None = None) -> tuple[TextTemplate, ...]:
    """The texts to copy, all or those for one purpose."""
    rows = resource_table("templates/questions.toml")["template"]
    return tuple(TextTemplate(**row) for row in rows if purpose in (None, row["purpose"]))


def platform_facts() -> tuple[PlatformFact, ...]:
    """What is known of the network's rules."""
    table = resource_table("rules/platform.toml")
    return tuple(PlatformFact(**row, last_checked=table["last_checked"]) for row in table["fact"])


def _rule(row: Mapping[str, Any], day: date) -> Rule:
    terms = tuple(Term(term["fact"], Comparison(term["comparison"]), term["value"]) for term in row["terms"])
    return Rule(row["uid"], row["sentence"], Condition(terms), Verdict(row["verdict"]), day, codes=tuple(row["codes"]))
