"""What stands between the owner and a person besides contact: claims, red flags, introductions, loose ends."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.storage.store import Store

_ACCEPTED = """coalesce(
    (SELECT direction = 'incoming' FROM invitation AS one WHERE one.person_id = red_flag.person_id ORDER BY direction),
    (SELECT source <> 'archive' FROM connection AS one WHERE one.person_id = red_flag.person_id), 1)"""


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim of the other side as kept, with what was found about it."""

    type: str
    about: str
    finding: str
    words: str


@dataclass(frozen=True, slots=True)
class KeptRedFlag:
    """Something that happened after connecting and is not answered yet.

    `is_accepted` says that it was their request, accepted by the owner.
    """

    what: str
    hours: int | None
    raised_on: str
    is_accepted: bool

    def told_of(self, name: str) -> str:
        """What somebody of a name did, in one sentence."""
        from whence.domain.red_flags import flag_sentence

        return flag_sentence(name, self.what, self.hours, is_accepted=self.is_accepted)


def claims(store: Store, person: PersonId) -> list[KeptClaim]:
    """What a person claims about how you know each other."""
    rows = store.database.rows(
        "SELECT type, about, finding, words FROM claim WHERE person_id = ? ORDER BY id", (person,)
    )
    return [KeptClaim(*row) for row in rows]


def open_red_flags(store: Store, person: PersonId) -> list[KeptRedFlag]:
    """Red flags about a person that wait for an answer, newest first."""
    rows = store.database.rows(
        f"SELECT what, hours, raised_on, {_ACCEPTED} FROM red_flag WHERE person_id = ? AND decision_id IS NULL AND "
        "kept_back_on = '' ORDER BY id DESC",
        (person,),
    )
    return [KeptRedFlag(row[0], row[1], row[2], bool(row[3])) for row in rows]


def every_open_red_flag(store: Store, *, is_kept_back: bool = False) -> list[tuple[PersonId, KeptRedFlag, str, bool]]:
    """Red flags that wait for an answer, newest first: whose, what, the message's text, whether still connected.

    `is_kept_back` asks for those from long ago that were kept back instead.
    """
    rows = store.database.rows(
        f"""SELECT red_flag.person_id, what, hours, raised_on, {_ACCEPTED}, coalesce(interaction.line, ''),
            EXISTS (SELECT 1 FROM connection WHERE connection.person_id = person.id AND connection.state = 'connected')
        FROM red_flag JOIN person ON person.id = red_flag.person_id LEFT JOIN interaction ON interaction.id =
            interaction_id
        WHERE red_flag.decision_id IS NULL AND (kept_back_on <> '') = ? AND shelf <> 'bin'
        ORDER BY raised_on DESC, red_flag.id DESC""",
        (int(is_kept_back),),
    )
    return [(PersonId(row[0]), KeptRedFlag(row[1], row[2], row[3], bool(row[4])), row[5], bool(row[6])) for row in rows]


def introduction_outcomes(store: Store, person: PersonId) -> list[str]:
    """How the introductions a person took part in turned out."""
    rows = store.database.rows(
        "SELECT outcome.verdict FROM outcome JOIN introduction ON introduction.id = introduction_id "
        "WHERE ?1 IN (asker_id, asked_for_id)",
        (person,),
    )
    return [row[0] for row in rows]


def open_introductions(store: Store, person: PersonId) -> list[tuple[str, str, str]]:
    """Introductions under way: the other person's name, the state, and what for."""
    rows = store.database.rows(
        "SELECT other.name, introduction.state, purpose FROM introduction JOIN person AS other "
        "ON other.id = CASE asker_id WHEN ?1 THEN asked_for_id ELSE asker_id END WHERE ?1 IN (asker_id, asked_for_id) "
        "AND introduction.state IN ('idea', 'asked_a', 'asked_b', 'both_agreed') ORDER BY introduction.id",
        (person,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def open_questions(store: Store, person: PersonId) -> list[tuple[str, str]]:
    """Questions asked before accepting that have no answer: the question, and until when."""
    rows = store.database.rows(
        "SELECT text, due_on FROM question WHERE person_id = ? AND answered_on = '' ORDER BY id", (person,)
    )
    return [(row[0], row[1]) for row in rows]


def sides(store: Store, person: PersonId, today: int) -> set[str]:
    """The directions in which anything but reactions has gone up to a day."""
    rows = store.database.rows(
        "SELECT DISTINCT direction FROM participation JOIN interaction ON interaction.id = interaction_id "
        "WHERE person_id = ? AND participation.day <= ? AND channel NOT IN ('reaction', 'endorsement')",
        (person, today),
    )
    return {row[0] for row in rows}


def has_no_origin(store: Store, person: PersonId) -> bool:
    """Whether nothing but claims is recorded about how a person is known."""
    return store.database.value("SELECT 1 FROM origin WHERE person_id = ? AND source <> 'claim'", (person,)) is None
