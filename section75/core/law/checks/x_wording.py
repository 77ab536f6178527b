"""Companion check X8. Wording that cites law or bodies that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from section75.core.calendar import in_words
from section75.core.explain import Clause
from section75.core.law.case import Case
from section75.core.law.result import Point, passes, warns
from section75.core.law.rule import LawRule

RULE = LawRule(
    number="X8", title="Wording that cites repealed law", provisions=("repealed provisions",), applies=(), statute=False
)
_GONE = (
    (
        r"health act 1999",
        "section 31 of the Health Act 1999",
        date(2007, 3, 1),
        "section 75 of the National Health Service Act 2006",
    ),
    (r"national assistance act 1948", "the National Assistance Act 1948", date(2015, 4, 1), "the Care Act 2014"),
    (
        r"national health service act 1977|nhs act 1977",
        "the National Health Service Act 1977",
        date(2007, 3, 1),
        "the National Health Service Act 2006",
    ),
    (r"health improvement plan", "the health improvement plan", date(2013, 4, 1), "nothing: regulation 4(3) is gone"),
    (r"primary care trusts?\b|\bpcts?\b", "primary care trusts", date(2013, 4, 1), "their successors"),
    (
        r"clinical commissioning groups?\b|\bccgs?\b",
        "clinical commissioning groups",
        date(2022, 7, 1),
        "integrated care boards",
    ),
    (
        r"audit commission",
        "the Audit Commission",
        date(2016, 4, 1),
        "an appropriate person or body, regulation 7(6) and (7)",
    ),
)
_HISTORY = re.compile(
    r"(?:which|that) (?:replaced|succeeded|took the place of).*", re.IGNORECASE
)  # tells where it came from


def points(case: Case) -> Iterator[Point]:
    """Each thing cited that was gone by the day, where it is cited, and what stands in its place."""
    found = False
    for text, clause in dict.fromkeys(_texts(case)):
        plain = _HISTORY.sub("", text).casefold()
        for pattern, called, gone_on, instead in _GONE:
            if gone_on <= case.on and re.search(pattern, plain):
                found = True
                says = f"It speaks of {called}, gone since {in_words(gone_on)}: {text!r}."
                yield warns(says, clause, todo=f"Refresh the wording; in its place: {instead}.")
    if not found:
        yield passes("Nothing on record of its wording cites what was gone by the day.", case.agreement.clause)


def _texts(case: Case) -> Iterator[tuple[str, Clause]]:
    """The agreement's own words, as far as they are on record: never what a source says about it."""
    records, agreement = case.partnership.records, case.agreement
    yield agreement.power, agreement.clause
    yield agreement.title, agreement.clause
    yield case.schedule.title, case.schedule.clause
    for each in case.records(records.functions):
        yield f"{each.what} {each.enactment}", each.clause
    for aim in case.records(records.aims):
        yield aim.says, aim.clause
    for monitoring in case.records(records.monitoring):
        yield monitoring.says, monitoring.clause
    for sharing in case.records(records.information_sharing):
        yield sharing.says, sharing.clause
    for provided in case.partnership.law_facts.provided:
        if provided.schedule == case.schedule.id or provided.agreement == agreement.id:
            yield provided.says, provided.clause
