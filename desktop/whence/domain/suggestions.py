"""What is proposed for an invitation or message, in which order of thought, and why. The person decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.domain.amounts import counted
from whence.domain.claims import ClaimType, Finding
from whence.domain.decisions import Verdict
from whence.domain.evidence import Evidence, Stage
from whence.domain.invitations import NoteKind
from whence.domain.note_pitches import FAINT_PITCHES
from whence.domain.notes import SignalCode

DAYS_TO_ANSWER = 10
"""Days after which an unanswered question leads to the proposal to decline."""
SURE_PITCH = 0.8
"""Chance of selling from which a note that names nothing of the reader's is proposed to be declined."""
_CLAIM_CODES = {
    ClaimType.COLLEAGUE: "D-CLAIM-COLLEAGUE", ClaimType.SCHOOL: "D-CLAIM-SCHOOL", ClaimType.COMPANY: "D-CLAIM-COMPANY",
    ClaimType.FRIEND: "D-CLAIM-FRIEND", ClaimType.INTRODUCED: "D-CLAIM-INTRO", ClaimType.GROUP: "D-CLAIM-GROUP",
    ClaimType.OTHER: "D-CLAIM-OTHER", ClaimType.MET_AT_EVENT: "D-CLAIM-OTHER",
}  # fmt: skip
_ACCEPT_CODES = {
    ClaimType.COLLEAGUE: "A-COLLEAGUE", ClaimType.SCHOOL: "A-SCHOOL", ClaimType.COMPANY: "A-BUSINESS",
    ClaimType.INTRODUCED: "A-INTRO", ClaimType.MET_AT_EVENT: "A-MET",
}  # fmt: skip
_GRAVE = (
    (SignalCode.SCAM, "D-SCAM", "The text has the marks of a known kind of fraud"),
    (SignalCode.PLACEHOLDER, "D-PLACEHOLDER", "A field of a template was left unfilled"),
    (SignalCode.WRONG_NAME, "D-WRONGNAME", "The note greets somebody of another name"),
    (SignalCode.ENDORSE_REQ, "D-ENDORSE", "The note asks for endorsements"),
    (SignalCode.GIMMICK, "D-GIMMICK", "The note offers a reward for your time"),
    (SignalCode.GROUP_PUSH, "D-GROUP", "The note pushes a group"),
    (SignalCode.FOLLOW_REQ, "D-FOLLOW", "The note asks to be followed"),
)
_FLAGS = (
    (SignalCode.SCAM, "R-SCAM", "has the marks of a known kind of fraud"),
    (SignalCode.REPITCH, "R-REPITCH", "asks again for what was asked before"),
    (SignalCode.PITCH, "R-POSTPITCH", "sells something"),
    (SignalCode.GIMMICK, "R-POSTPITCH", "offers a reward for your time"),
    (SignalCode.ENDORSE_REQ, "R-ENDORSE", "asks for an endorsement or recommendation"),
    (SignalCode.GROUP_PUSH, "R-GROUP", "pushes a group"),
    (SignalCode.FOLLOW_REQ, "R-FOLLOW", "asks to be followed"),
    (SignalCode.WRONG_NAME, "R-MISNAME", "greets somebody of another name"),
    (SignalCode.PLACEHOLDER, "R-SELFPROMO", "has a field of a template left unfilled"),
    (SignalCode.FALSE_CLAIM, "R-DONTKNOW", "claims something that does not match your records"),
)


