"""What the steps that take from the whole refuse, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from section75.core.calendar import FinancialYear, in_words
from section75.core.money import Money
from section75.core.refusals import Refusal


def _on(day: date | None) -> str:
    return f"on {in_words(day)}" if day else "on the day"


class HostNotKnown(Refusal):
    """A variance is the host's, and the fund has not one host on the day."""

    def __init__(self, clause: str, fund: str, on: date | None) -> None:
        super().__init__(
            f"{clause} gives the variance to the host, and {_on(on)} the fund {fund!r} has no one host. "
            "Give its host for that day, in a [[host]] with its source.",
            clause=clause,
        )


class LeadNotKnown(Refusal):
    """A variance is the lead's, and nobody is said to lead on the day."""

    def __init__(self, clause: str, what: str, on: date | None) -> None:
        super().__init__(
            f"{clause} gives the variance to the lead, and {_on(on)} nobody is said to lead {what}. "
            "Give its lead for that day, in a [[lead]] with its source.",
            clause=clause,
        )


class BandBackward(Refusal):
    """A band that ends where it begins, or below."""

    def __init__(self, over: Money, upto: Money, clause: str) -> None:
        super().__init__(
            f"A band of {clause} runs from over {over} up to {upto}, which holds nothing. "
            "Correct one of the two, or leave `upto` out where the band has no end.",
            clause=clause,
        )


class BandsOverlap(Refusal):
    """Two bands that both share the same part of a variance."""

    def __init__(self, over: Money, upto: Money | None, clause: str) -> None:
        part = f"between {over} and {upto}" if upto is not None else f"above {over}"
        super().__init__(
            f"Two bands of {clause} both share what is {part}. Each pound belongs to one band: "
            "let one band begin where the other ends.",
            clause=clause,
        )


class CapBelowCollar(Refusal):
    """A partner's cap stands below its collar."""

    def __init__(self, partner: str, collar: Money, cap: Money, clause: str) -> None:
        super().__init__(
            f"{clause} sets {partner} a cap of {cap} and a collar of {collar}: the cap is below the collar, and "
            "nothing is between them. Correct one of the two.",
            clause=clause,
        )


class BoundOnTheWrongSide(Refusal):
    """A cap below nothing, or a collar above it."""

    def __init__(self, partner: str, bound: str, amount: Money, clause: str) -> None:
        needs = "not below nothing" if bound == "cap" else "not above nothing"
        holds = "bears at most of an overspend" if bound == "cap" else "keeps at most of an underspend"
        super().__init__(
            f"{clause} sets {partner} a {bound} of {amount}. A {bound} is what a partner {holds}, and is {needs}. "
            "Correct its sign.",
            clause=clause,
        )


class ExcessGoesToABoundPartner(Refusal):
    """What is clamped off goes to a partner that has a cap or a collar itself."""

    def __init__(self, partner: str, clause: str) -> None:
        super().__init__(
            f"{clause} gives {partner} whatever is beyond the others' bounds, and bounds {partner} as well. "
            "Agree which it is: leave out its bound, or name another for the excess, or leave `excess_to` out.",
            clause=clause,
        )


class CeilingNotKnown(Refusal):
    """A partner's ceiling cannot be worked out: its maximum funding or its contribution is not given."""

    def __init__(self, partner: str, missing: str, clause: str) -> None:
        super().__init__(
            f"{clause} lets each partner bear no more than its maximum funding less its contribution, and {missing} of "
            f"{partner} is not given. Give it with its source, £0.00 where it is nothing.",
            clause=clause,
        )


class MaximumBelowContribution(Refusal):
    """A partner's maximum funding is less than it already puts in."""

    def __init__(self, partner: str, maximum: Money, due: Money, clause: str) -> None:
        super().__init__(
            f"{clause} sets {partner} a maximum funding of {maximum}, and its contribution is {due}, which is more. "
            "Correct the maximum, which includes the contribution, or the contribution.",
            clause=clause,
        )


