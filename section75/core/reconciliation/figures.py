"""Figures as somebody gives them: a key (a cost centre, an account) and an amount, each key once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all


class FigureTwice(Refusal):
    """The same thing was given two figures."""

    def __init__(self, key: str, amounts: Iterable[Money]) -> None:
        given = ", ".join(str(amount) for amount in amounts)
        super().__init__(f"{key!r} is given more than once: {given}. Give each one figure, their sum where it is one.")


class FiguresMissing(Refusal):
    """Nothing was given."""

    def __init__(self) -> None:
        super().__init__(
            "No figure was given, so there is nothing to hold the books against. Give one a row, 0 where there is none."
        )


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """One figure given: what it is of, and the amount in pounds and pence."""

    key: str
    amount: Money


def check_given(figures: Iterable[GivenFigure]) -> tuple[GivenFigure, ...]:
    """The figures, sorted by key. Refuses none at all, and a key given twice; every such key is named."""
    each = tuple(sorted(figures, key=lambda figure: figure.key))
    if not each:
        raise FiguresMissing
    times = Counter(figure.key for figure in each)
    twice = [key for key, count in times.items() if count > 1]
    raise_all(FigureTwice(key, [figure.amount for figure in each if figure.key == key]) for key in twice)
    return each