class Policy(StrEnum):
    """How the owner wants their network: everybody, with a reason, or only people they know."""

    OPEN = "open"
    SELECTIVE = "selective"
    KNOWN_ONLY = "known_only"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed verdict with its reason codes, one plain sentence, and a rationale to start from."""

    verdict: Verdict
    codes: tuple[str, ...]
    why: str
    rationale_draft: str


def suggest(evidence: Evidence, policy: Policy = Policy.SELECTIVE) -> Suggestion:
    """What to propose. Mutual connections never matter; an unknown note never leads to declining."""
    if evidence.approach.stage is Stage.AFTER_ACCEPT:
        return _after_accepting(evidence)
    question = evidence.standing.days_since_question
    if question is not None and question >= DAYS_TO_ANSWER and not evidence.is_known:
        return _made(
            Verdict.DECLINE, ["D-NOREPLY"], f"You asked {counted(question, 'day')} ago and no answer is recorded here"
        )
    found = next(filter(None, (step(evidence) for step in _STEPS)), None) or _by_policy(evidence, policy)
    return _with_cautions(found, evidence)


def _by_policy(evidence: Evidence, policy: Policy) -> Suggestion:
    found = _without_reason(evidence, policy) or _anchored(evidence, policy)
    return found or _ask("There is a reason of its own, but nothing here says how you know each other")


def _known(evidence: Evidence) -> Suggestion | None:
    if not evidence.is_known or evidence.contradicted:
        return None
    codes = [_ACCEPT_CODES[claim.type] for claim in evidence.supported if claim.type in _ACCEPT_CODES]
    if _has_push(evidence):
        return _ask(f"{evidence.known[0].rstrip('.')}, but {_push_words(evidence)}", [*codes, *_push_codes(evidence)])
    if evidence.reading.may_be_pitch:
        return _ask(f"{evidence.known[0].rstrip('.')}, but the note {_leads_up(evidence)}", codes)
    return _made(
        Verdict.ACCEPT,
        codes or ["A-COLLEAGUE" if "work" in evidence.known[0] else "A-RECENT"],
        evidence.known[0].rstrip("."),
    )


def _contradicted(evidence: Evidence) -> Suggestion | None:
    if not evidence.contradicted:
        return None
    codes = [_CLAIM_CODES[claim.type] for claim in evidence.contradicted]
    why = evidence.contradicted[0].sentence.rstrip(".")
    if evidence.has(SignalCode.PITCH, SignalCode.SCAM) and not evidence.is_known:
        return _made(Verdict.DECLINE, [*codes, *_push_codes(evidence)], f"{why}, and {_push_words(evidence)}")
    return _ask(why, codes)


def _grave(evidence: Evidence) -> Suggestion | None:
    found = [(code, words) for signal, code, words in _GRAVE if evidence.has(signal)]
    if not found:
        return None
    codes = [code for code, _ in found] + (["D-PITCH"] if evidence.has(SignalCode.PITCH) else [])
    is_softened = (_has_anchor(evidence) and not evidence.has(SignalCode.SCAM)) or _is_mixed_up(evidence)
    return (
        _ask(f"{found[0][1]}, yet it names something of yours", codes)
        if is_softened
        else _made(Verdict.DECLINE, codes, found[0][1])
    )


def _pitched(evidence: Evidence) -> Suggestion | None:
    if not evidence.has(SignalCode.PITCH):
        return None
    if _has_anchor(evidence):
        return _ask("The note sells something, yet it names something of yours", ["D-PITCH"])
    if evidence.reading.selling.value < SURE_PITCH:
        return _ask(f"The note {_leads_up(evidence)}", ["D-PITCH"])
    phrase = next(signal.phrase for signal in evidence.signals if signal.code is SignalCode.PITCH)
    quoted = f" (\u201c{phrase.strip()[:60]}\u201d)" if phrase.strip() else ""
    return _made(Verdict.DECLINE, ["D-PITCH"], f"The note sells something{quoted} and names nothing of yours")


def _unread(evidence: Evidence) -> Suggestion | None:
    if evidence.reading.kind is NoteKind.UNKNOWN:
        return _ask("Whether a note came is not known, so this can't be told: look at the invitation itself", [])
    if not evidence.reading.is_checked:
        return _ask("The note is in a language without phrase lists: its wording was not checked", [])
    return None


def _repeated_sender(evidence: Evidence) -> Suggestion | None:
    if evidence.standing.earlier_approaches and evidence.has(
        SignalCode.NO_NOTE, SignalCode.DEFAULT_TEXT, SignalCode.GENERIC
    ):
        return _made(Verdict.DECLINE, ["D-REPEAT"], "The same person asked before, and again without a reason")
    return None


_STEPS = (_known, _contradicted, _grave, _pitched, _unread, _repeated_sender)


def _without_reason(evidence: Evidence, policy: Policy) -> Suggestion | None:
    nothing = evidence.has(SignalCode.NO_NOTE, SignalCode.DEFAULT_TEXT)
    if not nothing and not evidence.has(SignalCode.GENERIC):
        return None
    codes = ["D-NONOTE" if nothing else "D-GENERIC"] + (["D-OUTFIELD"] if evidence.has(SignalCode.OUTFIELD) else [])
    why = "No note of their own came" if nothing else "The note could have gone to anybody"
    if evidence.has(SignalCode.NEAR_DUP) and evidence.near_duplicate is not None:
        codes.append("D-TEMPLATE")
        why = f"The note has nearly the same text as one from {evidence.near_duplicate.sender}"
    if policy is Policy.OPEN or evidence.claims:
        return _ask(f"{why}; ask how you know each other", codes)
    return _made(Verdict.DECLINE, [*codes, "D-STRANGER"], f"{why}, and no contact is recorded here")


def _anchored(evidence: Evidence, policy: Policy) -> Suggestion | None:
    if not evidence.reading.anchors or evidence.has(SignalCode.NEAR_DUP):
        return None
    named = next(signal.phrase for signal in evidence.signals if signal.code is SignalCode.ANCHOR)
    why = f"The note names something of yours (\u201c{named.strip()[:60]}\u201d)"
    reading = evidence.reading
    is_doubtful = _is_doubtful(evidence)
    if policy is Policy.KNOWN_ONLY or is_doubtful:
        more = (
            "has a word of business beside it"
            if reading.has("hint", "pitch") or reading.may_be_pitch
            else "leaves open how you know each other"
        )
        return _ask(f"{why}, but {more}" if is_doubtful else f"{why}; you accept only people you know")
    return _made(Verdict.ACCEPT, ["A-NOTE"], why)


def _is_doubtful(evidence: Evidence) -> bool:
    reading = evidence.reading
    is_unproven = any(claim.finding is not Finding.SUPPORTED for claim in evidence.claims)
    if reading.may_be_pitch or (is_unproven and not reading.has_firm_anchor):
        return True
    pitches = [hit for hit in reading.of_kind("pitch") if hit.kind not in FAINT_PITCHES]
    if (
        reading.has("introduce_ask", "order")
        or any(hit.is_strong for hit in pitches)
        or len({hit.kind for hit in pitches}) > 1
    ):
        return True
    return not reading.has_firm_anchor and reading.has("generic.flattery", "hint.commercial", "pitch")


def _after_accepting(evidence: Evidence) -> Suggestion:
    found = [(code, words) for signal, code, words in _FLAGS if evidence.has(signal)]
    if evidence.is_mass_endorsement:
        return _made(Verdict.REMOVE, ["R-ENDORSE"], "The message asks for many endorsements at once")
    if not found:
        return _nothing_to_flag(evidence)
    when = (
        " within 72 hours of accepting"
        if evidence.approach.hours_after_accept is not None and evidence.is_soon_after
        else ""
    )
    why = f"The message {' and '.join(words for _, words in found[:2])}{when}"
    return _made(Verdict.REMOVE if _is_removable(evidence) else Verdict.LOOK, [code for code, _ in found], why)


def _is_removable(evidence: Evidence) -> bool:
    if evidence.is_known or (_has_anchor(evidence) and not evidence.has(SignalCode.SCAM)):
        return False
    if evidence.has(SignalCode.SCAM, SignalCode.REPITCH):
        return True
    return (
        evidence.is_soon_after
        and bool(evidence.asks)
        and evidence.has(SignalCode.WRONG_NAME, SignalCode.PLACEHOLDER, SignalCode.FALSE_CLAIM)
    )


def _nothing_to_flag(evidence: Evidence) -> Suggestion:
    reading = evidence.reading
    if reading.has("introduce_ask", "order"):
        code = "R-ORDER" if reading.has("order") else "R-EXPLOIT"
        return _made(Verdict.LOOK, [code], "The message asks something of you or of your contacts")
    if not reading.is_checked:
        return _made(
            Verdict.LOOK, ["K-WAIT"], "The message is in a language without phrase lists: its wording was not checked"
        )
    if reading.may_be_pitch:
        return _made(Verdict.LOOK, ["K-WAIT"], f"The message {_leads_up(evidence)}")
    return _made(Verdict.KEEP, ["K-VALUE"], "Nothing in the message asks anything of you")


def _leads_up(evidence: Evidence) -> str:
    """In words, with the telling place, that something may be for sale without anybody saying so."""
    reading = evidence.reading
    told = [reading.text.quote(*place).strip()[:60] for place in reading.selling.telling[:1] if reading.text]
    return "may be leading up to an offer" + "".join(f" (\u201c{words}\u201d)" for words in told)


def _has_anchor(evidence: Evidence) -> bool:
    return (
        bool(evidence.reading.anchors)
        or evidence.has(SignalCode.MET_CLAIM)
        or any(claim.finding is Finding.SUPPORTED for claim in evidence.claims)
    )


def _is_mixed_up(evidence: Evidence) -> bool:
    """A note meant for somebody else of a similar name: greeted wrongly, with nothing stock or selling in it."""
    only_name = not evidence.has(
        *(signal for signal, _, _ in _GRAVE if signal is not SignalCode.WRONG_NAME), SignalCode.PITCH
    )
    return only_name and not evidence.has(SignalCode.GENERIC, SignalCode.NEAR_DUP)


def _has_push(evidence: Evidence) -> bool:
    return evidence.has(SignalCode.PITCH, *(signal for signal, _, _ in _GRAVE))


def _push_codes(evidence: Evidence) -> list[str]:
    pushed = ["D-PITCH"] if evidence.has(SignalCode.PITCH) else []
    return pushed + [code for signal, code, _ in _GRAVE if evidence.has(signal)]


def _push_words(evidence: Evidence) -> str:
    if evidence.has(SignalCode.PITCH):
        return "the note sells something"
    return next(words[0].lower() + words[1:] for signal, _, words in _GRAVE if evidence.has(signal))


def _ask(why: str, codes: list[str] | None = None) -> Suggestion:
    return _made(Verdict.ASK_FIRST, ["P-ASKFIRST", *(codes or [])], why)


def _made(verdict: Verdict, codes: list[str], why: str) -> Suggestion:
    sentence = f"{why}."
    return Suggestion(verdict, tuple(dict.fromkeys(codes)), sentence, sentence)


def _with_cautions(suggestion: Suggestion, evidence: Evidence) -> Suggestion:
    cautions, codes = [], list(suggestion.codes)
    if evidence.has(SignalCode.MISNAME):
        cautions.append("Your name is misspelt.")
        codes += [] if suggestion.verdict is Verdict.ACCEPT else ["D-MISNAME"]
    if evidence.has(SignalCode.OUTFIELD) and suggestion.verdict is not Verdict.ACCEPT and "D-OUTFIELD" not in codes:
        cautions.append("Their headline names none of your fields.")
    draft = " ".join([suggestion.rationale_draft, *cautions])
    return Suggestion(suggestion.verdict, tuple(dict.fromkeys(codes)), suggestion.why, draft)
