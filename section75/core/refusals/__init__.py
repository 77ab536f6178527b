"""Saying no, and saying what is wrong.

A *refusal* stops an act: it says what, which, why and what next, and its class name is the sentence's short form.
A *finding* stops nothing by itself: it is what the program has to confess about a file, a table or a fund.
This room knows how either is said; it does not know any rule. Rules live in the rooms that raise them.

Promise: whoever is refused reads one plain sentence, and never has to ask which clause, row or figure was meant.
"""

from section75.core.refusals.finding import Finding, Place, Result, worst
from section75.core.refusals.refusal import Refusal, Refusals, raise_all

__all__ = ["Finding", "Place", "Refusal", "Refusals", "Result", "raise_all", "worst"]
