"""What an exposure needs of a partnership: a range of variances, and how a variance falls on the fund's lines."""

from __future__ import annotations

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.exposure import in_shares
from section75.core.money import Contributed, Money, Ratio, sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Refusal
from section75.core.risk_share import Rule

MOST_POINTS = 101
ALL_LINES = "all lines"
PROPOSED = Clause("proposed; no clause, and nobody has agreed it")


class NotARange(Refusal):
    """Variances to look at that make no range."""

    def __init__(self, first: Money, last: Money, points: int) -> None:
        super().__init__(
            f"{points} variances from {first} to {last} are no range. Give a first variance below the last, and from 2 "
            f"to {MOST_POINTS} points."
        )


class NoSuchLine(Refusal):
    """A line on which a variance is to fall, which the fund does not have."""

    def __init__(self, line: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"The fund has no line {line!r} for the variance to fall on; it has {', '.join(known) or 'none'}. "
            f"Name one of them, or {ALL_LINES!r}."
        )


def variances_between(first: Money, last: Money, *, points: int) -> tuple[Money, ...]:
    """Evenly placed variances from first to last, to the nearest penny, and nothing itself where it lies between."""
    if last <= first or not 2 <= points <= MOST_POINTS:
        raise NotARange(first, last, points)
    length, gaps = last.pence - first.pence, points - 1
    placed = {Money(first.pence + (length * number + gaps // 2) // gaps) for number in range(points)}
    return tuple(sorted(placed | ({Money(0)} if first.pence < 0 < last.pence else set())))


def usual_range(partnership: Partnership, fund: str, year: FinancialYear) -> tuple[Money, Money]:
    """A range to begin with: about five in a hundred of the year's contributions either way, in round pounds."""
    table = partnership.contributions_of(fund, year)
    twentieth = sum_of(table.due.values()).pence // 20 if table else 0
    step = 10 ** max(len(str(abs(twentieth))) - 1, 5)
    most = Money(max(abs(twentieth) // step, 1) * step)
    return -most, most


def spread_of(partnership: Partnership, rule: Rule, *, fund: str, year: FinancialYear, line: str = "") -> Ratio | None:
    """How a variance falls on lines: all on one line, or on all lines in proportion to their budgets.

    None where no step settles line by line and no line is named. Without budgets, alike on every line.
    """
    lines = tuple(known.id for known in partnership.lines_of(fund))
    if line and line != ALL_LINES:
        if line not in lines:
            raise NoSuchLine(line, lines)
        return Ratio.contributed(((each, Money(int(each == line))) for each in lines), base=f"all on {line}")
    if not lines or not any(step.BY_LINE for step in (*rule.overspend, *rule.underspend)):
        return None
    budget = partnership.budget_of(fund, year)
    amounts = {row.line: abs(row.amount) for row in budget.rows} if budget else {}
    weights = [(each, amounts.get(each, Money(0))) for each in lines]
    if not any(amount for _, amount in weights):
        return Ratio.contributed(((each, Money(1)) for each in lines), base="all lines alike")
    return Ratio.contributed(weights, base=f"budgets {year}")


def spread_in_words(spread: Ratio) -> str:
    """How a page says how a variance falls on lines: "budgets 2022/23", "all on day-services"."""
    return spread.origin.base if isinstance(spread.origin, Contributed) else str(spread.origin)


def rules_to_compare(rule: Rule, tried: dict[str, Ratio]) -> dict[str, Rule]:
    """Today's rule first, and then the same rule in each of the shares tried, which nobody has agreed."""
    return {"Today": rule} | {label: in_shares(rule, shares, clause=PROPOSED) for label, shares in tried.items()}
