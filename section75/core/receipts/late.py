"""What is late: the letter that reminds a partner of it, and interest where the agreement states a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from section75.core.calendar import in_words
from section75.core.explain import Because, Clause, Figure, Given
from section75.core.money import Money, sum_of
from section75.core.receipts.refusals import NoRateOfInterest
from section75.core.receipts.standing import Standing, State

_DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class InterestTerm:
    """A yearly rate of simple interest on what is late, exactly as the agreement states it (8 for 8 per cent)."""

    per_cent: Decimal
    clause: Clause


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder to one partner: what it says, paragraph by paragraph, and the amount it asks for."""

    party: str
    on: date
    amount: Money
    days: tuple[date, ...]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The letter as plain text."""
        return "\n\n".join(self.paragraphs) + "\n"


def late_of(found: Sequence[Standing], party: str = "") -> tuple[Standing, ...]:
    """The instalments that are late, of one partner or of all, those late longest first."""
    return tuple(each for each in found if each.state is State.LATE and party in ("", each.owed.party))


def interest_on(standing: Standing, term: InterestTerm | None) -> Figure:
    """Simple interest on what is outstanding of a late instalment, to the nearest penny, halves up.

    Refuses where the agreement states no rate, naming the clause that is silent.
    """
    if term is None:
        raise NoRateOfInterest(standing.owed.clause)
    exact = standing.outstanding.pence * Fraction(term.per_cent) / 100 * standing.days_late / _DAYS_OF_A_YEAR
    amount = Money((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))
    since = in_words(standing.owed.due_on)
    sentence = (
        f"{term.per_cent}% a year on {standing.outstanding} for the {standing.days_late} days since {since} "
        f"is {amount}."
    )
    given = (Given.money("outstanding", standing.outstanding), Given("days late", str(standing.days_late), "days"))
    id_ = f"receipts.{standing.owed.party}.{standing.owed.due_on.isoformat()}.interest"
    because = Because(id_, sentence, "multiply", amount, given, term.clause, "to the nearest penny, halves up")
    return Figure(amount, because)


def letter(
    found: Sequence[Standing], *, party: str, on: date, fund: str, called: str, host: str, interest: str = ""
) -> Letter:
    """The reminder of what one partner is late with on a day. `interest` says what the agreement says of it."""
    late = late_of(found, party)
    amount = sum_of(each.outstanding for each in late)
    lines = "\n".join(
        f"- {each.outstanding}, due on {in_words(each.owed.due_on)} ({each.owed.clause}), {each.days_late} days late"
        f"{f', {each.paid + each.in_kind} of {each.owed.amount} paid' if each.outstanding != each.owed.amount else ''}"
        f"{f', invoice {chr(44).join(each.invoices)}' if each.invoices else ''}"
        for each in late
    )
    paragraphs = [
        in_words(on),
        f"To the finance team of {called}",
        f"{fund}: contributions that are late",
        f"By the fund's books, as at {in_words(on)}, {amount} of the contributions of {called} is late:",
        lines,
        "Please pay it into the fund, or tell us what you dispute and why. A payment made since then is not counted.",
        interest,
        f"{host}, as host of the fund",
    ]
    kept = tuple(paragraph for paragraph in paragraphs if paragraph)
    return Letter(party, on, amount, tuple(each.owed.due_on for each in late), kept)
