"""Earlier notes as a new one is compared with them: by signatures kept in the journal, few notes read in full."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from whence.domain.note_masks import SimilarNote, masked
from whence.domain.note_signatures import KeptNote, Signature, SignedNotes, signature_of
from whence.services.phrasebooks import phrasebook
from whence.storage import note_signatures
from whence.storage.note_signatures import SignatureMark
from whence.storage.store import Store

_QUICKLY_READ: Final = 300
_QUICKLY_SIGNED: Final = 60
_SIGNED_AT_ONCE: Final = 150


class Held(NamedTuple):
    """Signatures held in memory: made with these names, up to this mark. It can be handed from thread to thread."""

    names: tuple[str, ...]
    is_kept: bool
    mark: SignatureMark
    signed: SignedNotes


class EarlierNotes:
    """Finds the note of somebody else that is nearly the same.

    Signatures are read once and those added later beside them. Notes without one (the newest) are signed here without
    being kept; `sign_all` keeps them, in short transactions, for a worker to do.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: Held | None = None
        self._fresh: dict[int, tuple[str, Signature | None]] = {}

    def is_ready(self, names: tuple[str, ...]) -> bool:
        """Whether hardly any note has still to be read or signed. `names` are the owner's, which are masked."""
        store, mark = self._store, note_signatures.mark(self._store)
        is_same_mask = note_signatures.mask(store) == _mask_of(names) or not mark.amount
        is_signed = is_same_mask and note_signatures.count_unsigned(store) <= _QUICKLY_SIGNED
        return (is_signed or store.database.is_read_only) and (self._held is not None or mark.amount <= _QUICKLY_READ)

    def most_similar(self, masked_text: str, sender: str, names: tuple[str, ...]) -> SimilarNote | None:
        """The most similar note of another sender; None when no note is nearly the same."""
        return self._up_to_date(names).signed.most_similar(masked_text, sender, self._read)

    def read(self, names: tuple[str, ...]) -> Held:
        """Sign and read whatever is not yet, to be held elsewhere."""
        self.sign_all(names)
        return self._up_to_date(names)

    def take(self, held: Held) -> None:
        """Hold what was read elsewhere."""
        held.signed.forget_after(held.mark.amount)
        self._held, self._fresh = held, {}

    def sign_all(self, names: tuple[str, ...]) -> None:
        """Sign every note that has no signature yet, and keep the signatures."""
        store, gate = self._store, self._store.gate
        if store.database.is_read_only:
            return
        if note_signatures.mask(store) != _mask_of(names):
            with gate.untracked():
                note_signatures.begin_anew(store, _mask_of(names))
        is_more = True
        while is_more:
            with gate.untracked():
                is_more = self._sign_some(names)

    def _sign_some(self, names: tuple[str, ...]) -> bool:
        found = note_signatures.unsigned(self._store, _SIGNED_AT_ONCE)
        if not found:
            note_signatures.drop_strays(self._store)
            return False
        signed = [(number, _signed(note, names)) for number, note in found]
        rows = [(number, one.size, one.blob) for number, one in signed if one is not None]
        note_signatures.keep(self._store, rows, [number for number, _ in found])
        return True

    def _up_to_date(self, names: tuple[str, ...]) -> Held:
        store, held = self._store, self._held
        is_kept = note_signatures.mask(store) == _mask_of(names)
        if held is None or (held.names, held.is_kept) != (names, is_kept):
            held, self._fresh = Held(names, is_kept, SignatureMark(0, 0), SignedNotes()), {}
        held.signed.forget_after(held.mark.amount)
        self._held = self._with_added(held) if is_kept else held
        self._sign_fresh(self._held, note_signatures.unsigned(store) if is_kept else note_signatures.all_notes(store))
        return self._held

    def _with_added(self, held: Held) -> Held:
        """Take up the signatures added since, or all of them when others have gone meanwhile."""
        mark = note_signatures.mark(self._store)
        if held.mark == mark:
            return held
        added = note_signatures.signatures(self._store, held.mark.last)
        if held.mark.amount + len(added) != mark.amount:
            held.signed.forget_after(0)
            added = note_signatures.signatures(self._store)
        held.signed.add_kept([row[1:] for row in added])
        return held._replace(mark=SignatureMark(len(held.signed), added[-1][0] if added else 0))

    def _sign_fresh(self, held: Held, unsigned: Sequence[tuple[int, str]]) -> None:
        before, self._fresh = self._fresh, {}
        for number, note in unsigned:
            known = before.get(number)
            one = known[1] if known is not None and known[0] == note else _signed(note, held.names)
            self._fresh[number] = note, one
            if one is not None:
                held.signed.add(number, one)

    def _read(self, numbers: Sequence[int]) -> Mapping[int, KeptNote]:
        names = self._held.names if self._held else ()
        return {
            number: KeptNote(uid, sender, _masked(note, names), (sent_on, number))
            for number, uid, sender, note, sent_on in note_signatures.notes_of(self._store, numbers)
        }


def _signed(note: str, names: tuple[str, ...]) -> Signature | None:
    return signature_of(_masked(note, names))


def _masked(note: str, names: tuple[str, ...]) -> str:
    return masked(note, phrasebook().greetings, names)


def _mask_of(names: tuple[str, ...]) -> str:
    """What notes are masked of, as a short text that differs when any of it does."""
    told = json.dumps([list(phrasebook().greetings), list(names)])
    return blake2b(told.encode(errors="surrogatepass"), digest_size=8).hexdigest()
