"""An answer in words: who it was, in which shares, or why it is not known and which days are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from section75.core.calendar import in_words
from section75.core.organisations.chain.answer import Answer, Holder, Outcome
from section75.core.organisations.chain.walk import Walk
from section75.core.organisations.register import Register
from section75.core.organisations.succession import How


def said(answer: Answer, walk: Walk, *, last: str) -> Answer:
    """The answer with its outcome and its sentence. `last` says who it was on the last day that sources cover."""
    day = in_words(answer.on)
    if walk.unknown or walk.ended:
        outcome = Outcome.UNKNOWN if walk.unknown else Outcome.ENDED
        return replace(answer, outcome=outcome, holders=(), says=_why_not(answer, walk, day, last))
    names = [holder.body.name_on(answer.on) for holder in answer.holders]
    if walk.asks and len(names) > 1:
        holders = tuple(Holder(holder.body, None) for holder in answer.holders)
        return replace(answer, outcome=Outcome.ASKED, holders=holders, asks=walk.asks, says=walk.asks.says)
    if len(names) == 1:
        return replace(answer, says=f"On {day} it was {names[0]}{_beside(answer)}.")
    shares = ", ".join(f"{name} {share_in_words(each.share)}" for name, each in zip(names, answer.holders, strict=True))
    says = f"On {day} it was several bodies, in the shares the partners recorded: {shares}."
    return replace(answer, outcome=Outcome.SEVERAL, says=says)


def _beside(answer: Answer) -> str:
    """How the one body stands to the one that was asked of; nothing where it is the same."""
    found = answer.holders[0].body.id
    if found == answer.asked.id:
        return ""
    if any(step.predecessor == found for step in answer.steps):
        return f", whose place {answer.asked.name} came to hold"
    return f", in the place of {answer.asked.name}"


def _why_not(answer: Answer, walk: Walk, day: str, last: str) -> str:
    if walk.ended and not walk.unknown:
        gone = walk.ended.existence.last_known
        when = f" on {in_words(gone)}" if gone else ""
        return f"On {day} there was nobody: {walk.ended.name} ended{when}, and no successor of it is known."
    return " ".join(part for part in (f"Not known on {day}.", walk.unknown, covered(answer), last) if part)


def covered(answer: Answer) -> str:
    """Which days the sources cover, as a sentence."""
    if answer.covered_from is None or answer.covered_to is None:
        return f"The sources cover no day of {answer.asked.name}."
    return f"The sources cover {in_words(answer.covered_from)} to {in_words(answer.covered_to)}."


def share_in_words(share: Fraction | None) -> str:
    """A share as a percentage where it ends, otherwise as a fraction."""
    if share is None:
        return "a share that nothing says"
    percent = share * 100
    if any((percent * 10**places).denominator == 1 for places in range(13)):
        return f"{(Decimal(percent.numerator) / Decimal(percent.denominator)).normalize():f}%"
    return f"{share.numerator}/{share.denominator}"


def remarks_on(register: Register, holders: Sequence[Holder], on: date) -> tuple[str, ...]:
    """Transfers of some functions from those who stand there: whether this agreement's were among them is not said."""
    remarks = []
    for holder in holders:
        for link in register.after(holder.body.id):
            if link.how is How.TRANSFER and isinstance(link.on, date) and link.on <= on:
                to = register.get(link.successor).name
                remarks.append(
                    f"On {in_words(link.on)} some functions went from {holder.body.name} to {to} "
                    f"({link.by_instrument}). Whether those of this agreement did, no source read says."
                )
    return tuple(remarks)
