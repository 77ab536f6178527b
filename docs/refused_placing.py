"""An example of every refusal of placing rules, rows left over and corrected files, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.apps.placing import refusals as placing
from section75.apps.preview import refusals as leaving
from section75.core import pools, preview
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.core.refusals import Refusal

JUNE, JULY = Month(FinancialYear(2022), 3), Month(FinancialYear(2022), 4)
FILE, AGAIN = "AP_2022_06.csv", "AP_2022_06_corrected.csv"
LINES = ("expenditure/residential-care", "expenditure/day-services", "suspense")

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    pools.CodesUnread: lambda: pools.CodesUnread("LD419 to LD410", "ends before it begins"),
    preview.NotThatMuchLeft: lambda: preview.NotThatMuchLeft(412, Money.of("100.00"), Money.of("60.00")),
    placing.RuleSaysNothing: placing.RuleSaysNothing,
    placing.RuleWithoutAuthority: placing.RuleWithoutAuthority,
    placing.NoSuchDestination: lambda: placing.NoSuchDestination("expenditure/castles", LINES, "para 1.2"),
    placing.NoSuchRule: lambda: placing.NoSuchRule("rule 9", "Learning disability", ("LD402", "rule 1")),
    placing.RuleEndedAlready: lambda: placing.RuleEndedAlready("rule 2", date(2022, 6, 15)),
    placing.EndsBeforeItBegins: lambda: placing.EndsBeforeItBegins("rule 2", date(2022, 6, 15), date(2022, 6, 1)),
    placing.NoRulesNamed: placing.NoRulesNamed,
    leaving.NothingChosen: leaving.NothingChosen,
    leaving.NotWaiting: lambda: leaving.NotWaiting((318, 319), FILE),
    leaving.NotToBeAnswered: lambda: leaving.NotToBeAnswered(318, FILE, "is in the journal"),
    leaving.AmountIsRead: lambda: leaving.AmountIsRead(318, Money.of("1,250.37"), Money.of("1,250.73")),
    leaving.NotInSuspense: lambda: leaving.NotInSuspense(412),
    leaving.NotALineOrPartner: lambda: leaving.NotALineOrPartner("cash", LINES[:2]),
    leaving.CorrectsNothing: lambda: leaving.CorrectsNothing(AGAIN, FILE, "that is not posted. Post the new one alone"),
    leaving.SameMonthOnly: lambda: leaving.SameMonthOnly(AGAIN, JULY, FILE, JUNE),
    leaving.ClearedAlready: lambda: leaving.ClearedAlready((412,)),
    leaving.ReversedByHand: lambda: leaving.ReversedByHand({14: 412}, AGAIN),
    leaving.NothingDiffers: lambda: leaving.NothingDiffers(AGAIN, FILE),
}
