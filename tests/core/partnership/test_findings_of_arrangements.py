"""Scope, kinds of agreement, states of lines, joint leads, hosts that change, funds that became others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from section75.core.agreements import Lead, Term
from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.partnership.checks import operates_as_aligned
from section75.core.pools import Became, ForecastOverspend, FundState
from section75.core.refusals import Finding, Result
from section75.importers.agreement_file import FileText, read_partnership

SMALL = (Path(__file__).resolve().parents[2] / "importers" / "agreement_file" / "small.toml").read_text("utf-8")
DAY = date(2022, 6, 30)


def small(more: str = "", *changes: tuple[str, str]) -> Partnership:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_partnership([FileText("small.toml", f"{text}\n{more}".encode())])


def found(partnership: Partnership, check: str) -> list[Finding]:
    return [finding for finding in findings_of(partnership) if finding.check == check]


def facts(partnership: Partnership, heading: str = "Equipment pooled fund", day: date = DAY) -> dict[str, str]:
    return {fact.name: fact.says for fact in dict(agreement_on(partnership, day).sections)[heading]}


def with_states(partnership: Partnership, *states: FundState) -> Partnership:
    """The fund in each of the states, year by year from April 2022."""
    spans = [Span(date(2022 + n, 4, 1), date(2023 + n, 4, 1)) for n in range(len(states))]
    terms = tuple(Term(state, span, Clause("st.")) for state, span in zip(states, spans, strict=True))
    return replace(partnership, funds=(replace(partnership.funds[0], state=terms),))


# scope

IN_SCOPE = """
[[in_scope]]
fund = "equipment"
name = "Telecare"
lead = "icb"
source = "cl. 20"
"""
WITH_MONEY = IN_SCOPE + 'unit = "£000"\namount = "12"\nyear = "2022/23"\npassed_to = "the districts"\n'


def test_something_in_scope_without_a_line_is_found_and_shown() -> None:
    partnership = small(IN_SCOPE)
    (finding,) = found(partnership, "in scope without a line")
    assert (finding.result, finding.schedule) == (Result.WARN, "equipment")
    assert "Telecare is in the scope of Equipment pooled fund (cl. 20 (invented)) and has no line" in finding.says
    assert facts(partnership)["In scope: Telecare"] == "no amount; led by the ICB"


def test_money_in_the_text_and_not_in_the_table_is_found_and_shown() -> None:
    partnership = small(WITH_MONEY)
    (finding,) = found(partnership, "in the text and not in the table")
    assert "Telecare, £12,000.00 for 2022/23, to be passed to the districts, is in the text" in finding.says
    assert facts(partnership)["In scope: Telecare"] == "£12,000.00, 2022/23; passed to the districts; led by the ICB"


@pytest.mark.parametrize("text", [IN_SCOPE, WITH_MONEY])
def test_a_line_of_that_name_settles_it(text: str) -> None:
    line = '\n[[line]]\nid = "telecare"\nfund = "equipment"\nname = "telecare"\nnature = "not said"\nsource = "v. 1"\n'
    partnership = small(text + line)
    assert not {f.check for f in findings_of(partnership)} & {
        "in scope without a line",
        "in the text and not in the table",
    }
    assert facts(partnership)["Line: telecare"] == "pooled; what moves its cost is not said"


def test_a_service_paid_for_outside_every_schedule_is_found_and_shown() -> None:
    partnership = small('[[paid_outside]]\nname = "Re-ablement"\npaid_by = "icb"\nsource = "cl. 21"\n')
    (finding,) = found(partnership, "outside every schedule")
    assert "Re-ablement is paid for by the ICB directly (cl. 21 (invented))" in finding.says
    assert facts(partnership, "Paid for outside every schedule") == {"Re-ablement": "paid for by the ICB"}


# kinds of agreement

OUTSIDE = ('kind = "commissioner with commissioner"', 'kind = "outside section 75"')
PROVIDER = ('kind = "commissioner with commissioner"', 'kind = "commissioner with provider"')
LEAD = SMALL[SMALL.index("[[lead]]") : SMALL.index("[[fund]]")]
NO_LEAD = (LEAD, "")
NO_LEAD_OF_A_LINE = ('lead = "council"\n', "")


def test_outside_section_75_there_is_no_pool_and_no_delegation() -> None:
    (pool,) = found(small("", OUTSIDE), "pool outside section 75")
    (delegation,) = found(small("", OUTSIDE), "delegation outside section 75")
    assert {pool.result, delegation.result} == {Result.FAIL}
    assert "Equipment pooled fund is pooled (Sch. 1 para 3 (invented)) under Section 75 agreement" in pool.says
    assert "The lead of Community equipment is the council (Sch. 1 para 2 (invented))" in delegation.says


def test_aligned_money_outside_section_75_without_a_lead_is_let_pass() -> None:
    partnership = with_states(small("", OUTSIDE, NO_LEAD), FundState.ALIGNED)
    assert not {f.check for f in findings_of(partnership)} & {
        "pool outside section 75",
        "delegation outside section 75",
    }
    ring_fenced = with_states(small("", OUTSIDE, NO_LEAD), FundState.RING_FENCED)
    assert found(ring_fenced, "pool outside section 75")


@pytest.mark.parametrize("kind", [OUTSIDE, PROVIDER])
def test_a_lead_is_asked_only_where_one_commissions_for_the_others(kind: tuple[str, str]) -> None:
    assert found(small("", NO_LEAD, NO_LEAD_OF_A_LINE), "lead is missing")
    leaderless = small("", kind, NO_LEAD, NO_LEAD_OF_A_LINE)
    assert found(leaderless, "lead is missing") == []
    assert "Lead organisation" not in facts(leaderless, "Agreements and schedules")


@pytest.mark.parametrize(
    ("states", "asked"),
    [
        ((FundState.ALIGNED,), False),
        ((FundState.NON_POOLED, FundState.ALIGNED), False),
        ((FundState.ALIGNED, FundState.POOLED), True),
        ((FundState.RING_FENCED,), True),
        ((), True),
    ],
)
def test_host_manager_and_risk_share_are_asked_only_of_a_fund_in_the_pool_on_some_day(
    states: tuple[FundState, ...], asked: bool
) -> None:
    bare = with_states(replace(small(), risk_share=()), *states)
    bare = replace(bare, funds=(replace(bare.funds[0], host=(), manager=()),))
    checks = {finding.check for finding in findings_of(bare)}
    assert ("host is missing" in checks) is asked
    assert ("manager is missing" in checks) is asked
    assert ("risk share is missing" in checks) is asked
    assert ("Host" in facts(bare)) is asked
    assert ("Risk share" in facts(bare)) is asked


def test_a_rule_for_days_on_which_the_fund_is_not_in_the_pool_is_found() -> None:
    check = "risk share without a pool"
    (finding,) = found(with_states(small(), FundState.ALIGNED, FundState.NON_POOLED), check)
    assert (
        "Sch. 3 (invented) shares the variance of Equipment pooled fund 1 April 2022 to 31 March 2025" in finding.says
    )
    assert "when it is aligned and non-pooled: there is no pool to share in" in finding.says
    assert found(with_states(small(), FundState.ALIGNED, FundState.POOLED), check) == []
    assert found(with_states(small()), check) == []


def test_a_host_is_asked_only_for_the_days_in_the_pool() -> None:
    aligned_first = with_states(small(), FundState.ALIGNED, FundState.POOLED, FundState.POOLED)
    host = (Term("council", Span(date(2023, 4, 1), date(2025, 4, 1)), Clause("h.")),)
    fund = replace(aligned_first.funds[0], host=host, manager=())
    assert found(replace(aligned_first, funds=(fund,)), "dates leave a gap") == []
    late = replace(fund, host=(replace(host[0], span=Span(date(2023, 5, 1), date(2025, 4, 1))),))
    (gap,) = found(replace(aligned_first, funds=(late,)), "dates leave a gap")
    assert (
        "The host of Equipment pooled fund is not given for these days of its schedule: 1 April 2023 to 30" in gap.says
    )


def test_a_host_may_be_missing_between_two_spells_in_the_pool_and_not_in_one_of_them() -> None:
    twice = with_states(small(), FundState.POOLED, FundState.ALIGNED, FundState.POOLED)
    spells = (Span(date(2022, 4, 1), date(2023, 4, 1)), Span(date(2024, 4, 1), date(2025, 4, 1)))
    hosts = tuple(Term("council", span, Clause(f"h. {n}")) for n, span in enumerate(spells))
    fund = replace(twice.funds[0], host=hosts, manager=())
    assert found(replace(twice, funds=(fund,)), "dates leave a gap") == []
    (gap,) = found(replace(twice, funds=(replace(fund, host=hosts[:1]),)), "dates leave a gap")
    assert gap.result is Result.FAIL
    assert "The host of Equipment pooled fund is not given for 1 April 2024 to 31 March 2025, though it is" in gap.says


# hosts and managers

HOST = '[[host]]\nfund = "equipment"\nparty = "council"\nfrom = 2022-04-01\nto = 2025-03-31\n'


def test_a_change_of_host_is_shown_from_either_side_of_it() -> None:
    second = HOST.replace("2022-04-01", "2023-04-01").replace('"council"', '"icb"') + 'source = "v. 1"\n\n'
    changed = small("", (HOST, second + HOST.replace("2025-03-31", "2023-03-31")))
    assert found(changed, "dates leave a gap") == []
    before, after = facts(changed), facts(changed, day=date(2024, 6, 30))
    assert (before["Host"], before["Host on other days"]) == ("the council", "the ICB, 1 April 2023 to 31 March 2025")
    assert (after["Host"], after["Host on other days"]) == ("the ICB", "the council, 1 April 2022 to 31 March 2023")


def test_a_manager_without_any_host_is_not_shown_to_be_the_hosts() -> None:
    hostless = replace(small(), funds=(replace(small().funds[0], host=()),))
    (finding,) = found(hostless, "manager is not shown to be the host's")
    assert finding.result is Result.WARN
    assert "(Equipment fund manager) is employed by the council, the lead organisation (Sch. 1 para 5" in finding.says
    assert found(small(), "manager is not shown to be the host's") == []
    other = small("", ('schedule = "equipment"\nparty = "council"', 'schedule = "equipment"\nparty = "icb"'))
    (finding,) = found(replace(other, funds=hostless.funds), "manager is not shown to be the host's")
    assert ", the lead organisation" not in finding.says


# states and leads of lines

STATES = """
[[state]]
fund = "equipment"
line = "beds"
is = "ring-fenced inside the pool"
from = 2022-04-01
to = 2022-09-30
until = "both bodies lift it."
source = "cl. 30"

