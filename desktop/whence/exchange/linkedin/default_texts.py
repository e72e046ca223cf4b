"""Texts that LinkedIn itself puts into an invitation when the sender writes none. Data, and how it is compared."""

from __future__ import annotations

import re
from typing import Final

from whence.domain.invitations import NoteKind
from whence.domain.names import fold

_TEXTS: Final = (
    "I'd like to add you to my professional network on LinkedIn.",
    "I'd like to add you to my professional network.",
    "I would like to add you to my professional network on LinkedIn.",
    "I'd like to join your LinkedIn network.",
    "I'd like to join your network.",
    "I'd like to connect with you on LinkedIn.",
    "I'd like to connect on LinkedIn.",
    "Please add me to your LinkedIn network.",
    "Please join my network on LinkedIn.",
    "Since you are a person I trust, I wanted to invite you to join my network on LinkedIn.",
    "Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
    "Ich möchte Sie zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
    "Ich würde Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
    "Je souhaite vous inviter à rejoindre mon réseau professionnel sur LinkedIn.",
    "J'aimerais vous inviter à rejoindre mon réseau professionnel sur LinkedIn.",
    "Je vous invite à rejoindre mon réseau professionnel sur LinkedIn.",
    "Me gustaría añadirte a mi red profesional en LinkedIn.",
    "Me gustaría agregarte a mi red profesional en LinkedIn.",
    "Gostaria de adicioná-lo à minha rede profissional no LinkedIn.",
    "Gostaria de adicionar você à minha rede profissional no LinkedIn.",
    "Vorrei aggiungerti alla mia rete professionale su LinkedIn.",
    "Ik wil u graag toevoegen aan mijn professionele netwerk op LinkedIn.",
    "Ik wil je graag toevoegen aan mijn professionele netwerk op LinkedIn.",
)
_GREETING: Final = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|bonjour|hola|ol[aá]|ciao|beste)\b[^,:!.]{0,60}[,:!.]\s*", re.IGNORECASE
)
_LONGEST: Final = 200


def note_kind(message: str) -> NoteKind:
    """Whether an invitation's message is a text somebody wrote, one of LinkedIn's own, or none."""
    if not message.strip():
        return NoteKind.NONE
    if len(message) > _LONGEST:
        return NoteKind.TEXT
    letters = _letters(_GREETING.sub("", message.strip()))
    is_default = letters in _DEFAULTS or any(
        letters.startswith(default) and len(letters) - len(default) <= 30 and _has_signature(message)
        for default in _DEFAULTS
    )
    return NoteKind.DEFAULT if is_default else NoteKind.TEXT


def _has_signature(message: str) -> bool:
    """Whether what follows the text is a name after a dash, as old default texts were signed."""
    return re.search(r"[.!]\s*[-–—]\s*[\w .'’-]{1,40}$", message.strip()) is not None


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalpha())


_DEFAULTS: Final = frozenset(_letters(text) for text in _TEXTS)
