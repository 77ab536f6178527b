"""What can be wrong with a file so that it cannot be read: said by place, with what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from section75.core.refusals import Place, Refusal

_LISTED = 20  # so many names are listed in one sentence
_COMPARED = 500  # and among so many the nearest is looked for


class FileNotUnderstood(Refusal):
    """The file is not TOML, or not text."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(f"{place}: the file cannot be read: {why}", clause=str(place))


class UnknownKey(Refusal):
    """A key that the format does not have."""

    def __init__(self, place: Place, key: str, allowed: Iterable[str]) -> None:
        names = sorted(allowed)
        known = nearest(key, names) or (f" Known here: {listed(names)}." if names else "")
        super().__init__(
            f"{place}: there is no key {shortened(key)} here.{known} Correct it, or take it out.", clause=str(place)
        )


class WrongValue(Refusal):
    """A value of the wrong type, or one that the format does not allow, or a key that is missing."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(f"{place}: {why}", clause=str(place))


class ValueWithoutUnit(Refusal):
    """An amount of which nobody says whether it is in pounds, thousands or millions."""

    def __init__(self, place: Place, amount: str | int) -> None:
        super().__init__(
            f"{place}: the amount {str(amount)!r} has no unit, and pounds are not assumed. "
            'Give `unit`: "£", "£000" or "£m".',
            clause=str(place),
        )


class Unresolved(Refusal):
    """A short name that nothing in the files has."""

    def __init__(self, place: Place, what: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        has = listed(names) or "none is given"
        super().__init__(
            f"{place}: there is no {what} {name!r} ({has}).{nearest(name, names)} Correct it, or add it.",
            clause=str(place),
        )


class SaidTwice(Refusal):
    """The same thing is given twice."""

    def __init__(self, place: Place, what: str, first: Place) -> None:
        super().__init__(f"{place}: {what} is given already, at {first}. Keep one of the two.", clause=str(place))


class NotOnePartnership(Refusal):
    """The files are about different partnerships."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"These files are about different partnerships: {', '.join(names)}. "
            "Give the files of one partnership at a time; [partnership] id says which it is."
        )


class NoFiles(Refusal):
    """No file was given."""

    def __init__(self) -> None:
        super().__init__("No agreement file was given. Name at least one TOML file.")


def nearest(name: str, names: Sequence[str]) -> str:
    """ " Did you mean 'icb'?", with its space before; nothing where no name is near."""
    near = difflib.get_close_matches(name[:60], names[:_COMPARED], n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def shortened(text: str) -> str:
    """A text in quotes as the file has it, cut where it is too long to be read in a sentence."""
    return repr(text) if len(text) <= 60 else f"{text[:60]!r}..."


def at(place: Place, refusal: Refusal) -> Refusal:
    """The same refusal, with the place where it arose said first."""
    refusal.says = f"{place}: {refusal.says}"
    refusal.args = (refusal.says,)
    refusal.clause = refusal.clause or str(place)
    return refusal
