"""An example of every refusal of contributions owed and paid, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.apps.receipts import refusals as recording
from section75.core import receipts
from section75.core.money import Money
from section75.core.refusals import Refusal

APRIL, MAY = date(2022, 4, 15), date(2022, 5, 15)
INSTALMENT, LEFT = Money.of("7,809,166.67"), Money.of("250,000")

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    receipts.AboveThePayment: lambda: receipts.AboveThePayment(412, INSTALMENT, LEFT),
    receipts.AboveTheInstalment: lambda: receipts.AboveTheInstalment(APRIL, INSTALMENT, LEFT),
    receipts.NothingOwedThen: lambda: receipts.NothingOwedThen("icb", date(2022, 4, 16)),
    receipts.NothingToMatch: lambda: receipts.NothingToMatch("A match"),
    receipts.AboveWhatIsNotInvoiced: lambda: receipts.AboveWhatIsNotInvoiced("INV-2041", INSTALMENT, LEFT),
    receipts.NoRateOfInterest: lambda: receipts.NoRateOfInterest("cl. 10.4"),
    receipts.StatementDoesNotFoot: lambda: receipts.StatementDoesNotFoot("icb", INSTALMENT, INSTALMENT + Money(1)),
    receipts.BeyondTheGrant: lambda: receipts.BeyondTheGrant(
        "Improved Better Care Fund", "spent from", INSTALMENT, LEFT
    ),
    receipts.OutsideTheRingFence: lambda: receipts.OutsideTheRingFence(
        "Improved Better Care Fund", "day-services", ("residential-care",), "para 16"
    ),
    receipts.OutsideTheGrantsDays: lambda: receipts.OutsideTheGrantsDays(
        "Improved Better Care Fund", date(2023, 4, 3), date(2022, 4, 1), date(2023, 3, 31)
    ),
    receipts.AttributedAlready: lambda: receipts.AttributedAlready("Spend of the line residential-care", "ibcf"),
    recording.NoSuchPayment: lambda: recording.NoSuchPayment(412),
    recording.NoSuchMatch: lambda: recording.NoSuchMatch(31),
    recording.NotAContributor: lambda: recording.NotAContributor("district", ("council", "icb")),
    recording.NotSaid: lambda: recording.NotSaid("basis of the valuation"),
    recording.InvoiceNumberUsed: lambda: recording.InvoiceNumberUsed("INV-2041"),
    recording.NoSuchInvoice: lambda: recording.NoSuchInvoice("INV-2041"),
    recording.NothingLate: lambda: recording.NothingLate("icb", APRIL),
    recording.DaysBackwards: lambda: recording.DaysBackwards(MAY, APRIL),
    recording.NoSuchSuspension: lambda: recording.NoSuchSuspension(3),
    recording.NoSuchGrant: lambda: recording.NoSuchGrant("dfg"),
    recording.NotAShortName: lambda: recording.NotAShortName("better care/fund"),
    recording.GrantKnownAlready: lambda: recording.GrantKnownAlready("ibcf"),
    recording.NotOfThisGrant: lambda: recording.NotOfThisGrant("rule", 4, "ibcf"),
    recording.NeitherSpentNorPutIn: lambda: recording.NeitherSpentNorPutIn(412),
}
