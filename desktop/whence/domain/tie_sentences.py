"""Ties in words: the sentence of every flag, the tie as it is said, and the days that count.

Sentences say what is recorded, not what somebody is like, and leave limits and scores to those who ask for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.domain.amounts import counted
from whence.domain.dates import Day, day_of_number
from whence.domain.interactions import CHANNEL_WORDS, Channel, Direction
from whence.domain.tie_flags import Flag, Standing, is_met_once
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category, ContactDay, Exchange, Tie

NOTHING_RECORDED = "no interaction recorded here"
DAYS_SAID_AS_DAYS = 730
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

CATEGORY_WORDS = {
    Category.NEVER: "never in contact",
    Category.DORMANT: "dormant",
    Category.WEAK: "weak",
    Category.MODERATE: "moderate",
    Category.STRONG: "strong",
    Category.FAMILY: "family",
    Category.CLOSE: "close",
    Category.KEEP_ALWAYS: "kept for good",
}
MET_ONCE_WORDS = "met once"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a flag's sentence needs beyond the tie and its standing.

    is_connected: whether the day known on is that of connecting; has_origin: else whether it is that of an origin.
    event: where the person was met, as it follows "at".
    happened, hours: what the red flag is ("sent a pitch") and how many hours after accepting.
    planned_on: the day a message was planned for, when that is why the tie comes back.
    """

    name: str
    is_connected: bool = True
    has_origin: bool = False
    event: str = ""
    happened: str = ""
    hours: int = 0
    planned_on: int | None = None


def flag_sentence(flag: Flag, occasion: Occasion, tie: Tie, standing: Standing, today: int) -> str:
    """Why the tie is due, as one sentence that is true on `today`."""
    match flag:
        case Flag.RED_FLAG:
            return f"{occasion.name} {occasion.happened} {counted(occasion.hours, 'hour')} after you accepted."
        case Flag.REMINDER:
            return _reminder(occasion)
        case Flag.NEVER:
            return _never(occasion, standing.known_on, today)
    return _silence(flag, occasion, tie, today)


def category_words(tie: Tie, standing: Standing, today: int) -> str:
    """How strong the tie is, in a word or two; somebody met a single time is "met once", whatever the score says."""
    if standing.label is None and is_met_once(tie, standing):
        return MET_ONCE_WORDS
    return CATEGORY_WORDS[tie.category(today, standing.label)]


def tie_sentence(tie: Tie, standing: Standing, last: Exchange | None, today: int) -> str:
    """The tie as it is said: "about 3 exchanges a year, last 41 days ago, their message".

    `last` is the newest counted exchange.
    """
    if tie.last_day is None:
        return NOTHING_RECORDED
    when = ago(today - tie.last_day)
    if is_met_once(tie, standing):
        return f"{MET_ONCE_WORDS}, {when}"
    who = f", {exchange_words(last)}" if last is not None else ""
    return f"{exchanges_a_year(tie.per_year(today))}, last {when}{who}"


def exchange_words(exchange: Exchange) -> str:
    """Whose exchange it was: "their message", "your call", "you met"."""
    if exchange.channel is Channel.IN_PERSON:
        return "you met"
    words = CHANNEL_WORDS[exchange.channel]
    match exchange.direction:
        case Direction.IN:
            return f"their {words}"
        case Direction.OUT:
            return f"your {words}"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def score_sentence(tie: Tie, today: int) -> str:
    """What the score is and how it is counted, for those who ask."""
    half = tie.settings.half_life_days
    return (
        f"{_capital(exchanges_a_year(tie.per_year(today)))} with this person, recent ones counting more "
        f"(half after {'a year' if half == 365 else counted(half, 'day')}); "
        f"an unanswered message counts {_part((1 - tie.settings.reciprocity) / 2)}."
    )


def day_reasons(days: Sequence[ContactDay], today: int, settings: TieSettings) -> list[str]:
    """The days that count, newest first: when, from whom, and how much of each is left."""
    return [
        f"{_capital(_on(day))}: {_sides(coming, going)}, counting {max(coming, going):g}, "
        f"of which {_percent(2 ** ((day - today) / settings.half_life_days))} is left."
        for day, coming, going in reversed(days)
        if day <= today
    ]


def exchanges_a_year(per_year: float) -> str:
    """ "about 3 exchanges a year"; below three quarters "less than one exchange a year"."""
    if per_year < 0.75:
        return "less than one exchange a year"
    return f"about {counted(round(per_year), 'exchange')} a year".replace("about 1 ", "about one ")


def times_a_year(per_year: float) -> str:
    """ "about 3 times a year"; below three quarters "less than once a year"."""
    if per_year < 0.75:
        return "less than once a year"
    whole = round(per_year)
    return "about once a year" if whole == 1 else f"about {whole:,} times a year"


def ago(days: int) -> str:
    """ "today", "yesterday", "41 days ago"; from two years on "about 3 years ago"."""
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days < DAYS_SAID_AS_DAYS:
        return f"{days} days ago"
    return f"about {round(days / 365.25)} years ago"


def every(gap: float) -> str:
    """ "every day", "every 7 days"; half days are rounded up."""
    whole = int(gap + 0.5)
    return "every day" if whole <= 1 else f"every {whole} days"


def years(days: int) -> str:
    """Whole years in words, "three years"; less than one in days."""
    whole = days // 365
    if not whole:
        return counted(days, "day")
    return f"{_NUMBERS[whole] if whole < len(_NUMBERS) else whole} {'year' if whole == 1 else 'years'}"


def _reminder(occasion: Occasion) -> str:
    if occasion.planned_on is None:
        return "You asked to be reminded."
    return f"You planned to write {_on(occasion.planned_on)} and nothing since then is recorded here."


def _silence(flag: Flag, occasion: Occasion, tie: Tie, today: int) -> str:
    silent = today - (tie.last_day if tie.last_day is not None else today)
    if flag is Flag.MET_ONCE:
        place = f" at {occasion.event}" if occasion.event else ""
        return f"You met {occasion.name}{place} {_on(tie.first_day)} and nothing since then is recorded here."
    if flag is Flag.DORMANT:
        often = "people in your position often find such contacts worth a message"
        return f"No recorded contact for {years(silent)}; {often}."
    if flag is Flag.FADING:
        return f"You used to be in touch {every(tie.median_gap or 0)}; it is now {counted(silent, 'day')}."
    return (
        f"Your last recorded contact with {occasion.name} was {counted(silent, 'day')} ago, "
        f"and you exchange {times_a_year(tie.per_year(today))}."
    )


def _never(occasion: Occasion, known_on: int, today: int) -> str:
    when = f"{_on(known_on)} ({counted(today - known_on, 'day')} ago)"
    if occasion.is_connected:
        return f"You connected with {occasion.name} {when} and nothing beyond the connection is recorded here."
    if occasion.has_origin:
        return f"You got to know {occasion.name} {when} and nothing since then is recorded here."
    return f"You added {occasion.name} {when} and nothing else is recorded here."


def _on(day: int | None) -> str:
    return Day.on(day_of_number(day)).phrase if day is not None else "once"


def _sides(coming: float, going: float) -> str:
    if coming and going:
        return "from both of you"
    return "from them" if coming else "from you"


def _part(share: float) -> str:
    named = {0.5: "half", 1 / 3: "a third", 0.25: "a quarter", 0.0: "nothing"}
    return next((words for known, words in named.items() if abs(known - share) < 1e-9), _percent(share))


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
