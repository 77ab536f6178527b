"""Small rules and facts for exposure and lint, read by the real reader from terms written as a file writes them."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.risk_share import Facts, Rule
from section75.importers.agreement_file import FileText, read_partnership

AROUND = """
[file]
format = "section75-agreement/1"
kind = "published"
about = "terms for a test"

[partnership]
id = "invented"
name = "Invented"

[[party]]
id = "council"
name = "The council"
short_name = "the council"
kind = "county council"
source = "made for the test"

[[party]]
id = "icb"
name = "The board"
short_name = "the ICB"
kind = "integrated care board"
source = "made for the test"

[[agreement]]
id = "agreement"
title = "Agreement"
kind = "commissioner with commissioner"
parties = ["council", "icb"]
source = "made for the test"

[[schedule]]
id = "schedule"
agreement = "agreement"
title = "Schedule"
source = "made for the test"

[[fund]]
id = "pool"
schedule = "schedule"
name = "Pool"
source = "made for the test"

[[line]]
id = "homes"
fund = "pool"
name = "Homes"
nature = "demand-led"
lead = "council"
source = "made for the test"

[[line]]
id = "nursing"
fund = "pool"
name = "Nursing"
nature = "block"
lead = "{lead}"
source = "made for the test"

[[contributions]]
fund = "pool"
year = "2022/23"
unit = "£000"
standing = "approved"
rows = [{ party = "council", line = "homes", amount = "700" }, { party = "icb", line = "nursing", amount = "300" }]
source = "made for the test"

{more}

[[risk_share]]
fund = "pool"
from = 2022-04-01
source = "Sch. 3"

{terms}
"""
OVER = """
[[risk_share.overspend]]
step = "fixed shares"
shares = { council = "70%", icb = "30%" }
clause = "Sch. 3 para 2"
"""
UNDER = OVER.replace("overspend", "underspend")
BOTH = OVER + UNDER


def small(terms: str, more: str = "", *, nursing_led_by: str = "council") -> Partnership:
    """A partnership with these terms. The board pays for nursing; that somebody else leads it is the usual case."""
    text = AROUND.replace("{lead}", nursing_led_by).replace("{more}", more).replace("{terms}", terms)
    return read_partnership([FileText("small.toml", text.encode())])


def rule_and_facts(terms: str, more: str = "", *, nursing_led_by: str = "council") -> tuple[Rule, Facts]:
    """The rule and the facts of the small fund."""
    partnership, on = small(terms, more, nursing_led_by=nursing_led_by), date(2022, 6, 30)
    return rule_on(partnership, fund="pool", on=on), facts_of(partnership, fund="pool", year=FinancialYear(2022), on=on)


def pounds(text: str) -> Money:
    """An amount as people write it."""
    return Money.of(text)
