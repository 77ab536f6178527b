"""What is found on a curve, in words: kinks, silences, and how far each partner is exposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from section75.core.exposure.curve import Outcome
from section75.core.exposure.pieces import Piece
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.core.risk_share import Facts, NobodyBears, Pot, kind_of

HUNDRED_POUNDS = 100_00


@dataclass(frozen=True, slots=True)
class Taker:
    """Who may take part of a variance: a partner, or a pot ("met from the contingency"); and how a sentence says it."""

    id: str
    called: str
    is_partner: bool


@dataclass(frozen=True, slots=True)
class Kink:
    """A variance at which what each further pound costs somebody changes; or, as a jump, the cost itself."""

    at: Money
    sentence: str
    is_jump: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """A range of variances that the rule refuses, from one amount to another (None: without end), and the refusal."""

    from_: Money
    to: Money | None
    refusal: Refusal

    @property
    def sentence(self) -> str:
        """The range, and what the rule says when it is asked."""
        kind = kind_of(self.to or self.from_)
        end = f"to {abs(self.to)}" if self.to is not None else "upwards, without end"
        says = self.refusal.unsaid if isinstance(self.refusal, NobodyBears) else self.refusal.says
        return f"An {kind} from {abs(self.from_)} {end} is refused: {says}"


@dataclass(frozen=True, slots=True)
class Largest:
    """The most a partner bears of any overspend, or keeps of any underspend; `amount` None where there is no bound.

    `said_upto` is the variance beyond which the rule is silent; None where it speaks to the end.
    """

    partner: str
    amount: Money | None
    said_upto: Money | None
    sentence: str


def takers_of(facts: Facts, outcomes: Sequence[Outcome]) -> tuple[Taker, ...]:
    """Every partner, and every pot that takes something somewhere."""
    partners = [Taker(party.id, party.called, is_partner=True) for party in facts.parties]
    taking = {taker for outcome in outcomes for taker in outcome.parts}
    pots = [Taker(f"pot:{pot.id}", str(pot), is_partner=False) for pot in Pot if f"pot:{pot.id}" in taking]
    return (*partners, *pots)


def kinks(pieces: Sequence[Piece], takers: Sequence[Taker]) -> Iterator[Kink]:
    """Each place between two pieces that are both settled, outwards from nothing."""
    for before, after in pairwise(pieces):
        if before.is_silent or after.is_silent:
            continue
        is_jump = before.last.variance != after.first.variance
        if is_jump:
            yield Kink(after.first.variance, _jump(before, after, takers), is_jump=True)
        else:
            at = before.last.variance
            yield Kink(at, _bend(at, before, after, takers))


def _bend(at: Money, before: Piece, after: Piece, takers: Sequence[Taker]) -> str:
    return (
        f"At an {kind_of(after.last.variance)} of {abs(at)}: up to there {_each_hundred(before, takers)}; "
        f"beyond it {_each_hundred(after, takers)}."
    )


def _jump(before: Piece, after: Piece, takers: Sequence[Taker]) -> str:
    moved = [
        f"{taker.called} from {abs(before.last.of(taker.id))} to {abs(after.first.of(taker.id))}"
        for taker in takers
        if before.last.of(taker.id) != after.first.of(taker.id)
    ]
    return (
        f"At an {kind_of(after.first.variance)} of {abs(after.first.variance)} a penny more moves {', '.join(moved)}."
    )


def _each_hundred(piece: Piece, takers: Sequence[Taker]) -> str:
    """Who takes how much of each further £100, to the nearest penny."""
    verb = "bears" if piece.last.variance.pence > 0 else "keeps"
    parts = []
    for taker in takers:
        pence = (piece.slope(taker.id) * HUNDRED_POUNDS + Fraction(1, 2)).__floor__()
        if pence:
            parts.append(
                f"{taker.called} {verb} {Money(pence)}" if taker.is_partner else f"{Money(pence)} is {taker.called}"
            )
    return "of each further £100, " + (" and ".join(parts) or "nobody takes anything")


def silences(pieces: Sequence[Piece]) -> Iterator[Silence]:
    """Each range that is refused; the last one has no end where it reaches the furthest variance tried."""
    for number, piece in enumerate(pieces):
        if piece.first.refusal is not None:
            is_last = number == len(pieces) - 1
            refusal = piece.last.refusal or piece.first.refusal
            yield Silence(piece.first.variance, None if is_last else piece.last.variance, refusal)


def largest(partner: Taker, pieces: Sequence[Piece], *, over: bool) -> Largest:
    """How far one partner is exposed to overspends, or gains by underspends."""
    spoken = [piece for piece in pieces if not piece.is_silent]
    verb, kind = ("bears", "overspend") if over else ("keeps", "underspend")
    name = f"{partner.called[:1].upper()}{partner.called[1:]}"
    if not spoken:
        return Largest(partner.id, Money(0), Money(0), f"What {partner.called} {verb} of an {kind} is nowhere said.")
    last = spoken[-1]
    said_upto = last.last.variance if last is not pieces[-1] else None
    grows = abs(last.last.of(partner.id).pence - last.first.of(partner.id).pence)
    if said_upto is None and grows > 1 + last.last.portions:
        pence = Money((abs(last.slope(partner.id)) * HUNDRED_POUNDS + Fraction(1, 2)).__floor__())
        beyond = "" if abs(last.first.variance).pence <= 1 else f" beyond {abs(last.first.variance)}"
        each = f"{pence}" if pence else "less than a penny"
        says = f"{name} {verb} without bound: {each} of each further £100 of {kind}{beyond}."
        return Largest(partner.id, None, None, says)
    most = max(
        (end.of(partner.id) for piece in spoken for end in (piece.first, piece.last)), key=lambda part: abs(part)
    )
    beyond = "" if said_upto is None else f"; beyond an {kind} of {abs(said_upto)} the rule is silent"
    return Largest(partner.id, most, said_upto, f"{name} {verb} {abs(most)} at most{beyond}.")
