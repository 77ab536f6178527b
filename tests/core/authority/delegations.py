"""Delegations for tests: any at all, and one of a few words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from section75.core.authority import EVERYWHERE, Delegation, Role, Scope
from section75.core.calendar import Span
from section75.core.money import Money

FIRST = date(2022, 4, 1)
DAYS = 40
PLACES = (EVERYWHERE, Scope("north"), Scope("north", "equipment"), Scope("north", "beds"), Scope("south"))

days = st.integers(0, DAYS).map(lambda more: FIRST + timedelta(days=more))
amounts = st.integers(0, 1_000).map(Money)
spans = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length) if length else None), days, st.integers(0, 15)
)
places = st.sampled_from(PLACES)
roles = st.sampled_from(list(Role))
delegations = st.builds(
    Delegation,
    person=st.sampled_from(["ann", "bo", "cy"]),
    role=roles,
    organisation=st.sampled_from(["council", "icb"]),
    scope=places,
    span=spans,
    limit=st.none() | amounts,
    on_behalf_of=st.sampled_from(["", "", "dee"]),
)


def held(
    role: Role,
    scope: Scope = PLACES[1],
    *,
    limit: str = "",
    until: date | None = None,
    person: str = "ann",
    organisation: str = "council",
    on_behalf_of: str = "",
) -> Delegation:
    """One delegation from 1 April 2022 on."""
    ends_before = until + timedelta(days=1) if until else None
    most = Money.of(limit) if limit else None
    return Delegation(person, role, organisation, scope, Span(FIRST, ends_before), most, on_behalf_of)
