"""Who stands in a body's place on a day, with every step of the way there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from section75.core.organisations.chain.answer import Answer, Outcome
from section75.core.organisations.chain.apportionment import Apportionment
from section75.core.organisations.chain.covering import coverage
from section75.core.organisations.chain.said import remarks_on, said
from section75.core.organisations.chain.walk import Walk, standing, together
from section75.core.organisations.organisation import Organisation
from section75.core.organisations.register import Register


def who_is(register: Register, body: Organisation, *, on: date, recorded: Sequence[Apportionment] = ()) -> Answer:
    """Who stood in a body's place on a day: itself, its successors after it, its predecessor before it.

    Where several succeeded, the partners' recorded apportionment is applied; where there is none it is asked for, and
    nothing is shared. Refuses an apportionment that gives to others than the successors.
    """
    walk = Walk(register, on, recorded)
    holders = together(standing(walk, body, Fraction(1)))
    first, last = coverage(register, body)
    steps = tuple(sorted(dict.fromkeys(walk.steps), key=lambda link: (str(link.on), link.predecessor, link.successor)))
    answer = Answer(body, on, Outcome.ONE, "", holders, steps, first, last, remarks_on(register, holders, on))
    before = who_is(register, body, on=last, recorded=recorded).says if last and last < on else ""
    return said(answer, walk, last=before)
