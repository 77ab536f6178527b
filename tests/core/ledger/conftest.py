"""The cast of the ledger's tests: one pool, hosted by the council, with a line of spend and a line of income."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from section75.core.agreements import Schedule, Term
from section75.core.calendar import Month, Span
from section75.core.explain import Clause
from section75.core.ledger import Account, Draft, FromFile, FundFacts
from section75.core.money import Money
from section75.core.parties import Kind, Party
from section75.core.pools import Fund, FundState, Line, Nature

SHA256 = "ab" * 32
TERM = Span(date(2022, 4, 1), date(2023, 4, 1))
CLAUSE = Clause("Sch. 3 para 1")

MakeDraft = Callable[..., Draft]


@pytest.fixture
def draft() -> MakeDraft:
    """A draft of £1,250.37 spent on 14 June 2022, from row 318; any field can be given instead."""

    def make(**fields: Any) -> Draft:
        usual = {
            "fund": "ld",
            "effective_on": date(2022, 6, 14),
            "month": Month.read("2022/23 M3"),
            "debit": Account.read("expenditure/residential-care"),
            "credit": Account.read("cash"),
            "amount": Money.of("1,250.37"),
            "narrative": "Placement in June",
            "authority": "Sch. 3 para 4.2",
            "origin": FromFile(SHA256, 318, "AP_2022_06.csv"),
        }
        return Draft(**{**usual, **fields})

    return make


@pytest.fixture
def facts() -> FundFacts:
    """The learning disability pool as its schedule has it, with every month open."""
    return FundFacts(
        fund=Fund(
            id="ld",
            schedule="sch-3",
            name="the learning disability pool",
            clause=CLAUSE,
            state=(Term(FundState.POOLED, TERM, CLAUSE),),
            host=(Term("council", TERM, CLAUSE),),
        ),
        schedule=Schedule("sch-3", "agreement", "Schedule 3", CLAUSE, TERM),
        lines=(
            Line("residential-care", "ld", "Residential care", Nature.DEMAND_LED, CLAUSE),
            Line("client-income", "ld", "Client income", Nature.SERVICE_USER_INCOME, CLAUSE),
            Line("equipment", "icel", "Community equipment", Nature.BLOCK, Clause("Sch. 4 para 2")),
        ),
        parties=(
            Party("council", "A County Council", Kind.COUNTY_COUNCIL, CLAUSE),
            Party("icb", "An Integrated Care Board", Kind.ICB, CLAUSE),
        ),
    )
