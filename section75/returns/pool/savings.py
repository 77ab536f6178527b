"""Savings: what each was to bring, has brought and has not, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Figure, Given
from section75.core.money import Money
from section75.core.savings import Saving
from section75.returns.line import Line


def saving_lines(code: str, savings: Sequence[Saving], *, called: dict[str, str]) -> Iterator[Line]:
    """Four lines for each saving: target, delivered, undelivered and whose it is; `called` names the partners."""
    for saving in savings:
        own = f"{code}.{saving.id}"
        sponsor = called.get(saving.sponsor, saving.sponsor)
        whose = f"{sponsor[:1].upper()}{sponsor[1:]}; its strategy is {saving.strategy.value}"
        for column, figure in _figures(saving).items():
            words = f"{saving.title}: {column.lower()}"
            yield Line(f"{own}.{column.lower()}", words, figure=figure, row=saving.title, column=column)
        yield Line(f"{own}.sponsor", f"{saving.title}: whose it is", text=whose, row=saving.title, column="Whose")


def of_year(savings: Sequence[Saving], *, fund: str, year: FinancialYear) -> tuple[Saving, ...]:
    """A fund's savings of a year, in the agreement's order."""
    return tuple(saving for saving in savings if (saving.fund, saving.year) == (fund, year))


def _figures(saving: Saving) -> dict[str, Figure]:
    target = _given(saving, "target", saving.target, f"{saving.title} is to save {saving.target} in {saving.year}.")
    delivered = _given(saving, "delivered", saving.delivered, f"{saving.title} has saved {saving.delivered}.")
    undelivered = Because(
        id=f"saving.{saving.id}.undelivered",
        sentence=f"{saving.delivered} of {saving.target} is delivered, so {saving.undelivered} is not.",
        operation="target less delivered, never below nothing",
        result=saving.undelivered,
        rests_on=(target.because, delivered.because),
    )
    return {"Target": target, "Delivered": delivered, "Undelivered": Figure(saving.undelivered, undelivered)}


def _given(saving: Saving, what: str, amount: Money, sentence: str) -> Figure:
    given = (Given.money(what, amount),)
    return Figure(amount, Because(f"saving.{saving.id}.{what}", sentence, "given", amount, given, saving.clause))
