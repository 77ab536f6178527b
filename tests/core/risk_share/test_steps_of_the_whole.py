"""What worked examples cannot put into an agreement file: no host, no lead, no day; and how steps say themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Ratio, Unit
from section75.core.parties import Kind, Party
from section75.core.pools import ContributionRow, ContributionTable
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share import (
    Band,
    Bound,
    Circumstances,
    Facts,
    Fault,
    PartnerId,
    RecoveryPlan,
    Rule,
    Settlement,
    settle,
    shelf,
)
from section75.core.risk_share.facts import Amounts

YEAR = FinancialYear(2022)
CLAUSE = Clause("Sch. 3 para 1")
PARTIES = (
    Party("council", "Invented County Council", Kind.COUNTY_COUNCIL, CLAUSE, short_name="the council"),
    Party("icb", "Invented ICB", Kind.ICB, CLAUSE, short_name="the ICB"),
)
HALVES = Ratio.printed({"council": "50%", "icb": "50%"})
ICB = PartnerId("icb")


def settled(variance: str, *names: str, terms: dict[str, Any] | None = None, **facts: Any) -> Settlement:
    steps = tuple(shelf()[name].make(clause=CLAUSE, **(terms or {})) for name in names)
    known = Facts("pool", YEAR, PARTIES, **facts)
    return settle(Money.of(variance), rule=Rule("pool", steps, steps, CLAUSE), facts=known)


@pytest.mark.parametrize(
    ("name", "terms", "facts", "refused", "says"),
    [
        ("host bears", {}, {}, "HostNotKnown", "on the day the fund 'pool' has no one host"),
        ("host bears", {}, {"on": date(2022, 6, 30)}, "HostNotKnown", "on 30 June 2022"),
        ("lead bears", {}, {}, "LeadNotKnown", "lead the schedule of 'pool' alone"),
        (
            "lead of each line bears",
            {},
            {"line_variances": (("homes", Money(100)),)},
            "LeadNotKnown",
            "lead homes alone",
        ),
        ("suspended", {"starts": date(2022, 6, 1), "shares": HALVES}, {}, "DayNotGiven", "Settle on a named day"),
    ],
    ids=range(5),
)
def test_what_the_facts_leave_unsaid_is_refused(
    name: str, terms: dict[str, Any], facts: dict[str, Any], refused: str, says: str
) -> None:
    with pytest.raises(Refusal, match=says) as found:
        settled("1", name, terms=terms, **facts)
    assert found.value.name == refused
    assert found.value.clause == "Sch. 3 para 1"


def test_a_plan_with_a_day_of_approval_counts_where_the_settlement_names_no_day() -> None:
    plan = RecoveryPlan("pool", YEAR, Money.of("5"), date(2022, 5, 1), CLAUSE)
    found = settled("5", "recovery plan first", circumstances=Circumstances(recovery_plans=(plan,)))
    assert found.portions[0].because.sentence == (
        "£5.00 of the £5.00 left of the overspend is to be recovered by the plan, which is to recover £5.00: "
        "Sch. 3 para 1, approved on 1 May 2022."
    )


def test_faults_are_listed_in_the_sentence_of_the_party_that_bears_them() -> None:
    faults = tuple(
        Fault("pool", YEAR, "council", Money.of("5"), says, CLAUSE) for says in ("orders placed twice.", "no report")
    )
    found = settled("10", "party at fault bears", circumstances=Circumstances(faults=faults))
    assert found.portions[0].because.sentence == (
        "The council bears £10.00 for its own failure: orders placed twice, £5.00, Sch. 3 para 1; "
        "no report, £5.00, Sch. 3 para 1."
    )


def test_a_bound_says_what_the_share_would_have_been_and_where_the_rest_goes() -> None:
    bounds = (Bound("council", None, Money.of("30")),)
    terms = {"bounds": bounds, "shares": HALVES, "excess_to": ICB}
    found = settled("100", "cap and collar", terms=terms)
    assert [portion.because.sentence for portion in found.portions] == [
        (
            "The council bears £30.00 of the £100.00 left of the overspend: its share is 50%, which is £50.00, "
            "and it bears at most £30.00."
        ),
        "The ICB bears £50.00 of the £100.00 left of the overspend: its share is 50%.",
        "The ICB bears £20.00 as well: it is beyond the others' bounds, and the clause gives it to this partner.",
    ]
    assert len({portion.because.id for portion in found.portions}) == 3


def test_each_band_names_the_part_it_shares() -> None:
    bands = (
        Band(Money.of("0"), Money.of("10"), HALVES),
        Band(Money.of("10"), Money.of("20"), HALVES),
        Band(Money.of("20"), None, HALVES),
    )
    found = settled("-24", "bands", terms={"bands": bands})
    assert [portion.because.sentence for portion in found.portions if portion.partner == "icb"] == [
        "The ICB keeps £5.00 of the £10.00 of the underspend that is up to £10.00: its share is 50%.",
        "The ICB keeps £5.00 of the £10.00 of the underspend that is between £10.00 and £20.00: its share is 50%.",
        "The ICB keeps £2.00 of the £4.00 of the underspend that is above £20.00: its share is 50%.",
    ]
    assert len({portion.because.id for portion in found.portions}) == 6


def words(name: str, **terms: Any) -> str:
    step = shelf()[name].make(clause=CLAUSE, **terms)
    return step.in_words(lambda partner: {"council": "the council", "icb": "the ICB"}[partner])


def test_each_step_says_itself_in_words() -> None:
    assert words("host bears").startswith("the host of the fund bears")
    assert words("lead bears").startswith("the lead of the schedule bears")
    assert words("lead of each line bears").startswith("the lead of each line bears")
    assert words("one partner bears", by=ICB).startswith("the ICB bears what is left")
    assert words("first loss", amount=Money(100), by=ICB).startswith("the ICB bears the first £1.00")
    bands = (Band(Money(5), Money(9), HALVES), Band(Money(0), Money(5), HALVES))
    assert words("bands", bands=bands) == (
        "what is up to £0.05: the council 50%, the ICB 50%; "
        "what is between £0.05 and £0.09: the council 50%, the ICB 50%"
    )
    bounds = (Bound("council", Money(-5), Money(9)),)
    capped = words("cap and collar", bounds=bounds, shares=HALVES, excess_to=ICB)
    assert capped == (
        "the council 50%, the ICB 50%; the council bears at most £0.09; the council keeps at most £0.05; "
        "the ICB takes what is beyond that"
    )
    assert words("cap and collar", bounds=(), shares=HALVES).endswith("what is beyond is left")
    most = Amounts((("council", Money(900)),))
    assert words("ceiling per partner", maximum_funding=most, shares=HALVES).endswith("the council at most £9.00")
    assert words("party at fault bears").endswith("caused of an overspend")
    assert words("party at fault bears", limit="the overspend").endswith(", up to the overspend")
    assert words("contingency first").startswith("the fund's contingency meets")
    assert words("recovery plan first").startswith("what an approved plan is to recover")
    assert words("shared by a key", key="population").startswith("in proportion to the sharing key 'population'")
    until = {"starts": date(2022, 4, 1)}
    assert words("suspended", **until) == "suspended from 1 April 2022 until further notice, without interim shares"
    assert words("suspended", **until, to=date(2022, 5, 1), shares=HALVES) == (
        "suspended from 1 April 2022 to 1 May 2022; meanwhile the council 50%, the ICB 50%"
    )
    taper = {"from_year": YEAR, "from_shares": HALVES, "to_year": FinancialYear(2024), "to_shares": HALVES}
    assert words("tapered shares", **taper) == (
        "the council 50%, the ICB 50% in 2022/23, moving in equal yearly steps to the council 50%, the ICB 50% "
        "in 2024/25"
    )


def test_a_step_knows_whether_anything_can_be_left_after_it() -> None:
    def takes_all(name: str, **terms: Any) -> bool:
        return shelf()[name].make(clause=CLAUSE, **terms).takes_all

    whole = {"host bears": {}, "lead bears": {}, "lead of each line bears": {}, "one partner bears": {"by": ICB}}
    assert all(takes_all(name, **terms) for name, terms in whole.items())
    assert takes_all("shared by a key", key="population")
    assert takes_all("fixed shares", shares=HALVES)
    assert takes_all("in proportion")
    assert takes_all("in dispute")
    assert not takes_all("first loss", amount=Money(1), by=ICB)
    assert not takes_all("contingency first")
    up_to_five, above_five = Band(Money(0), Money(5), HALVES), Band(Money(5), None, HALVES)
    assert takes_all("bands", bands=(above_five, up_to_five))
    assert not takes_all("bands", bands=(up_to_five,))
    assert not takes_all("bands", bands=(above_five,))
    assert not takes_all("bands", bands=())
    assert takes_all("cap and collar", bounds=(), shares=HALVES, excess_to=ICB)
    assert not takes_all("cap and collar", bounds=(), shares=HALVES)
    taper = {"from_year": YEAR, "from_shares": HALVES, "to_year": FinancialYear(2024), "to_shares": HALVES}
    assert takes_all("tapered shares", **taper)


def test_a_taper_says_a_percentage_that_has_no_end_as_a_fraction() -> None:
    first, last = Ratio.printed({"council": "100%"}), Ratio.printed({"council": "98%", "icb": "2%"})
    terms = {
        "from_year": FinancialYear(2021),
        "from_shares": first,
        "to_year": FinancialYear(2024),
        "to_shares": last,
    }
    found = settled("300", "tapered shares", terms=terms)
    assert [portion.because.sentence for portion in found.portions] == [
        "The council bears £298.00 of the £300.00 left of the overspend: its share is 99 1/3% in 2022/23.",
        "The ICB bears £2.00 of the £300.00 left of the overspend: its share is 2/3% in 2022/23.",
    ]


def shares(found: Settlement) -> dict[str, str]:
    return {party.id: str(found.share(party.id, party.called).amount) for party in PARTIES}


def test_a_bound_of_nothing_is_a_bound_and_a_penny_beyond_it_is_not() -> None:
    bounds = (Bound("council", Money(0), Money(0)),)
    found = settled("100", "cap and collar", terms={"bounds": bounds, "shares": HALVES, "excess_to": ICB})
    assert shares(found) == {"council": "£0.00", "icb": "£100.00"}
    for wrong in (Bound("council", None, Money(-1)), Bound("council", Money(1), None)):
        with pytest.raises(Refusal) as refused:
            settled("100", "cap and collar", terms={"bounds": (wrong,), "shares": HALVES})
        assert refused.value.name == "BoundOnTheWrongSide"
        assert refused.value.clause == "Sch. 3 para 1"


def test_every_wrong_bound_is_said_at_once() -> None:
    bounds = (Bound("council", None, Money(-1)), Bound("icb", Money(1), None))
    with pytest.raises(Refusals) as refused:
        settled("100", "cap and collar", terms={"bounds": bounds, "shares": HALVES})
    assert [one.name for one in refused.value.each] == ["BoundOnTheWrongSide", "BoundOnTheWrongSide"]


@pytest.mark.parametrize(("variance", "part"), [("0.01", "£0.01"), ("-0.01", "-£0.01")], ids=range(2))
def test_a_penny_either_way_has_its_own_sign(variance: str, part: str) -> None:
    first = settled(variance, "first loss", terms={"amount": Money(1), "by": ICB})
    all_in_one = settled(variance, "bands", terms={"bands": (Band(Money(0), None, Ratio.printed({"icb": "100%"})),)})
    assert shares(first) == shares(all_in_one) == {"council": "£0.00", "icb": part}


def test_a_line_on_budget_does_not_hide_the_line_after_it() -> None:
    lines = (("homes", Money(0)), ("beds", Money(500)))
    found = settled("5", "lead of each line bears", line_variances=lines, leads={"": "icb"})
    assert [portion.because.sentence for portion in found.portions] == [
        "The ICB bears the overspend of £5.00 on beds: it leads the line."
    ]


def test_a_partner_may_go_out_by_a_taper() -> None:
    first, last = Ratio.printed({"council": "98%", "icb": "2%"}), Ratio.printed({"council": "100%"})
    terms = {
        "from_year": FinancialYear(2021),
        "from_shares": first,
        "to_year": FinancialYear(2023),
        "to_shares": last,
    }
    assert shares(settled("100", "tapered shares", terms=terms)) == {"council": "£99.00", "icb": "£1.00"}


def test_a_partner_at_its_maximum_already_bears_nothing_more() -> None:
    rows = (ContributionRow("council", agreed=Money(900)), ContributionRow("icb", agreed=Money(100)))
    table = ContributionTable("pool", YEAR, Unit.POUNDS, True, rows, CLAUSE)
    most = Amounts((("council", Money(900)), ("icb", Money(600))))
    terms: dict[str, dict[str, Any]] = {
        "ceiling per partner": {"maximum_funding": most, "shares": HALVES},
        "one partner bears": {"by": ICB},
    }
    steps = tuple(shelf()[name].make(clause=CLAUSE, **given) for name, given in terms.items())
    facts = Facts("pool", YEAR, PARTIES, (table,))
    found = settle(Money(1000), rule=Rule("pool", steps, (), CLAUSE), facts=facts)
    assert [portion.because.sentence for portion in found.portions] == [
        (
            "The council bears £0.00 of the £10.00 left of the overspend: its share is 50%, which is £5.00, "
            "and its maximum funding leaves it £0.00."
        ),
        "The ICB bears £5.00 of the £10.00 left of the overspend: its share is 50%.",
        "The ICB bears all of the £5.00 left of the overspend: the clause gives it to the ICB alone.",
    ]