[[lead]]
fund = "equipment"
line = "hoists"
jointly = ["council", "icb"]
from = 2022-04-01
to = 2022-09-30
source = "cl. 31"
"""
HOISTS_WITHOUT = ('nature = "block"\nlead = "council"\n', 'nature = "block"\n')


def test_a_line_has_its_own_state_and_lead_on_its_days_and_its_funds_on_others() -> None:
    partnership = small(STATES, HOISTS_WITHOUT)
    beds, hoists, _ = partnership.lines_of("equipment")
    fund = partnership.fund()
    assert beds.state_on(DAY, within=fund).value is FundState.RING_FENCED
    assert beds.state_on(date(2022, 10, 1), within=fund).value is FundState.POOLED
    assert hoists.lead_on(DAY) == Lead(("council", "icb"))
    assert hoists.lead_on(date(2022, 10, 1)) is None
    shown = facts(partnership)
    assert shown["Line: Beds"].startswith(
        "ring-fenced inside the pool, until both bodies lift it [cl. 30 (invented)]; demand-led; led by the council"
    )
    assert shown["Line: Hoists"].startswith("pooled; block; led by the council and the ICB, jointly")


def test_two_states_of_a_line_on_one_day_are_found_and_days_left_to_the_fund_are_not() -> None:
    assert not found(small(STATES, HOISTS_WITHOUT), "dates leave a gap")
    twice = STATES + STATES.partition("[[lead]]")[0].replace("ring-fenced inside the pool", "aligned")
    (overlap,) = found(small(twice, HOISTS_WITHOUT), "dates overlap")
    assert "The state of Beds is given twice for the same days" in overlap.says
    assert facts(small(twice, HOISTS_WITHOUT))["Line: Beds"].startswith("its state on this day is not given")


def test_a_lead_or_state_of_a_line_outside_the_term_is_found() -> None:
    (state, lead) = found(small(STATES.replace("2022-04-01", "2021-04-01"), HOISTS_WITHOUT), "date outside the term")
    assert "The state of Beds of Equipment pooled fund is given 1 April 2021" in state.says
    assert "The lead of Hoists of Equipment pooled fund is given 1 April 2021" in lead.says


def test_a_joint_lead_of_a_schedule_is_a_lead() -> None:
    joint = small("", (LEAD, LEAD.replace('party = "council"', 'jointly = ["council", "icb"]')), NO_LEAD_OF_A_LINE)
    assert found(joint, "lead is missing") == []
    assert facts(joint, "Agreements and schedules")["Lead organisation"] == "the council and the ICB, jointly"


# what enters a pool, and what became of it


def test_an_overspend_about_to_enter_a_pool_is_found_by_pool_and_day() -> None:
    forecast = ForecastOverspend("icb", "care", ("equipment",), FinancialYear(2021), Money.of("12"), Clause("p. 8"))
    (finding,) = found(replace(small(), forecast_overspends=(forecast,)), "overspend enters a pool")
    assert "The ICB forecasts an overspend of £12.00 on care in 2021/22 (p. 8), some of it on budgets" in finding.says
    assert "about to enter a pool: Equipment pooled fund (pooled from 1 April 2022). Settle who bears" in finding.says
    unsaid = replace(forecast, funds=())
    (finding,) = found(replace(small(), forecast_overspends=(unsaid,)), "overspend enters a pool")
    assert "; the source does not say which: Equipment pooled fund" in finding.says
    (finding,) = found(
        with_states(replace(small(), forecast_overspends=(unsaid,)), FundState.ALIGNED), "overspend enters a pool"
    )
    assert "none has a pooled fund yet" in finding.says


def became(on: date, part: str = "") -> Partnership:
    """The equipment fund becomes a second one, which is aligned from that day."""
    first = small()
    state = (Term(FundState.ALIGNED, Span(on), Clause("st.")),)
    second = replace(first.funds[0], id="care", name="Care fund", state=state, host=(), manager=())
    each = Became("care", on, Clause("v. 2"), fund="equipment", part=part)
    return replace(first, funds=(*first.funds, second), became=(each,))


GOES_ON = "fund goes on after it became another"


def test_a_fund_that_became_another_and_goes_on_is_found_with_all_that_goes_on() -> None:
    (finding,) = found(became(date(2024, 4, 1)), GOES_ON)
    assert (finding.result, finding.schedule) == (Result.FAIL, "equipment")
    assert (
        "Equipment pooled fund became Care fund on 1 April 2024 (v. 2) and goes on after it: its state 1"
        in finding.says
    )
    assert "money for" not in finding.says
    (earlier,) = found(became(date(2022, 4, 1)), GOES_ON)
    assert "money for 2022/23 (Sch. 2 table 1 (invented)); money for 2022/23 (Sch. 2 table 2" in earlier.says


def test_a_fund_that_ends_with_its_schedule_or_gives_only_a_part_does_not_go_on() -> None:
    assert found(became(date(2025, 4, 1)), GOES_ON) == []
    assert found(became(date(2024, 4, 1), part="the beds"), GOES_ON) == []
    shown = facts(became(date(2024, 4, 1), part="the beds"))
    assert shown["Becomes"] == "Care fund (the beds), on 1 April 2024"
    assert facts(became(date(2024, 4, 1)), "Care fund")["Made from"] == "Equipment pooled fund, on 1 April 2024"


def test_a_schedule_that_runs_on_without_a_fund_is_found() -> None:
    both = became(date(2024, 4, 1))
    assert found(both, "schedule has no fund left") == []
    elsewhere = replace(both, funds=(both.funds[0], replace(both.funds[1], schedule="care")))
    care = replace(both.schedules[0], id="care")
    (finding,) = found(replace(elsewhere, schedules=(*both.schedules, care)), "schedule has no fund left")
    assert "Community equipment runs 1 April 2022 to 31 March 2025 and has no fund from 1 April 2024" in finding.says


# operates as aligned


@dataclass(frozen=True)
class GoesBack:
    """A step that only says that it sends everything back."""

    NAME: ClassVar[str] = "goes back"
    BACK_TO_ORIGIN: ClassVar[bool] = True
    takes_all: ClassVar[bool] = True
    BY_LINE: ClassVar[bool] = False
    STAGE: ClassVar[int] = 9

    clause: Clause

    def in_words(self, _called: Any) -> str:
        return "back"

    def apply(self, settlement: Any, _facts: Any) -> Any:
        return settlement


def with_steps(partnership: Partnership, overspend: tuple[Any, ...], underspend: tuple[Any, ...]) -> Partnership:
    (term,) = partnership.risk_share
    return replace(
        partnership, risk_share=(replace(term, value=replace(term.value, overspend=overspend, underspend=underspend)),)
    )


def operating_as_aligned(partnership: Partnership) -> list[Finding]:
    """The one check by itself: the lint of the terms would settle with these steps."""
    return list(operates_as_aligned.check(partnership))


def test_a_pool_whose_every_step_sends_the_variance_back_operates_as_aligned() -> None:
    back, shares = GoesBack(Clause("cl. 9")), small().risk_share[0].value.underspend[0]
    (finding,) = operating_as_aligned(with_steps(small(), (back,), (back,)))
    assert finding.result is Result.WARN
    assert (
        "Equipment pooled fund is pooled (Sch. 1 para 3 (invented)), and its risk share (Sch. 3 (invented))"
        in finding.says
    )
    for overspend, underspend in (((back,), (shares,)), ((back, shares), (back,)), ((), (back,)), ((back,), ())):
        assert operating_as_aligned(with_steps(small(), overspend, underspend)) == []
    assert operating_as_aligned(with_states(with_steps(small(), (back,), (back,)), FundState.ALIGNED)) == []
