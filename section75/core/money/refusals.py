"""What the money room refuses."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NotAnAmount(Refusal):
    """The text is not an amount of money."""

    def __init__(self, text: object, unit: str) -> None:
        super().__init__(
            f"{text!r} is not an amount in {unit}. Write it as people do: 1,250.37, £1,250.37, -1,250.37 or (1,250.37)."
        )


class FinerThanAPenny(Refusal):
    """The amount has a part smaller than a penny."""

    def __init__(self, text: object, unit: str) -> None:
        super().__init__(
            f"{text!r} in {unit} is finer than a penny. Money is kept in whole pence: "
            "round it where it was worked out and say how, then give the rounded amount."
        )


class AmountTooLarge(Refusal):
    """The amount is beyond ten million million pounds: a unit has been mistaken."""

    def __init__(self, text: object) -> None:
        super().__init__(
            f"{text} is larger than any partnership's money (the limit is £10,000,000,000,000.00). "
            "Check the unit: £, £000 or £m."
        )


class NotAShare(Refusal):
    """The text is not a share."""

    def __init__(self, partner: str, text: object) -> None:
        super().__init__(
            f"The share of {partner}, {text!r}, is not a percentage. "
            'Write it as printed, as text with its sign: "76.78%".'
        )


class NegativeShare(Refusal):
    """A share below nothing."""

    def __init__(self, partner: str, text: str) -> None:
        super().__init__(
            f"The share of {partner} is {text}. Nobody can bear less than nothing: "
            "correct the share, or give the other partners theirs in a step of their own."
        )


class SharesNotAWhole(Refusal):
    """The printed shares do not add up to 100%."""

    def __init__(self, printed: str, total: str, short: str, clause: str = "") -> None:
        super().__init__(
            f"The shares {printed} add up to {total}, {short}. "
            "Shares must make a whole: correct them, or name who bears the rest.",
            clause=clause,
        )


class BaseIsNothing(Refusal):
    """Contributions that add up to nothing cannot be shared by."""

    def __init__(self, base: str, clause: str = "") -> None:
        super().__init__(
            f"{base} add up to nothing, so nobody's proportion of them can be worked out. "
            "Give the contributions for that year, or name another base.",
            clause=clause,
        )
