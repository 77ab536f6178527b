"""Optional tables about money: contributions, budgets, savings, risk shares and what they ask about a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.generated.facts import UNITS, Facts, Fund
from tests.generated.written import Record


def contributions(facts: Facts) -> Iterator[Record]:
    """What each party puts in, with or without lines, gross or as agreed."""
    for fund in facts.funds:
        rows = [{"party": party} | _put_in(facts, fund) for party in facts.names]
        values = {"fund": fund.id, "year": facts.year, "unit": facts.rng.choice(UNITS), "standing": "approved"}
        printed = facts.perhaps(printed={"totals": {"total": facts.amount()}})
        yield "contributions", values | {"rows": rows} | printed | facts.source()
        yield (
            "instalments",
            {"fund": fund.id, "year": facts.year, "day_of_month": facts.rng.randint(1, 31)} | (facts.source()),
        )


def _put_in(facts: Facts, fund: Fund) -> dict[str, object]:
    line = facts.perhaps(line=facts.rng.choice(fund.lines), recurrent=False)
    if facts.rng.random() < 0.5:
        return line | {"amount": facts.amount()}
    return line | {"gross": facts.amount()} | facts.perhaps(grant=facts.amount(9), service_user_income=facts.amount(9))


def budgets(facts: Facts) -> Iterator[Record]:
    """The budget of each fund by line, and a saving."""
    for fund in facts.funds:
        rows = [{"line": line, "amount": facts.amount()} for line in fund.lines]
        values = {"fund": fund.id, "year": facts.year, "unit": facts.rng.choice(UNITS), "rows": rows}
        yield "budget", values | facts.source()
        saving = {"id": f"saving-{fund.id}", "fund": fund.id, "year": facts.year, "title": facts.service}
        said = {"sponsor": facts.party, "strategy": "accepted", "target": facts.amount(), "delivered": facts.amount()}
        yield "savings", saving | said | facts.source()


def risk_shares(facts: Facts) -> Iterator[Record]:
    """Who bears an overspend and has an underspend."""
    for fund in facts.funds:
        steps = facts.rng.choice(
            (
                [{"step": "host bears", "clause": "para 3"}],
                [{"step": "fixed shares", "shares": _shares(facts), "clause": "para 4"}],
                [
                    {"step": "ring-fenced lines", "lines": [fund.lines[0]], "clause": "para 5"},
                    {"step": "in proportion", "base": {"contributions": "gross"}, "clause": "para 6"},
                ],
            )
        )
        over = {"overspend": steps, "underspend": [{"step": "host bears", "clause": "para 9"}]}
        yield "risk_share", facts.dated(fund=fund.id) | over


def _shares(facts: Facts) -> dict[str, str]:
    first, *others = facts.names
    return {first: f"{100 - 20 * len(others)}%"} | dict.fromkeys(others, "20%")


def circumstances(facts: Facts) -> Iterator[Record]:
    """Faults, contingencies, plans, keys and redeployments of a year."""
    fund = facts.funds[0]
    of = {"fund": fund.id, "year": facts.year}
    yield "fault", of | {"amount": facts.amount(), "party": facts.party, "says": facts.service} | facts.source()
    yield "contingency", of | {"unit": "£000", "amount": facts.amount(99)} | facts.source()
    yield "recovery_plan", of | {"amount": facts.amount()} | facts.perhaps(approved_on=facts.day()) | facts.source()
    counted = {party: facts.rng.randint(1, 10**6) for party in facts.names}
    yield "sharing_key", {"id": "people", "year": facts.year, "says": "people", "values": counted} | facts.source()
    yield "redeployment", of | {"amount": facts.amount(), "says": facts.service, "recurrent": True} | facts.source()


def year_to_year(facts: Facts) -> Iterator[Record]:
    """How contributions go on: standings, a bridge, rolling forward, the least, and what holds meanwhile."""
    fund, party = facts.funds[-1], facts.party
    uplift = {"uplift": "2.5%", "uplift_on": "the year before"}
    yield "roll_forward", facts.dated(fund=fund.id, carries="recurrent only", **uplift)
    yield "until_agreed", facts.dated(fund=fund.id, works_on="last year's contributions")
    of = {"fund": fund.id, "year": facts.year, "party": party}
    yield "minimum_contribution", of | {"unit": "£", "amount": facts.amount()} | facts.source()
    steps = [{"kind": "inflation", "amount": "10", "recurrent": True} | facts.source()]
    yield "bridge", of | {"unit": "£000", "opening": "100", "steps": steps, "closing": "110"} | facts.source()
    yield "designated_amount", of | {"unit": "£", "amount": facts.amount()} | facts.source()


def printed(facts: Facts) -> Iterator[Record]:
    """Figures as a report prints them, and services beside the lines."""
    fund = facts.funds[0]
    of = {"fund": fund.id, "year": facts.year, "unit": "£m"}
    yield "statement", of | {"of": "pooled fund", "amount": "9.3"} | facts.perhaps(table="1") | facts.source()
    rows = [{"party": party, "spend": facts.amount()} for party in facts.names]
    yield "memorandum_account", of | {"unit": "£", "rows": rows, "deficit": "-2"} | facts.source()
    expected = {"id": "expected", "fund": fund.id, "party": facts.party, "title": facts.service}
    yield "expected_saving", expected | {"amount": facts.amount()} | facts.source()
    yield "in_scope", {"fund": fund.id, "name": facts.service} | facts.perhaps(lead=facts.party) | facts.source()
    yield "paid_outside", {"name": facts.service, "paid_by": facts.party} | facts.source()
    overspend = {"party": facts.party, "budget": facts.service, "year": facts.year, "amount": facts.amount()}
    yield "forecast_overspend", overspend | facts.perhaps(funds=[fund.id]) | facts.source()


def placing(facts: Facts) -> Iterator[Record]:
    """Where rows of a cost centre belong."""
    fund = facts.funds[0]
    later = facts.first + timedelta(days=31)
    yield "placing", {
        "fund": fund.id, "cost_centre": "X1", "place_as": "contribution received", "party": facts.party, "from": later,
    } | facts.source()  # fmt: skip
    judged = {"fund": fund.id, "party": facts.party, "treatment": "joint operation"}
    yield "accounting_judgement", judged | facts.perhaps(on=facts.day()) | facts.source()
