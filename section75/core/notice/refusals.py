"""What notice refuses: what the agreement does not say, and who may not serve it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from section75.core.agreements import MonthEnd, Notice, Way
from section75.core.calendar import in_words
from section75.core.refusals import Refusal

FIRST_YEAR, LAST_YEAR = 1948, 2200


class ServedByNonParty(Refusal):
    """Whoever is said to serve the notice is no party to the agreement."""

    def __init__(self, name: str, parties: Iterable[str]) -> None:
        super().__init__(
            f"{name!r} is no party to this agreement, so a notice from it ends nothing. Its parties are "
            f"{', '.join(parties)}. Name the party that serves the notice."
        )


class NotForThatParty(Refusal):
    """The term gives this notice to another party."""

    def __init__(self, term: Notice, by: str, may: Iterable[str]) -> None:
        super().__init__(
            f"{term.clause} gives this notice ({term}) to {' and '.join(may)}, not to {by}. Choose a term under which "
            f"{by} may give notice.",
            clause=str(term.clause),
        )


class LengthNotGiven(Refusal):
    """The agreement gives a right to give notice and no number."""

    def __init__(self, term: Notice) -> None:
        super().__init__(
            f"How long notice of a {term.scope} on the ground {term.ground!r} runs is not known: {term.clause} says "
            f"{term.says!r} and gives no length. No end day is worked out. Agree the length, and give it with its "
            "clause in the agreement file.",
            clause=str(term.clause),
        )


class ConventionSilent(Refusal):
    """The last month has no such day, and the agreement does not say which day counts instead."""

    def __init__(self, term: Notice, served_on: date, ends: Mapping[MonthEnd, date]) -> None:
        self.ends = dict(ends)
        days = {day: [rule.value for rule, each in ends.items() if each == day] for day in sorted(ends.values())}
        would = "; ".join(f"{in_words(day)} ({' or '.join(rules)})" for day, rules in days.items())
        super().__init__(
            f"{term.length} from {in_words(served_on)} end in a month that has no day {served_on.day}. Nothing in "
            f"{term.clause} says which day ends the notice then. It could be {would}. Agree which, give it in the "
            "agreement file as `month_end`, or say by which rule to work it out.",
            clause=str(term.clause),
        )

    def as_data(self) -> dict[str, object]:
        """The refusal, with the day each convention would give under `conventions`."""
        return Refusal.as_data(self) | {"conventions": {rule.value: day.isoformat() for rule, day in self.ends.items()}}


class WayNotSaid(Refusal):
    """When a notice counts as served depends on how it is served, and that is not said."""

    def __init__(self, term: Notice) -> None:
        ways = ", ".join(each.way.value for each in term.ways)
        super().__init__(
            f"When this notice counts as served depends on how it is served: {ways} ({term.clause}). Say which.",
            clause=str(term.clause),
        )


class WayNotAllowed(Refusal):
    """The agreement does not let a notice be served in this way."""

    def __init__(self, term: Notice, way: Way) -> None:
        ways = ", ".join(each.way.value for each in term.ways)
        super().__init__(
            f"{term.clause} lets this notice be served {ways}, not {way.value}, so when it would count is not known. "
            "Serve it in one of those ways.",
            clause=str(term.clause),
        )


class NoNoticeTerm(Refusal):
    """No term gives notice of that, on that ground."""

    def __init__(self, asked: str, terms: Iterable[Notice], *, gap: str = "") -> None:
        self.asked, known = asked, tuple(terms)
        each = "; ".join(f"{term} ({term.clause})" for term in known)
        said = f" The file says: {gap}." if gap else ""
        super().__init__(
            f"No term gives notice of {asked}. The terms there are: {each or 'none'}.{said} Ask for one of them, or "
            "agree a term and give it as [[notice]] with its clause.",
            clause=str(known[-1].clause) if known else "",
        )


class SeveralNoticeTerms(Refusal):
    """More than one term gives notice of that."""

    def __init__(self, asked: str, terms: Iterable[Notice]) -> None:
        known = tuple(terms)
        each = "; ".join(f"{term} ({term.clause})" for term in known)
        super().__init__(
            f"Several terms give notice of {asked}: {each}. Say on which ground, and of which one.",
            clause=str(known[0].clause),
        )


class DayOutOfReach(Refusal):
    """A day outside the years that notices are counted in."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"A notice is not counted from {in_words(day)}: years from {FIRST_YEAR} to {LAST_YEAR} are. Correct it."
        )
