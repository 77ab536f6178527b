"""Which rule places a row: the one that fits, or, where several do, the one that is said to go before the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.pools.placing.rule import Destination, PlacingRule, Rule
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule looks at in a row."""

    cost_centre: str
    subjective: str
    on: date
    supplier: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row was placed, and by which rule."""

    destination: Destination
    target: str
    rule: Rule

    @property
    def is_suspense(self) -> bool:
        """Is it paid or received without being placed on a line yet?"""
        return self.destination is Destination.SUSPENSE


class TwoRulesPlace(Refusal):
    """Two placing rules claim the same row."""

    def __init__(self, cost_centre: str, subjective: str, first: Rule, second: Rule) -> None:
        super().__init__(
            f"Two rules place cost centre {cost_centre} subjective {subjective or '(none)'}: "
            f"{first.target or first.destination.value} ({first.clause}) and "
            f"{second.target or second.destination.value} ({second.clause}). {_way_out(first, second)}",
            clause=str(second.clause),
        )


def _way_out(first: Rule, second: Rule) -> str:
    if isinstance(first, PlacingRule) and isinstance(second, PlacingRule):
        return "End one, or give one a longer subjective."
    return f"End one, or record that one of {first.name} and {second.name} goes before the other."


class Rulebook:
    """The rules of a fund, kept so that many rows are placed quickly; which codes a rule fits is asked once."""

    __slots__ = ("_by_codes", "_places", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=_in_order))
        self._places = tuple(Placed(rule.destination, rule.target, rule) for rule in self.rules)
        self._by_codes: dict[tuple[str, str], tuple[Placed, ...]] = {}

    def of_codes(self, cost_centre: str, subjective: str) -> tuple[Placed, ...]:
        """Where the rules that speak of such codes would place a row, whatever its day and its words."""
        codes = (cost_centre, subjective)
        known = self._by_codes.get(codes)
        if known is None:
            known = self._by_codes[codes] = tuple(each for each in self._places if _fits_codes(each.rule, *codes))
        return known

    def fitting(self, asked: Asked) -> list[Placed]:
        """Where every rule that speaks of the row would place it, sorted by the rules' names."""
        known = self.of_codes(asked.cost_centre, asked.subjective)
        return [each for each in known if each.rule.span.holds(asked.on) and _fits_text(each.rule, asked)]

    def place(self, asked: Asked) -> Placed | None:
        """Where the row belongs; None when no rule says. Refuses a row two rules claim, neither before the other."""
        fitting = self.fitting(asked)
        if len(fitting) > 1:
            return self._in_front(asked, fitting)
        return fitting[0] if fitting else None

    def _in_front(self, asked: Asked, fitting: Sequence[Placed]) -> Placed:
        """Where the one rule places it that no other goes before."""
        left = [each for each in fitting if not any(other.rule.goes_before(each.rule) for other in fitting)]
        if len(left) != 1:
            first, second = (left or fitting)[:2]
            raise TwoRulesPlace(asked.cost_centre, asked.subjective, first.rule, second.rule)
        return left[0]


def place(
    rules: Sequence[Rule], *, cost_centre: str, subjective: str, on: date, supplier: str = "", description: str = ""
) -> Placed | None:
    """Where a row belongs; None when no rule says. Refuses a row that two rules claim."""
    return Rulebook(rules).place(Asked(cost_centre, subjective, on, supplier, description))


def _in_order(rule: Rule) -> tuple[str, date, str, str, str]:
    return (rule.name, rule.span.starts_on, rule.destination.value, rule.target, str(rule.clause))


def _fits_codes(rule: Rule, cost_centre: str, subjective: str) -> bool:
    return rule.conditions.cost_centres.hold(cost_centre) and rule.conditions.subjectives.hold(subjective)


def _fits_text(rule: Rule, asked: Asked) -> bool:
    return not rule.conditions.reads_text or rule.conditions.fits_text(asked.supplier, asked.description)
