"""Keeping a note and striking one. What a note says goes nowhere else: not into the audit trail, nor into a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.store import authorise
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.disputes import anchors, note_store
from section75.apps.disputes.models import Note
from section75.apps.disputes.refusals import NoSuchNote, NoteNotKept, NoteSaysNothing, NoteStruckAlready
from section75.apps.ledger.store import Ledger
from section75.core.authority import Act
from section75.core.ledger import says_something
from section75.core.refusals import Refusal

LONGEST_NOTE = 10_000


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose notes somebody reads at a fund, and on what: "" among the funds is the partnership as a whole."""

    organisation: str
    funds: tuple[str, ...]


def reader_of(user: User, ledger: Ledger, act: Act) -> Reader:
    """Whose notes a person may read (`Act.SEE_NOTES`) or keep (`Act.KEEP_NOTES`) at a fund. Refuses who may not.

    Notes on the whole partnership are for those who hold the right there, for the same organisation.
    """
    part = authorise(user, act, partnership=ledger.partnership, fund=ledger.fund)
    try:
        wide = authorise(user, act, partnership=ledger.partnership)
    except Refusal:
        return Reader(part.party, (ledger.fund,))
    return Reader(part.party, ("", ledger.fund) if wide.party == part.party else (ledger.fund,))


def notes_for(user: User, ledger: Ledger) -> tuple[Note, ...]:
    """The notes of the person's own organisation on a fund and its partnership, latest first."""
    reader = reader_of(user, ledger, Act.SEE_NOTES)
    return tuple(note_store.notes_of(reader.organisation, partnership=ledger.partnership, funds=reader.funds))


def keep_note(user: User, ledger: Ledger, *, about: str, says: str, at: datetime) -> Note:
    """Keep a note for one's own organisation. What is refused, and what is written of it, never repeats its words."""
    whole = about == anchors.address_of_partnership(ledger.partnership)
    fund = "" if whole else ledger.fund
    with acting(user, Act.KEEP_NOTES, partnership=ledger.partnership, fund=fund, at=at) as doing:
        _require_words(says)
        anchor = anchors.anchor(agreements.latest(ledger.partnership), ledger.fund, about)
        note = Note(
            partnership_id=ledger.partnership,
            fund=anchor.fund,
            organisation=doing.part.party,
            about=anchor.address,
            about_words=anchor.words,
            says=says.strip(),
            kept_by=user,
            kept_at=at,
        )
        note_store.keep(note)
        doing.tell(f"Kept note {note.number} for {note.organisation}.")
        return note


def strike_note(user: User, ledger: Ledger, number: int, *, at: datetime) -> Note:
    """Strike a note of one's own organisation: it stays, and they see that it is struck."""
    with acting(user, Act.KEEP_NOTES, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        reader = reader_of(user, ledger, Act.KEEP_NOTES)
        note = note_store.get(reader.organisation, partnership=ledger.partnership, funds=reader.funds, number=number)
        if note is None:
            raise NoSuchNote(number)
        if not note_store.strike(note, by=user, at=at):
            raise NoteStruckAlready(number)
        doing.tell(f"Struck note {number} of {note.organisation}.")
        return note


def _require_words(says: str) -> None:
    if not says_something(says):
        raise NoteSaysNothing
    if "\0" in says:
        raise NoteNotKept("it holds the character NUL, which is no part of any text")
    if len(says) > LONGEST_NOTE:
        raise NoteNotKept(f"it has {len(says):,} characters, and {LONGEST_NOTE:,} can be kept")
