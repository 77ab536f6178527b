"""What is refused of organisations and their successions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date

from section75.core.calendar import in_words
from section75.core.organisations.days import Day, day_in_words
from section75.core.refusals import Refusal

_PUT_RIGHT = "Put the record right from its source, and give it again."


class OrganisationGivenTwice(Refusal):
    """Two records of one short name."""

    def __init__(self, id: str) -> None:
        super().__init__(f"The organisation {id!r} is given twice. One body has one record: leave one of them out.")


class TwoAtOnce(Refusal):
    """Two names, kinds or codes of one register for one body on one day."""

    def __init__(self, what: str, of: str, both: Sequence[str], on: date) -> None:
        super().__init__(
            f"{of} would have two {what} on {in_words(on)}: {both[0]!r} and {both[1]!r}. "
            f"Give the last day of the earlier one. {_PUT_RIGHT}"
        )


class CodeOfTwoBodies(Refusal):
    """A register's code held by two bodies on one day."""

    def __init__(self, code: str, holders: Sequence[str], on: date) -> None:
        super().__init__(
            f"The code {code} would be held by {holders[0]} and by {holders[1]} on {in_words(on)}. A code stands for "
            f"one body on any day. {_PUT_RIGHT}"
        )


class NoSuchBody(Refusal):
    """A succession, a party or a question names a body that the register does not have."""

    def __init__(self, asked: str, known: Iterable[str], where: str) -> None:
        nearest = difflib.get_close_matches(asked, sorted(known), n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        super().__init__(
            f"{where} names {asked!r}, and the register has no such organisation.{hint} Give its short name, its code "
            "or its whole name; or import a list that has it."
        )


class SeveralBodies(Refusal):
    """A name that more than one body goes by."""

    def __init__(self, asked: str, found: Sequence[str]) -> None:
        super().__init__(f"{asked!r} is the name of several organisations: {', '.join(found)}. Give one of these.")


class OwnPredecessor(Refusal):
    """A successor that is its own predecessor, at once or round a circle."""

    def __init__(self, circle: Sequence[str]) -> None:
        how = " > ".join(circle)
        super().__init__(
            f"{circle[0]} would be its own predecessor: {how}. Succession goes one way in time: a body that was there "
            f"before cannot have succeeded the one that took its place. {_PUT_RIGHT}"
        )


class SuccessionOutOfTime(Refusal):
    """A succession before its predecessor existed, or after it ended."""

    def __init__(self, predecessor: str, successor: str, on: date, bound: Day, *, is_early: bool) -> None:
        why = "before it existed: its first day is" if is_early else "after it had gone: the first day without it is"
        super().__init__(
            f"{successor} would succeed {predecessor} on {in_words(on)}, {why} {day_in_words(bound)}. {_PUT_RIGHT}"
        )


class SuccessorNotThere(Refusal):
    """A successor that did not exist on the day it took over."""

    def __init__(self, predecessor: str, successor: str, on: date, days: str) -> None:
        super().__init__(
            f"{successor} would succeed {predecessor} on {in_words(on)}, and did not exist on that day: it existed "
            f"{days}. {_PUT_RIGHT}"
        )


class SucceededTwice(Refusal):
    """The same succession given twice."""

    def __init__(self, predecessor: str, successor: str, on: Day) -> None:
        super().__init__(
            f"That {successor} succeeded {predecessor} on {day_in_words(on)} is given twice. Leave one of them out."
        )


class CodesOfSeveralBodies(Refusal):
    """A party whose codes stand for different bodies, or for another body than it names."""

    def __init__(self, party: str, found: Sequence[str], clause: str) -> None:
        super().__init__(
            f"The codes of the party {party!r} stand for different bodies: {', '.join(found)}. Correct the identifiers "
            "in the agreement file, or name the body with the key 'organisation'.",
            clause=clause,
        )


class ApportionedToAnother(Refusal):
    """An apportionment whose shares go to other bodies than the successors."""

    def __init__(
        self, predecessor: str, on: date, shared: Sequence[str], successors: Sequence[str], clause: str
    ) -> None:
        super().__init__(
            f"The apportionment of the place of {predecessor} on {in_words(on)} gives shares to {', '.join(shared)}, "
            f"and those who succeeded it are {', '.join(successors)}. Give a share to each of them, 0% if that is what "
            "was agreed, and to nobody else.",
            clause=clause,
        )


class ApportioningIsAsked(Refusal):
    """Several bodies stand where one stood, and nothing says which share of the agreement each took."""

    def __init__(self, predecessor: str, on: Day, successors: Sequence[str], source: str) -> None:
        super().__init__(
            f"The place of {predecessor} fell to {len(successors)} bodies on {day_in_words(on)}: "
            f"{', '.join(successors)}. No source says what share of this agreement each of them took, and none is "
            "assumed. Record the partners' apportionment, with its instrument, as [[apportionment]] in the agreement "
            "file.",
            clause=source,
        )
