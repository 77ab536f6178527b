"""Whether a party is there on a day: by the register of organisations where one is given, else by its kind of body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import in_words
from section75.core.law.regulations import existed
from section75.core.organisations import Apportionment, Outcome, Register, body_of, who_is
from section75.core.parties import Party


@dataclass(frozen=True, slots=True)
class There:
    """Is a party there on a day? `is_there` None means that nothing here shows it. `successor` stands in its place."""

    is_there: bool | None
    says: str
    successor: str = ""
    is_split: bool = False


def there(party: Party, on: date, register: Register | None, recorded: Sequence[Apportionment] = ()) -> There:
    """Whether the party is there, and what took its place where it is not."""
    body = body_of(party, register) if register is not None else None
    if register is None or body is None:
        return _by_kind(party, on, register)
    answer = who_is(register, body, on=on, recorded=recorded)
    if answer.outcome is Outcome.UNKNOWN:
        return There(None, answer.says)
    if answer.outcome is Outcome.ENDED:
        return There(False, answer.says)
    if answer.outcome is Outcome.ONE:
        holder = answer.holders[0].body
        return There(holder.id == body.id, answer.says, "" if holder.id == body.id else holder.name_on(on))
    names = " and ".join(holder.body.name_on(on) for holder in answer.holders)
    return There(False, answer.says, names, is_split=True)


def _by_kind(party: Party, on: date, register: Register | None) -> There:
    """What the kind of body alone tells: no such body stood before the kind did, or after it ended."""
    days = existed(party.kind)
    beside = "the register names no body for it" if register is not None else "no register of organisations was asked"
    if days is None:
        return There(None, f"{party.name} is a {party.kind.value}, and {beside}, so that its days are not known")
    if days.holds(on):
        return There(True, f"{party.name} is a {party.kind.value}, and bodies of that kind stood then ({beside})")
    return There(
        False,
        f"{party.name} is a {party.kind.value}, and bodies of that kind stood {_days(days.starts_on, days.last_day)}; "
        f"{beside}",
    )


def _days(first: date, last: date | None) -> str:
    return f"from {in_words(first)}" + (f" to {in_words(last)}" if last else "")
