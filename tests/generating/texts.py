"""Invented texts: messages, notes, rationales; common words often, and every so often a word hardly used before."""

from __future__ import annotations

from random import Random
from typing import Final


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TOPICS: Final = _split(
    "budget roadmap interview panel keynote paper dataset migration onboarding prototype pricing contract hiring "
    "workshop compiler scheduler telescope orchard sourdough climbing marathon chess choir sailing glacier museum "
    "pottery beekeeping translation typography mapping satellites batteries turbines vaccines genomics robotics "
    "accessibility encryption firmware forecasting logistics procurement insurance pensions zoning irrigation forestry "
    "fisheries ceramics textiles archaeology linguistics acoustics radiology anaesthesia midwifery neurology "
    "apprenticeship mentoring fundraising volunteering philanthropy governance audit litigation arbitration patents "
    "licensing localisation moderation captioning lighting scenography choreography puppetry animation rendering "
    "shaders queues caching indexing replication consensus backpressure telemetry observability postmortem runbook "
    "deployment rollback sandbox notebook spreadsheet dashboard newsletter podcast webinar meetup hackathon residency "
    "sabbatical relocation visa housing schools childcare bicycles trams ferries railways airports timetables"
)
_COMMON: Final = _split(
    "the and to of a in for on with at is was we you it that this from have about our your if are be can will would "
    "there not just so one all they more when what next time know think good great see talk week today tomorrow after "
    "before really maybe still also back again team work project people meeting idea question call coffee lunch plan "
    "draft version review send sent read write help need want happy thanks sorry hope sounds perfect sure let soon"
)
_OPENINGS: Final = (
    "Hi {first},", "Hello {first},", "Dear {first},", "Hey {first}!", "{first},", "Good morning {first},", "", "", "",
    "Thanks!", "Hi again,", "Quick one:", "Sorry for the late reply.", "Great to hear from you.", "Bonjour {first},",
    "Hallo {first},", "¡Hola {first}!",
)  # fmt: skip
_ENDS: Final = (
    "", "", "", "Best regards", "Talk soon!", "Cheers", "Let me know.", "See you there.", "Viele Grüße", "À bientôt",
    "Would that work for you?", "No rush.", "🙂",
)  # fmt: skip
_LINES: Final = (
    "Coffee, talked about {a}", "Lunch near the station; {a} and {b}", "Call about the {a}", "Met in the hallway: {a}",
    "Sent the draft on {a}", "Asked for advice on {a}", "Introduced me to the {a} people", "Dinner after the {a} day",
    "Short call, {a}, then {b}", "Walked to the {a} place; wants to change jobs", "Birthday, sent a card",
    "Asked about the panel on {a}", "Promised a reading list on {a}",
)  # fmt: skip
_NOTES: Final = (
    "Hi, we met at the {a} session and talked about {b}. Would love to stay in touch.",
    "Your talk on {a} made me rethink {b}; may I connect?",
    "We are hiring for {a}. Do you have 15 minutes this week?",
    "A colleague pointed me to your work on {a}.",
    "Fellow {a} person here! I would like to hear how you do {b}.",
    "We shared a table at the {a} dinner.",
)  # fmt: skip
_RATIONALES: Final = (
    "No note, and nothing recorded about how we would know each other.",
    "Wrote about {a} in detail; worth a conversation.",
    "Asks for a call about {a} before saying why.",
    "Nearly the same text as another note about {a}.",
    "Met in person, remembers the talk on {a}.",
    "Sells {a}; not my field.",
    "Shared interest in {a} and {b}.",
)  # fmt: skip
_ORIGINS: Final = (
    "We talked about {a} in the queue", "Sat next to each other during {a}", "Both early for the {a} session",
    "Same {a} group for two years", "Asked a question about {a} after my talk", "Neighbours at the {a} fair",
)  # fmt: skip
_SYLLABLES: Final = _split("ba ko ri tan vel mur sho lek ni pra du zen fi gor ha quo wes ty lor em")


class TextMaker:
    """Writes texts of the journal's kinds, all drawn from one seeded source."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._weights = [1.0 / (place + 2) for place in range(len(_COMMON))]
        self._topic_weights = [1.0 / (place + 8) ** 0.5 for place in range(len(TOPICS))]

    def message(self, first: str) -> str:
        """A message to or from somebody, a few words to some sentences."""
        rng = self._rng
        words = rng.choices(_COMMON, self._weights, k=rng.randint(3, 22))
        for topic in rng.choices(TOPICS, self._topic_weights, k=rng.randint(0, 2)):
            words.insert(rng.randrange(len(words)), topic)
        if rng.random() < 0.06:
            words.insert(rng.randrange(len(words)), self.rare_word())
        opening, end = rng.choice(_OPENINGS).format(first=first), rng.choice(_ENDS)
        body = " ".join(words).capitalize()
        return " ".join(f"{opening} {body}. {end}".split())

    def line(self) -> str:
        """What was noted about a call or a meeting."""
        return self._filled(_LINES)

    def note(self) -> str:
        """The note of an invitation."""
        return self._filled(_NOTES)

    def rationale(self) -> str:
        """Why something was decided."""
        return self._filled(_RATIONALES)

    def origin(self) -> str:
        """How somebody was met, in the owner's words."""
        return self._filled(_ORIGINS)

    def rare_word(self) -> str:
        """A word that hardly anything else in the journal holds."""
        return "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(3, 5)))

    def _filled(self, templates: tuple[str, ...]) -> str:
        first, second = self._rng.choices(TOPICS, self._topic_weights, k=2)
        return self._rng.choice(templates).format(a=first, b=second)
