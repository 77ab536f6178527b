"""Two rules, or more, on the same variances: what each would cost each partner, beside the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from section75.core.explain import Clause
from section75.core.exposure.curve import Curve, Outcome
from section75.core.exposure.found import Taker, takers_of
from section75.core.money import Money, Ratio
from section75.core.refusals import Refusal
from section75.core.risk_share import Facts, Rule, Step, shelf


class NothingToReplace(Refusal):
    """A rule has no step that shares all that is left, so other shares cannot be tried in its place."""

    def __init__(self, direction: str, clause: str) -> None:
        super().__init__(
            f"The rule has no step that takes all that is left of an {direction}, so there is none that other shares "
            "could stand in place of. Agree first who takes what is left.",
            clause=clause,
        )


@dataclass(frozen=True, slots=True)
class RuleCompared:
    """One rule: its label, what it makes of each variance, and how far each partner's part is from the first rule's.

    The difference is None where this rule or the first refuses the variance.
    """

    label: str
    rule: Rule
    outcomes: tuple[Outcome, ...]
    differences: tuple[Mapping[str, Money] | None, ...]


@dataclass(frozen=True, slots=True)
class RulesCompared:
    """Several rules on the same variances; the first is what the others are held against."""

    variances: tuple[Money, ...]
    rules: tuple[RuleCompared, ...]
    takers: tuple[Taker, ...]  # every partner, and every pot that takes something by one of the rules


def compare_rules(
    rules: Mapping[str, Rule], facts: Facts, *, variances: Sequence[Money], spread: Ratio | None = None
) -> RulesCompared:
    """Every rule (label -> rule) on every variance, smallest first."""
    amounts = tuple(sorted(set(variances)))
    outcomes = {label: tuple(map(Curve(rule, facts, spread=spread).at, amounts)) for label, rule in rules.items()}
    first = next(iter(outcomes.values()))
    takers = takers_of(facts, [outcome for found in outcomes.values() for outcome in found])
    return RulesCompared(
        amounts,
        tuple(
            RuleCompared(
                label, rules[label], found, tuple(_apart(*pair, takers) for pair in zip(found, first, strict=True))
            )
            for label, found in outcomes.items()
        ),
        takers,
    )


def _apart(here: Outcome, there: Outcome, takers: Sequence[Taker]) -> dict[str, Money] | None:
    if here.refusal or there.refusal:
        return None
    return {taker.id: here.of(taker.id) - there.of(taker.id) for taker in takers}


def in_shares(rule: Rule, shares: Ratio, *, clause: Clause) -> Rule:
    """The same rule with printed shares in place of the step that takes all that is left, in both directions.

    A direction that has no step at all stays silent. Refuses a direction whose steps never take all.
    """
    return replace(
        rule,
        overspend=_in_place(rule.overspend, shares, clause, "overspend"),
        underspend=_in_place(rule.underspend, shares, clause, "underspend"),
    )


def _in_place(steps: tuple[Step, ...], shares: Ratio, clause: Clause, direction: str) -> tuple[Step, ...]:
    final = next(
        (number for number, step in enumerate(steps) if step.takes_all and step.acts(over=direction == "overspend")),
        None,
    )
    if final is None:
        if not steps:
            return ()
        raise NothingToReplace(direction, str(steps[-1].clause))
    fixed = shelf()["fixed shares"].make
    return (*steps[:final], fixed(clause=clause, shares=shares), *steps[final + 1 :])  # type: ignore[call-arg]
