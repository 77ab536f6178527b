"""A settlement as it stands: the variance, what has been taken by whom and why, and what is left.

Over budget is positive. `take` is the only way to move money out of what is left. Where the variance of each line is
known, what is left is also known line by line, until a step takes from the whole: then nobody can say what line it
took from, and a step by line refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from section75.core.explain import Because, Clause, Figure, Given
from section75.core.money import Money, sum_of
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.refusals import LinesNoLongerKnown, LinesNotGiven

LineAmounts = tuple[tuple[str, Money], ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """What one partner bears of an overspend, or keeps of an underspend; or what goes to a pot instead."""

    by: str | Pot
    amount: Money
    because: Because
    line: str = ""

    @property
    def partner(self) -> str | None:
        """The partner; None where it is a pot's."""
        return None if isinstance(self.by, Pot) else self.by

    @property
    def pot(self) -> Pot | None:
        """The pot; None where it is a partner's."""
        return self.by if isinstance(self.by, Pot) else None

    @property
    def clause(self) -> Clause:
        """The clause that says so; every portion has one."""
        assert self.because.clause is not None, "a portion cites its clause"
        return self.because.clause


@dataclass(frozen=True, slots=True)
class Settlement:
    """A variance being settled. What is left and what has been taken always add up to it.

    `lines` is what is left of each line; None where no line's variance is known, or none is known any longer.
    """

    variance: Money
    left: Money
    portions: tuple[Portion, ...] = ()
    step: str = "step-0"
    lines: LineAmounts | None = None
    whole_taken_by: str = ""  # the clause by which something was taken from the whole, so that lines are not known
    notes: tuple[Because, ...] = ()  # what was set against what before anybody took anything

    @classmethod
    def of(cls, variance: Money, lines: LineAmounts | None = None) -> Settlement:
        """A settlement before its first step: all is left. The lines, where they are known, add up to the variance."""
        assert lines is None or sum_of(amount for _, amount in lines) == variance, "the lines add up to the variance"
        return cls(variance, variance, lines=lines)

    def at(self, step: str) -> Settlement:
        """The same settlement, at the next step; the step's name begins the ids of its reasons."""
        return replace(self, step=step)

    @property
    def is_overspend(self) -> bool:
        """Is what is left (or, with nothing left, was the whole) something to bear, rather than to keep?"""
        return (self.left or self.variance).pence > 0

    @property
    def kind(self) -> str:
        """The word for what is being settled."""
        return kind_of(self.left or self.variance)

    @property
    def verb(self) -> str:
        """What a partner does with its part."""
        return verb_of(self.left or self.variance)

    @property
    def is_done(self) -> bool:
        """Is nothing left, of the whole or of any line?"""
        return not self.left and not any(amount for _, amount in self.lines or ())

    def has_taken(self, step: str) -> bool:
        """Has anything been taken by a step of that name ("contingency-first")?"""
        ids = (portion.because.id.split(".") for portion in self.portions)
        return any(step in (parts[1], parts[2]) if parts[0].startswith("turn-") else step == parts[1] for parts in ids)

    def taken_by(self, partner: str) -> Money:
        """What a partner has taken so far, in sum."""
        return sum_of(portion.amount for portion in self.portions if portion.partner == partner)

    def lines_left(self, clause: Clause) -> dict[str, Money]:
        """What is left of each line. Refuses where that is not known, naming the clause that asks."""
        if self.lines is not None:
            return dict(self.lines)
        if self.whole_taken_by:
            raise LinesNoLongerKnown(str(clause), self.whole_taken_by)
        raise LinesNotGiven(str(clause))

    def take(
        self,
        amount: Money,
        *,
        by: str | Pot,
        sentence: str,
        clause: Clause,
        operation: str,
        given: tuple[Given, ...] = (),
        rounding: str = "",
        line: str = "",
    ) -> Settlement:
        """Move part of what is left, or of what is left of a line, to a partner or a pot, for a reason."""
        source = dict(self.lines or ())[line] if line else self.left
        assert amount.pence * source.pence >= 0, "a portion has the sign of what it is taken from"
        assert abs(amount) <= abs(source), "nobody takes more than is left"
        who = by.id if isinstance(by, Pot) else by
        because = Because(
            id=self._new_id(f"{self.step}.{who}{f'.{line}' if line else ''}"),
            sentence=sentence[:1].upper() + sentence[1:],
            operation=operation,
            result=amount,
            given=given,
            clause=clause,
            rounding=rounding,
        )
        after = replace(
            self,
            left=self.left - amount,
            portions=(*self.portions, Portion(by, amount, because, line)),
            lines=self._lines_after(amount, line),
            whole_taken_by=self.whole_taken_by or ("" if line or not amount else str(clause)),
        )
        assert sum_of(portion.amount for portion in after.portions) + after.left == self.variance
        return after

    def _new_id(self, wanted: str) -> str:
        """The id of a reason; a second one of the same step, taker and line is numbered."""
        taken = sum(p.because.id == wanted or p.because.id.startswith(f"{wanted}.again-") for p in self.portions)
        return wanted if not taken else f"{wanted}.again-{taken}"

    def _lines_after(self, amount: Money, line: str) -> LineAmounts | None:
        if self.lines is None or not amount:
            return self.lines
        if line:
            return tuple((name, left - amount if name == line else left) for name, left in self.lines)
        return () if amount == self.left else None

    def offset(self, lines: Iterable[tuple[str, Money]], note: Because) -> Settlement:
        """The same settlement with lines' underspends set against others' overspends: what is left is the same.

        The note says what was set against what; every partner's figure rests on it.
        """
        after = tuple(lines)
        assert self.lines is not None, "lines are set against one another where they are known"
        assert sum_of(amount for _, amount in after) == self.left, "an offset moves nothing out of what is left"
        return replace(self, lines=after, notes=(*self.notes, note))

    @property
    def borne(self) -> tuple[Portion, ...]:
        """What partners bear or keep, step by step."""
        return tuple(portion for portion in self.portions if portion.partner is not None)

    @property
    def disputed(self) -> tuple[Portion, ...]:
        """What the agreement itself puts in dispute."""
        return tuple(portion for portion in self.portions if portion.pot is Pot.DISPUTE)

    @property
    def set_aside(self) -> tuple[Portion, ...]:
        """What goes to a pot otherwise than into dispute: met from a contingency, carried forward, and so on."""
        return tuple(portion for portion in self.portions if portion.pot not in (None, Pot.DISPUTE))

    def share(self, partner: str, called: str) -> Figure:
        """Everything one partner bears or keeps, as a figure that rests on its portions."""
        own = tuple(portion for portion in self.portions if portion.partner == partner)
        total = sum_of(portion.amount for portion in own)
        because = Because(
            f"share.{partner}",
            self._share_in_words(total, called),
            "sum",
            total,
            rests_on=(*self.notes, *(portion.because for portion in own)),
        )
        return Figure(total, because)

    def _share_in_words(self, total: Money, called: str) -> str:
        subject = f"{called[:1].upper()}{called[1:]}"
        if total.pence * self.variance.pence >= 0 and self.variance and abs(total) <= abs(self.variance):
            whole = f"the {kind_of(self.variance)} of {abs(self.variance)}"
            return f"{subject} {verb_of(self.variance)} {abs(total)} of {whole}."
        over = "is on budget" if not self.variance else f"has an {kind_of(self.variance)} of {abs(self.variance)}"
        return f"{subject} {verb_of(total)} {abs(total)}; the fund as a whole {over}."


def kind_of(amount: Money) -> str:
    """ "overspend" above nothing, "underspend" below it; at nothing, "underspend"."""
    return "overspend" if amount.pence > 0 else "underspend"


def verb_of(amount: Money) -> str:
    """What a partner does with its part: it bears an overspend and keeps an underspend."""
    return "bears" if amount.pence > 0 else "keeps"