class FaultExceedsOverspend(Refusal):
    """More was caused by faults than the fund is overspent, and the clause does not say what then."""

    def __init__(self, faults: Money, left: Money, clause: str) -> None:
        super().__init__(
            f"{faults} was caused by partners' own faults, and only {left} of overspend is left for it to explain. "
            f"{clause} does not say what they then bear. Agree it: "
            'limit = "the overspend" in this step, if they bear no more than the overspend itself.',
            clause=clause,
        )


class ContingencyNotGiven(Refusal):
    """A contingency is to be used first, and none is recorded for the year, not even an empty one."""

    def __init__(self, clause: str, fund: str, year: FinancialYear) -> None:
        super().__init__(
            f"{clause} uses the contingency first, and no contingency of {fund!r} is recorded for {year}. "
            "Record it in a [[contingency]] with its source, with 0 where nothing was set aside.",
            clause=clause,
        )


class RecoveryPlanNotGiven(Refusal):
    """Only what a recovery plan leaves is shared, and there is none."""

    def __init__(self, clause: str, fund: str, year: FinancialYear) -> None:
        super().__init__(
            f"{clause} shares only what an approved recovery plan leaves, and no plan of {fund!r} is recorded for "
            f"{year}. Agree a plan and record it in a [[recovery_plan]] with the day it was approved.",
            clause=clause,
        )


class RecoveryPlanNotApproved(Refusal):
    """A recovery plan that the partners had not approved on the day."""

    def __init__(self, clause: str, plan: str, amount: Money, on: date | None) -> None:
        super().__init__(
            f"{clause} shares only what an approved recovery plan leaves, and the plan to recover {amount}, {plan}, "
            f"was not approved {_on(on)}. Have it approved and record the day, or take the plan out.",
            clause=clause,
        )


class SharingKeyUnknown(Refusal):
    """A share by a measure that nobody has given."""

    def __init__(self, clause: str, key: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{clause} shares by {key!r}, and no sharing key has that id; there are "
            f"{', '.join(sorted(set(known))) or 'none'}. Correct the id, or add the [[sharing_key]] with its source.",
            clause=clause,
        )


class SharingKeyNotForYear(Refusal):
    """A share by a measure that is given for other years only."""

    def __init__(self, clause: str, key: str, year: FinancialYear, has: Iterable[str]) -> None:
        super().__init__(
            f"{clause} shares by {key!r}, which is given for {', '.join(sorted(has))} and not for {year}. "
            f"Add the [[sharing_key]] of {year} with its source.",
            clause=clause,
        )


class ShareSuspended(Refusal):
    """The agreed share is switched off on the day, and nobody has agreed what holds meanwhile."""

    def __init__(self, clause: str, days: str) -> None:
        super().__init__(
            f"{clause} suspends the share {days}, and gives no interim shares, so nobody can say who takes the "
            "variance. Agree interim shares, or settle on a day after the suspension.",
            clause=clause,
        )


class DayNotGiven(Refusal):
    """A step that depends on the day, where no day is given."""

    def __init__(self, clause: str, days: str) -> None:
        super().__init__(
            f"{clause} suspends the share {days}, and the day of the settlement is not given. Settle on a named day.",
            clause=clause,
        )


class TaperBackward(Refusal):
    """A taper whose last year is not after its first."""

    def __init__(self, clause: str, first: FinancialYear, last: FinancialYear) -> None:
        super().__init__(
            f"{clause} moves shares from {first} to {last}. The last year has to come after the first: "
            "correct one of the two.",
            clause=clause,
        )


class OutsideTheTaper(Refusal):
    """A year that the taper does not reach."""

    def __init__(self, clause: str, first: FinancialYear, last: FinancialYear, year: FinancialYear) -> None:
        super().__init__(
            f"{clause} gives shares from {first} to {last}, and the year being settled is {year}. "
            "Agree the shares of that year, in a risk share with its own days.",
            clause=clause,
        )
