"""Placing rules: those the agreement's file gives, and those two people recorded beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.approvals import plain_key
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.pools.placing.codes import ANY, Codes

_WORDS = re.compile(r"\w+")


class Destination(Enum):
    """What a placed row is, for the fund."""

    SPEND = "expenditure"
    SERVICE_USER_INCOME = "service-user income"
    CONTRIBUTION_RECEIVED = "contribution received"
    SUSPENSE = "suspense"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a row has to be like: its cost centre, its subjective, its supplier, and words of its description.

    What is left out is any. A supplier is told by its name however it is spelt with capitals and spaces; each of the
    words has to stand in the description, whole.
    """

    cost_centres: Codes = ANY
    subjectives: Codes = ANY
    suppliers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def reads_text(self) -> bool:
        """Does it look at the supplier or the description?"""
        return bool(self.suppliers or self.words)

    def fits_text(self, supplier: str, description: str) -> bool:
        """Is the supplier one of those named, and does every word stand in the description?"""
        return self.fits_supplier(supplier) and not self.words_missing(description)

    def fits_supplier(self, supplier: str) -> bool:
        """Is the supplier one of those named?"""
        return not self.suppliers or plain_key(supplier) in {plain_key(each) for each in self.suppliers}

    def words_missing(self, description: str) -> tuple[str, ...]:
        """The words that do not stand in the description."""
        there = f" {_plain_words(description)} "
        return tuple(each for each in self.words if f" {_plain_words(each)} " not in there)

    @property
    def in_words(self) -> str:
        """The conditions, one after another; what may be any is said too, so that nobody takes it for none."""
        codes = (("cost centre", self.cost_centres), ("subjective", self.subjectives))
        said = [f"any {name}" if each.is_any else f"{name} {each}" for name, each in codes]
        said += [f"supplier {' or '.join(self.suppliers)}"] if self.suppliers else []
        said += [f"description with {' and '.join(self.words)}"] if self.words else []
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class PlacingRule:
    """A rule of the agreement's file: rows of a cost centre, and of subjectives that begin in one way, belong to a line
    or to a partner's contribution during a span. Among these, a longer subjective goes before a shorter one.
    """

    cost_centre: str
    destination: Destination
    target: str  # a line's id, or a partner's
    span: Span
    clause: Clause
    subjective: str = ""

    @property
    def name(self) -> str:
        """What it is called: its cost centre, and its subjective after a stroke."""
        return f"{self.cost_centre}/{self.subjective}" if self.subjective else self.cost_centre

    @property
    def conditions(self) -> Conditions:
        """What a row has to be like."""
        subjectives = Codes(beginnings=(self.subjective,)) if self.subjective else Codes()
        return Conditions(Codes(named=frozenset({self.cost_centre})), subjectives)

    def fits(self, *, cost_centre: str, subjective: str, on: date) -> bool:
        """Does the rule speak of such a row?"""
        return self.cost_centre == cost_centre and subjective.startswith(self.subjective) and self.span.holds(on)

    def goes_before(self, other: Rule) -> bool:
        """Is it said that this rule is taken where both fit? Of rules of the file, the longer subjective is."""
        return isinstance(other, PlacingRule) and len(self.subjective) > len(other.subjective)


@dataclass(frozen=True, slots=True)
class ApprovedRule:
    """A rule that was proposed by one person and approved by another. `before` names the rules that it goes before."""

    number: int
    conditions: Conditions
    destination: Destination
    target: str  # a line's id, a partner's, or nothing for suspense
    span: Span
    clause: Clause
    before: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What it is called."""
        return rule_name(self.number)

    def goes_before(self, other: Rule) -> bool:
        """Is it said that this rule is taken where both fit?"""
        return other.name in self.before


Rule = PlacingRule | ApprovedRule


def rule_name(number: int) -> str:
    """What the approved rule of a number is called: "rule 7"."""
    return f"rule {number}"


def _plain_words(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
