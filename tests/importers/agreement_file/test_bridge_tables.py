"""The tables of contributions from year to year: read with their clauses or refused by place; and what is found."""

from __future__ import annotations

from datetime import date

import pytest

from section75.core.bridge import Carries, Stands, StepKind, UpliftOn, WorksOn
from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.refusals import Finding

from .conftest import Read, Refused

STANDING = """
[[contribution_standing]]
fund = "equipment"
year = "2022/23"
party = "icb"
standing = "proposed"
on = 2022-02-01
by = "its board"
awaits = "the finance committee"
awaits_on = 2022-03-01
source = "minute 4"
"""
# 500 + 80 - 30 = 550, what the council's rows of Sch. 2 table 1 come to
BRIDGE = """
[[bridge]]
fund = "equipment"
year = "2022/23"
party = "council"
unit = "£000"
opening = "500"
steps = [
  { kind = "demography", amount = "80", recurrent = true, source = "line 1" },
  { kind = "outturn", amount = "-30", recurrent = false, says = "last year's underspend", source = "line 2" },
]
closing = "550"
source = "Sch. 2 table 3"
"""
RULE = """
[[roll_forward]]
fund = "equipment"
from = 2022-04-01
carries = "recurrent only"
uplift = "2.5%"
uplifts = { "2024/25" = "-1%" }
uplift_on = "the base year"
base_year = "2022/23"
minimum = true
no_detriment = true
source = "cl. 10.2"
"""
MINIMUM = """
[[minimum_contribution]]
fund = "equipment"
year = "2022/23"
party = "icb"
unit = "£000"
amount = "400"
source = "national minimum"
"""
UNTIL = """
[[until_agreed]]
agreement = "section-75"
works_on = "last year's contributions"
from = 2022-04-01
source = "cl. 9"
"""
LAST_YEAR = """
[[contributions]]
fund = "equipment"
year = "2021/22"
unit = "£000"
standing = "approved"
rows = [ { party = "council", amount = "490" }, { party = "icb", amount = "380" } ]
source = "Sch. 2 of 2021"
"""


def found(partnership: Partnership, check: str) -> list[Finding]:
    return [finding for finding in findings_of(partnership) if finding.check == check]


def test_each_table_is_read_with_its_clause(small: str, read: Read) -> None:
    said = read(small + STANDING + BRIDGE + RULE + MINIMUM + UNTIL).year_to_year
    (standing,), (bridge,), (rule,), (least,), (until,) = (
        said.standings, said.bridges, said.roll_forward, said.minimums, said.until_agreed,
    )  # fmt: skip
    assert standing.stands is Stands.PROPOSED
    assert standing.in_words() == (
        "proposed on 1 February 2022 by its board; awaits the finance committee on 1 March 2022"
    )
    assert (bridge.opening, bridge.leads_to, bridge.one_off) == (
        Money.of("500,000"), Money.of("550,000"), Money.of("-30,000"),
    )  # fmt: skip
    assert [step.kind for step in bridge.steps] == [StepKind.DEMOGRAPHY, StepKind.OUTTURN]
    assert str(bridge.steps[1].clause) == "line 2 (invented)"
    assert rule.value.carries is Carries.RECURRENT_ONLY
    assert rule.value.uplift_on is UpliftOn.BASE_YEAR
    assert rule.value.uplift_for(FinancialYear(2024)).text == "-1%"
    assert rule.value.uplift_for(FinancialYear(2025)).text == "2.5%"
    assert (rule.value.has_minimum, rule.value.no_detriment) == (True, True)
    assert (least.amount, str(least.clause)) == (Money.of("400,000"), "national minimum (invented)")
    assert until.value.works_on is WorksOn.LAST_YEARS
    assert until.span.starts_on == date(2022, 4, 1)


@pytest.mark.parametrize(
    ("text", "old", "new", "words"),
    [
        (STANDING, 'awaits = "the finance committee"\n', "", "Give the key 'awaits'"),
        (STANDING, '"proposed"', '"approved"', "what is approved waits for nothing"),
        (STANDING + STANDING, "", "", "the standing of icb to equipment for 2022/23"),
        (STANDING, '"equipment"', '"equipmint"', "equipmint"),
        (BRIDGE + BRIDGE, "", "", "the bridge of council to equipment for 2022/23"),
        (BRIDGE + BRIDGE.replace('"council"', '"council"\nline = "beds"'), "", "", "Give the whole, or every line"),
        (BRIDGE, ", recurrent = true", "", "say `recurrent`, true or false"),
        (BRIDGE, '"demography", amount', '"reversal", amount', "of every step but a reversal"),
        (BRIDGE, '"demography"', '"other"', "says in words what it is"),
        (BRIDGE, "recurrent = true", 'recurrent = true, mirrored_in = "2023/24"', "only a one-off is mirrored"),
        (BRIDGE, "recurrent = false", 'recurrent = false, mirrored_in = "2022/23"', "in a later year"),
        (BRIDGE, '"80"', '"80.0000001"', "finer than a penny"),
        (RULE, '"2.5%"', '"2.5"', "roll_forward"),
        (RULE, '"2024/25"', '"2024/26"', "not a financial year"),
        (MINIMUM + MINIMUM, "", "", "the minimum contribution of icb to equipment for 2022/23"),
        (UNTIL, 'agreement = "section-75"', 'agreement = "section-75"\nfund = "equipment"', "one of the keys"),
        (UNTIL, 'agreement = "section-75"\n', "", "one of the keys"),
    ],
)
def test_what_will_not_do_is_refused(small: str, refused: Refused, text: str, old: str, new: str, words: str) -> None:
    told = " ".join(
        f"{refusal.says} {getattr(refusal, 'where', '')}"
        for refusal in refused(small + text.replace(old, new, 1) if old else small + text)
    )
    assert words in told


def test_a_bridge_that_foots_passes(small: str, read: Read) -> None:
    (finding,) = found(read(small + BRIDGE), "bridge foots")
    assert "£500,000.00 + £80,000.00 - £30,000.00 = £550,000.00, as Sch. 2 table 1 (invented) gives it." in finding.says


def test_a_bridge_that_does_not_foot_fails_with_both_figures_and_what_to_do(small: str, read: Read) -> None:
    spoilt = BRIDGE.replace('"80"', '"80.00001"').replace('closing = "550"\n', "")
    (finding,) = found(read(small + spoilt), "bridge does not foot")
    assert finding.result.value == "FAIL"
    assert finding.schedule == "equipment"
    assert (
        "= £550,000.01, and Sch. 2 table 1 (invented) gives £550,000.00: the bridge is £0.01 too high." in finding.says
    )
    assert finding.says.endswith("Ask which step is wrong or missing, or correct the contribution.")


def test_a_printed_end_that_the_steps_do_not_reach_fails(small: str, read: Read) -> None:
    (finding,) = found(read(small + BRIDGE.replace('"550"', '"560"')), "bridge does not foot")
    assert "prints £560,000.00 at its end" in finding.says
    assert "the bridge is £10,000.00 too low" in finding.says


def test_a_bridge_into_a_year_without_a_table_fails(small: str, read: Read) -> None:
    (finding,) = found(read(small + BRIDGE.replace("2022/23", "2023/24")), "bridge does not foot")
    assert "leads to a contribution that no table gives" in finding.says


def test_a_bridge_opens_where_last_year_ended(small: str, read: Read) -> None:
    (finding,) = found(read(small + LAST_YEAR + BRIDGE), "bridge opens elsewhere")
    assert "opens at £500,000.00 from the year before, and Sch. 2 of 2021 (invented) gives £490,000.00" in finding.says
    same = LAST_YEAR.replace('"490"', '"500"')
    assert found(read(small + same + BRIDGE), "bridge opens elsewhere") == []


def test_of_two_tables_of_a_year_the_bridge_names_one(small: str, read: Read) -> None:
    revised = LAST_YEAR.replace("2021/22", "2022/23").replace('"approved"', '"approved"\nversion = "revised"')
    (finding,) = found(read(small + revised + BRIDGE), "bridge does not foot")
    assert "does not say to which of them it leads" in finding.says
    named = BRIDGE.replace('"council"', '"council"\nversion = "original"')
    assert len(found(read(small + revised + named), "bridge foots")) == 1


def test_what_was_one_off_is_reversed_the_year_after(small: str, read: Read) -> None:
    before = BRIDGE.replace("2022/23", "2021/22")
    (finding,) = found(read(small + before + BRIDGE), "one-off is not reversed")
    assert "takes out £0.00 that was one-off, and -£30,000.00 of 2021/22 was" in finding.says
    reversing = BRIDGE.replace("steps = [", 'steps = [\n  { kind = "reversal", amount = "30", source = "line 0" },')
    assert found(read(small + before + reversing), "one-off is not reversed") == []


def test_an_outturn_enters_only_if_it_is_recurrent_where_the_clause_says_so(small: str, read: Read) -> None:
    (finding,) = found(read(small + BRIDGE + RULE), "one-off outturn in a contribution")
    assert "a one-off outturn of -£30,000.00" in finding.says
    assert "by cl. 10.2 (invented) an outturn enters only if it is recurrent" in finding.says
    for text in (BRIDGE, BRIDGE + RULE.replace("recurrent only", "everything")):
        assert found(read(small + text), "one-off outturn in a contribution") == []


def test_a_contribution_below_its_minimum_fails(small: str, read: Read) -> None:
    assert found(read(small + MINIMUM), "contribution below its minimum") == []
    (finding,) = found(read(small + MINIMUM.replace('"400"', '"400.5"')), "contribution below its minimum")
    assert "is £400,000.00 (Sch. 2 table 1 (invented)), £500.00 below its minimum of £400,500.00" in finding.says


def test_a_table_called_approved_that_a_partner_has_not_approved_is_found(small: str, read: Read) -> None:
    (finding,) = found(read(small + STANDING), "standings differ from their table")
    assert "The ICB: proposed on 1 February 2022 by its board" in finding.says
    indicative = small.replace('standing = "approved"', 'standing = "indicative"', 1)
    assert found(read(indicative + STANDING), "standings differ from their table") == []


def test_the_agreement_on_a_day_shows_the_rule_and_what_holds_meanwhile(small: str, read: Read) -> None:
    shown = agreement_on(read(small + RULE + UNTIL), date(2022, 6, 14)).as_text()
    assert "Roll-forward of contributions: carries recurrent only, uplift 2.5% on the base year" in shown
    assert "Contributions in use until a year is agreed: last year's contributions" in shown
    assert "oll-forward" not in agreement_on(read(small), date(2022, 6, 14)).as_text()


def test_two_rules_for_one_day_are_found_and_stop_no_other_check(small: str, read: Read) -> None:
    partnership = read(small + BRIDGE + RULE + RULE.replace("2022-04-01", "2023-04-01") + UNTIL + UNTIL)
    told = [finding.says for finding in found(partnership, "dates overlap")]
    assert [says.split(" is given twice")[0] for says in told] == [
        "How contributions to Equipment pooled fund roll forward",
        "What holds under Section 75 agreement until a year is agreed",
    ]
    assert len(found(partnership, "bridge foots")) == 1
