"""An example of every refusal, so that the catalogue shows the sentence as somebody would read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from docs.refused_analysis import EXAMPLES as ANALYSIS
from docs.refused_backups import EXAMPLES as BACKUPS
from docs.refused_checkpoints import EXAMPLES as CHECKPOINTS
from docs.refused_closings import EXAMPLES as CLOSINGS
from docs.refused_events import EXAMPLES as LIVES
from docs.refused_journals import EXAMPLES as JOURNALS
from docs.refused_law import EXAMPLES as LAW
from docs.refused_placing import EXAMPLES as PLACING
from docs.refused_receipts import EXAMPLES as RECEIPTS
from docs.refused_sources import EXAMPLES as SOURCES
from section75.apps.accounts import refusals as people
from section75.apps.agreements import refusals as terms
from section75.apps.approvals import refusals as giving
from section75.apps.audit.fitting import NotPlainText, TooLongToKeep
from section75.apps.audit.guards import GuardsMissing
from section75.apps.audit.keeping import DatabaseOutOfReach, NotKeptSafely
from section75.apps.audit.refusals import TrailBroken
from section75.apps.audit.versions import EarlierVersion
from section75.apps.demonstration.refusals import ExampleUnread
from section75.apps.disputes import refusals as questions
from section75.apps.documents import refusals as reading
from section75.apps.drafts import refusals as drafting
from section75.apps.identity import refusals as identity
from section75.apps.identity.organisations import OrganisationUnread
from section75.apps.identity.still_open import SignInEnded
from section75.apps.inbox import refusals as inbox
from section75.apps.ledger import refusals as ledger
from section75.apps.notices import refusals as notices
from section75.apps.obligations import refusals as calendar_page
from section75.apps.returns import refusals as returns
from section75.apps.variations import refusals as varying
from section75.apps.work import refusals as work
from section75.cli import refusals as cli
from section75.cli.fault import OurFault
from section75.core import (
    agreements,
    approvals,
    authority,
    bridge,
    budget,
    calendar,
    disputes,
    evidence,
    money,
    notice,
    obligations,
    organisations,
    partnership,
    pools,
    records,
    risk_share,
    variations,
)
from section75.core import ledger as journal
from section75.core.approvals import Acting, Decided, Proposal, State, Verb
from section75.core.authority import Act, Delegation, MayNot, NoSuchPartnership, Role, Scope
from section75.core.calendar import FinancialYear, Month, Quarter, Span
from section75.core.explain import Clause, Standing
from section75.core.exposure import NothingToReplace
from section75.core.ledger import Account, AccountKind, ByHand, Draft, Entry, Reconciliation, Tally
from section75.core.money import Money
from section75.core.parties import UnknownParty
from section75.core.pools import Basis, Destination, Fund, Line, Nature, PlacingRule
from section75.core.refusals import Finding, Place, Refusal, Refusals, Result
from section75.importers import csv_refusals as csv
from section75.importers import organisations_file as lists
from section75.importers.agreement_file import problems
from section75.importers.agreement_file.steps import BelowNothing
from section75.importers.agreement_file.writing import NotInRecords
from section75.importers.forecast_file import ForecastRowUnreadable
from section75.importers.workbook import refusals as book
from section75.render.as_xlsx import TooLongForACell
from section75.render.readable import as_pdf
from section75.returns import Check, ChecksDoNotHold, NotAReturn, UnknownEdition
from section75.returns.editions.pooled_fund_quarter import NothingPosted
from section75.site.database import DatabaseAddressUnread
from section75.site.entrance import SettingUnread

FUND = "learning-disability"
YEAR = FinancialYear(2022)
JUNE = Month(YEAR, 3)
PLACE = Place("agreement.toml", "fund[0].name", 64)
PARA = Clause("Sch. 3 para 4.2")
EARLIER = Clause("Sch. 1 line 1", Standing.INVENTED)
BRIDGE = bridge.Bridge(FUND, YEAR, "council", Money.of("93,000,000"), (), Clause("Sch. 2, bridge of the council"))
POOL = Fund(FUND, FUND, "Learning disability pooled fund", Clause("para 1.4"))
RESIDENTIAL = Line("residential-care", FUND, "Residential and nursing placements", Nature.DEMAND_LED, EARLIER)
INCOME = Line("service-user-contributions", FUND, "Service-user contributions", Nature.SERVICE_USER_INCOME, EARLIER)
SPEND = Account(AccountKind.SPEND, "residential-care")
DRAFT = Draft(
    FUND,
    date(2022, 6, 14),
    JUNE,
    SPEND,
    Account(AccountKind.CASH),
    Money.of("1,250.37"),
    "Residential placement",
    "Sch. 1 line 1",
    ByHand("entered twice"),
)
ENTRY = Entry(701, datetime(2022, 7, 4, 9, 0, tzinfo=UTC), DRAFT)
RULE = PlacingRule("LD402", Destination.SPEND, "residential-care", Span(date(2022, 4, 1)), EARLIER)
OTHER_RULE = PlacingRule("LD402", Destination.SPEND, "supported-living", Span(date(2022, 4, 1)), PARA)
SIX_MONTHS = agreements.Notice(
    "agreement",
    "no fault",
    agreements.Length(6, agreements.Unit.MONTHS),
    PARA,
    ways=(agreements.Deemed(agreements.Way.HAND), agreements.Deemed(agreements.Way.POST)),
)
FAIL = Finding(
    "host is missing", Result.FAIL, PLACE, "Learning disability pooled fund has no host. Agree it, with its clause."
)
APART = Check("5 is what the cash account holds", Money.of("-2,522,597.66"), Money.of("-2,521,347.29"))
SHORT = Reconciliation(
    Tally(337, Money.of("2,506,455.64")),
    Tally(1, Money.of("2,460.00")),
    Tally(0, Money(0)),
    Money.of("2,508,915.60"),
)

HERE = "cambridgeshire-learning-disability"
CHIEF = Delegation("chief.finance", Role.HOST_CHIEF, "council", Scope(HERE), Span(date(2022, 4, 1), date(2023, 4, 1)))
APPROVER = replace(CHIEF, person="finance.approver", role=Role.HOST_APPROVER, limit=Money.of("250,000"))
COVER = replace(CHIEF, person="clerk", on_behalf_of="chief.finance")
ASKED_AT = datetime(2022, 7, 4, 9, 0, tzinfo=UTC)
ENDS_AT = datetime(2022, 8, 3, 9, 0, tzinfo=UTC)
WAITING = Proposal(
    12, "Post ap-2022-06.csv", Acting("finance.officer", "council"), ("council", "icb"), ASKED_AT, ENDS_AT
)
DECLINED = replace(
    WAITING, decisions=(Decided(Verb.DECLINE, Acting("chief.finance", "council"), ASKED_AT, True, "Twice"),)
)
HALF = replace(WAITING, decisions=(Decided(Verb.APPROVE, Acting("chief.finance", "council"), ASKED_AT, False),))

EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    **LIVES,
    **LAW,
    **BACKUPS,
    **CLOSINGS,
    **JOURNALS,
    **ANALYSIS,
    **CHECKPOINTS,
    **PLACING,
    **SOURCES,
    **RECEIPTS,
    # refusals
    Refusals: lambda: Refusals([money.NotAShare("icb", "23.22"), money.NotAShare("council", "76.78")]),
    # money
    money.NotAnAmount: lambda: money.NotAnAmount("1.250,37", "£"),
    money.FinerThanAPenny: lambda: money.FinerThanAPenny("1,250.375", "£"),
    money.AmountTooLarge: lambda: money.AmountTooLarge("122,050,000,000,000"),
    money.NotAShare: lambda: money.NotAShare("council", "76.78"),
    money.NegativeShare: lambda: money.NegativeShare("icb", "-10%"),
    money.SharesNotAWhole: lambda: money.SharesNotAWhole(
        "council 76.78%, icb 23.21%", "99.99%", "0.01% short of 100%", "Sch. 3 para 4.2"
    ),
    money.BaseIsNothing: lambda: money.BaseIsNothing("Contributions as agreed, 2022/23", "Sch. 3 para 4.2"),
    # calendar
    calendar.NotADay: lambda: calendar.NotADay("31/06/2022"),
    calendar.NotAFinancialYear: lambda: calendar.NotAFinancialYear("2022/24"),
    calendar.NotAMonth: lambda: calendar.NotAMonth("2022/23 M16"),
    calendar.NotAQuarter: lambda: calendar.NotAQuarter("2022/23 Q5"),
    calendar.BackwardSpan: lambda: calendar.BackwardSpan(date(2024, 9, 1), date(2024, 4, 1)),
    # evidence, parties, agreements
    evidence.NotCanonical: lambda: evidence.NotCanonical(76.78),
    evidence.NotACheckpoint: lambda: evidence.NotACheckpoint("it is not UTF-8"),
    evidence.NotAKey: lambda: evidence.NotAKey("example.org", "it does not have three parts"),
    evidence.NotAnExport: lambda: evidence.NotAnExport("keys.txt", "it is not UTF-8"),
    organisations.OrganisationGivenTwice: lambda: organisations.OrganisationGivenTwice("ods-que"),
    organisations.TwoAtOnce: lambda: organisations.TwoAtOnce(
        "names", "Central East", ["NHS Central East ICB", "NHS Mid East ICB"], date(2026, 4, 1)
    ),
    organisations.CodeOfTwoBodies: lambda: organisations.CodeOfTwoBodies(
        "ods:QUE", ["NHS Cambridgeshire and Peterborough ICB", "NHS Central East ICB"], date(2026, 4, 1)
    ),
    organisations.NoSuchBody: lambda: organisations.NoSuchBody("ods-quee", ["ods-que", "ods-qu9"], "The question"),
    organisations.SeveralBodies: lambda: organisations.SeveralBodies("Barnet", ["barnet-pct", "barnet-ccg"]),
    organisations.OwnPredecessor: lambda: organisations.OwnPredecessor(["ods-s1y5d", "ods-que", "ods-s1y5d"]),
    organisations.SuccessionOutOfTime: lambda: organisations.SuccessionOutOfTime(
        "NHS Frimley ICB", "NHS Thames Valley ICB", date(2026, 6, 1), date(2026, 4, 1), is_early=False
    ),
    organisations.SuccessorNotThere: lambda: organisations.SuccessorNotThere(
        "NHS Frimley ICB", "NHS Thames Valley ICB", date(2026, 3, 1), "from 1 April 2026, no end known"
    ),
    organisations.SucceededTwice: lambda: organisations.SucceededTwice(
        "NHS Frimley ICB", "NHS Thames Valley ICB", date(2026, 4, 1)
    ),
    organisations.CodesOfSeveralBodies: lambda: organisations.CodesOfSeveralBodies(
        "icb", ["NHS Frimley ICB", "NHS Thames Valley ICB"], "para 1.3"
    ),
    organisations.ApportionedToAnother: lambda: organisations.ApportionedToAnother(
        "NHS Frimley ICB",
        date(2026, 4, 1),
        ["NHS Essex ICB"],
        ["NHS Thames Valley ICB", "NHS Surrey and Sussex ICB"],
        "cl. 3",
    ),
    organisations.ApportioningIsAsked: lambda: organisations.ApportioningIsAsked(
        "NHS Frimley ICB", date(2026, 4, 1), ["NHS Thames Valley ICB", "NHS Surrey and Sussex ICB"], "cl. 3"
    ),
    UnknownParty: lambda: UnknownParty("ibc", ["council", "icb"], "The account contribution/ibc"),
    agreements.Silent: lambda: agreements.Silent(
        "who hosts Learning disability pooled fund", date(2022, 6, 14), before="", gap="the paper names no host"
    ),
    agreements.TwoTermsApply: lambda: agreements.TwoTermsApply(
        "the host", date(2022, 6, 14), Clause("cl. 7.1"), Clause("cl. 7.2")
    ),
    agreements.OutsideTerm: lambda: agreements.OutsideTerm(
        "Learning disability: pooled budget and lead commissioning",
        date(2024, 9, 1),
        Span(date(2002, 4, 1), date(2024, 9, 1)),
        "para 2.8",
    ),
    # records
    records.ExercisedByItsOwner: lambda: records.ExercisedByItsOwner(
        "After-care", "icb", records.ArrangementType.LA_EXERCISES_NHS
    ),
    records.WrongWayRound: lambda: records.WrongWayRound(
        "After-care", records.FunctionKind.NHS, records.ArrangementType.NHS_EXERCISES_LA
    ),
    # pools
    bridge.TableNotNamed: lambda: bridge.TableNotNamed(BRIDGE),
    bridge.NothingToRollFrom: lambda: bridge.NothingToRollFrom(POOL.name, YEAR),
    bridge.RollForwardSilent: lambda: bridge.RollForwardSilent(
        bridge.RollForward(FUND, PARA), "the uplift for 2023/24", "Agree it, if only 0%, and give it"
    ),
    bridge.OneOffsDisagree: lambda: bridge.OneOffsDisagree(
        "the council", YEAR, Money.of("100,000"), Money.of("80,000"), BRIDGE
    ),
    pools.NoContributions: lambda: pools.NoContributions(
        Basis.NET, YEAR, FUND, has="para 1.4, table gives as agreed", clause="Sch. 3 para 4.2"
    ),
    pools.TwoRulesPlace: lambda: pools.TwoRulesPlace("LD402", "4411", RULE, OTHER_RULE),
    # ledger
    journal.EntryTooLarge: lambda: journal.EntryTooLarge(Money(10**13), "Residential placement"),
    budget.NothingToForecast: lambda: budget.NothingToForecast(FUND),
    budget.OutturnTooLarge: lambda: budget.OutturnTooLarge(budget.ForecastRow("day-services", Money(10**13))),
    journal.NotAnAccount: lambda: journal.NotAnAccount("spend/residential-care"),
    journal.NothingToPost: lambda: journal.NothingToPost(Money(0), "Residential placement"),
    journal.SameAccountTwice: lambda: journal.SameAccountTwice(SPEND, "Residential placement"),
    journal.AuthorityMissing: lambda: journal.AuthorityMissing("Residential placement"),
    journal.ReasonMissing: lambda: journal.ReasonMissing("The reversal of entry 701"),
    journal.NotAFileHash: lambda: journal.NotAFileHash("AP_2022_06.csv"),
    journal.NotARow: lambda: journal.NotARow(0, "invented-extract-2022-06.csv"),
    journal.ControlTotalDiffers: lambda: journal.ControlTotalDiffers(SHORT),
    journal.AmountsUnread: lambda: journal.AmountsUnread(2),
    journal.MonthClosed: lambda: journal.MonthClosed(
        JUNE, closing="by pool.manager on 11 July 2022", next_open=Month(YEAR, 4)
    ),
    journal.EffectiveAfterMonth: lambda: journal.EffectiveAfterMonth(date(2022, 7, 1), JUNE),
    journal.AnotherFund: lambda: journal.AnotherFund("equipment", POOL),
    journal.UnknownLine: lambda: journal.UnknownLine(
        "residential", ["residential-care", "supported-living"], "The account expenditure/residential"
    ),
    journal.NotPermittedExpenditure: lambda: journal.NotPermittedExpenditure(
        Account(AccountKind.SPEND, "service-user-contributions"),
        POOL,
        INCOME,
        why="takes an income",
        instead="Post it to service-user income/service-user-contributions, or to the line it was spent on.",
    ),
    journal.AlreadyReversed: lambda: journal.AlreadyReversed(ENTRY),
    ledger.TooLargeAFile: lambda: ledger.TooLargeAFile("ledger-2022-23.csv", 61_000_000, 52_428_800),
    obligations.NoWindow: lambda: obligations.NoWindow(Span(date(2022, 4, 1))),
    calendar_page.NoSuchObligation: lambda: calendar_page.NoSuchObligation("review/none"),
    calendar_page.NotPutOnRecord: lambda: calendar_page.NotPutOnRecord(
        "Quarterly report on Learning disability pooled fund, 2022/23 Q1", is_issued=True
    ),
    calendar_page.DoneAlready: lambda: calendar_page.DoneAlready("Review: the risk share", date(2023, 4, 3)),
    calendar_page.NotDoneYet: lambda: calendar_page.NotDoneYet(date(2023, 5, 2), date(2023, 5, 1)),
    calendar_page.NoFeedToEnd: lambda: calendar_page.NoFeedToEnd(),
    inbox.NoSuchWay: lambda: inbox.NoSuchWay("by pigeon", ["at once", "daily", "never"]),
    ledger.AlreadyPosted: lambda: ledger.AlreadyPosted(
        "AP_2022_06.csv", "already posted on 4 July 2022 by an approver"
    ),
    ledger.MonthNotClosed: lambda: ledger.MonthNotClosed(JUNE),
    ledger.AgreedAlready: lambda: ledger.AgreedAlready(JUNE, "icb"),
    ledger.ObjectionWithoutReason: lambda: ledger.ObjectionWithoutReason(JUNE),
    ledger.NothingPlaced: lambda: ledger.NothingPlaced("invented-extract-2022-06.csv"),
    ledger.MonthNotOver: lambda: ledger.MonthNotOver(Month(YEAR, 12)),
    ledger.RowsPostedBefore: lambda: ledger.RowsPostedBefore(337, 337, ("ap-2022-06.csv",)),
    ledger.ChangedSinceShown: lambda: ledger.ChangedSinceShown("ap-2022-06.csv"),
    ledger.KeptFileChanged: lambda: ledger.KeptFileChanged("9cc0d9710dd0fc2c" * 4),
    ledger.NoSuchExtract: lambda: ledger.NoSuchExtract(FUND, 12),
    ledger.NoSuchEntry: lambda: ledger.NoSuchEntry(FUND, 99_999),
    ledger.InstalmentsPosted: lambda: ledger.InstalmentsPosted(JUNE),
    ledger.ContributionsNotGiven: lambda: ledger.ContributionsNotGiven(
        JUNE, "the paper does not say when contributions are paid"
    ),
    ledger.MonthClosedAlready: lambda: ledger.MonthClosedAlready(JUNE, "by pool.manager on 11 July 2022"),
    # budget
    budget.NoLines: lambda: budget.NoLines(),
    budget.ForecastMissing: lambda: budget.ForecastMissing(FUND, JUNE, ["Supported living"]),
    budget.BudgetMissing: lambda: budget.BudgetMissing(FUND, JUNE, ["Supported living"]),
    budget.LineForecastTwice: lambda: budget.LineForecastTwice(
        "day-services", [Money.of("9,105,000"), Money.of("9,150,000")]
    ),
    budget.LineNotForecast: lambda: budget.LineNotForecast(RESIDENTIAL),
    budget.ForecastForAnotherYear: lambda: budget.ForecastForAnotherYear(FinancialYear(2023), JUNE),
    # risk share
    risk_share.NobodyBears: lambda: risk_share.NobodyBears(Money.of("312,000"), last="Sch. 3 para 4.1", gap=""),
    risk_share.BaseNotNamed: lambda: risk_share.BaseNotNamed("Sch. 3 para 4.2"),
    risk_share.LinesNotGiven: lambda: risk_share.LinesNotGiven("para 2.2"),
    risk_share.LinesNoLongerKnown: lambda: risk_share.LinesNoLongerKnown("Sch. 3 para 4.3", "Sch. 3 para 4.1"),
    risk_share.LinesDoNotAddUp: lambda: risk_share.LinesDoNotAddUp(Money.of("412,000"), Money.of("400,000")),
    risk_share.StepNamesUnknownLine: lambda: risk_share.StepNamesUnknownLine(
        "bed", ["beds", "hoists"], "Sch. 3 para 2"
    ),
    risk_share.LineHasNoOwner: lambda: risk_share.LineHasNoOwner(
        "Day services", ["the council", "the ICB"], "para 2.2"
    ),
    risk_share.SharesSaidTwice: lambda: risk_share.SharesSaidTwice("Sch. 3 para 4.2"),
    risk_share.NotAnIncomeLine: lambda: risk_share.NotAnIncomeLine("Day care", "Sch. 3 para 1"),
    NothingToReplace: lambda: NothingToReplace("overspend", "Sch. 3 para 4.1"),
    pools.VersionNotNamed: lambda: pools.VersionNotNamed(YEAR, FUND, clause="Sch. 3 para 4.2"),
    pools.GrantNotGiven: lambda: pools.GrantNotGiven("iBCF", ["winter pressures"], clause="Sch. 3 para 4.2"),
    BelowNothing: lambda: BelowNothing("-500"),
    partnership.NotARange: lambda: partnership.NotARange(Money.of("500"), Money.of("100"), 3),
    partnership.NoSuchLine: lambda: partnership.NoSuchLine("day-service", ("day-services", "supported-living")),
    cli.NothingTried: cli.NothingTried,
    # steps by line, and steps for an underspend
    risk_share.RingFencedLineOffset: lambda: risk_share.RingFencedLineOffset("Winter grant", "Sch. 3 para 4.2"),
    risk_share.NoIncomeLine: lambda: risk_share.NoIncomeLine("the council", "para 50"),
    risk_share.IncrementNotGiven: lambda: risk_share.IncrementNotGiven("Frailty team", "Sch. 3 para 2"),
    risk_share.NoOneLeadToKeepIt: lambda: risk_share.NoOneLeadToKeepIt("Sch. 3 para 5.1"),
    # steps that take from the whole
    risk_share.HostNotKnown: lambda: risk_share.HostNotKnown("Sch. 3 para 2", FUND, date(2022, 6, 30)),
    risk_share.LeadNotKnown: lambda: risk_share.LeadNotKnown(
        "Sch. 3 para 2", "Residential and nursing placements alone", date(2022, 6, 30)
    ),
    risk_share.BandBackward: lambda: risk_share.BandBackward(
        Money.of("250,000"), Money.of("100,000"), "Sch. 3 para 4.2"
    ),
    risk_share.BandsOverlap: lambda: risk_share.BandsOverlap(
        Money.of("100,000"), Money.of("150,000"), "Sch. 3 para 4.2"
    ),
    risk_share.CapBelowCollar: lambda: risk_share.CapBelowCollar(
        "council", Money.of("200,000"), Money.of("100,000"), "Sch. 3 para 4.3"
    ),
    risk_share.BoundOnTheWrongSide: lambda: risk_share.BoundOnTheWrongSide(
        "council", "collar", Money.of("200,000"), "Sch. 3 para 4.3"
    ),
    risk_share.ExcessGoesToABoundPartner: lambda: risk_share.ExcessGoesToABoundPartner("icb", "Sch. 3 para 4.3"),
    risk_share.CeilingNotKnown: lambda: risk_share.CeilingNotKnown("the ICB", "the maximum funding", "clause 8.4"),
    risk_share.MaximumBelowContribution: lambda: risk_share.MaximumBelowContribution(
        "the ICB", Money.of("28,000,000"), Money.of("28,340,000"), "clause 8.4"
    ),
    risk_share.FaultExceedsOverspend: lambda: risk_share.FaultExceedsOverspend(
        Money.of("112,000"), Money.of("60,000"), "clause 2.2"
    ),
    risk_share.ContingencyNotGiven: lambda: risk_share.ContingencyNotGiven("Sch. 3 para 3", FUND, YEAR),
    risk_share.RecoveryPlanNotGiven: lambda: risk_share.RecoveryPlanNotGiven("Sch. 3 para 3", FUND, YEAR),
    risk_share.RecoveryPlanNotApproved: lambda: risk_share.RecoveryPlanNotApproved(
        "Sch. 3 para 3", "plan of 9 May 2022", Money.of("112,000"), date(2022, 6, 30)
    ),
    risk_share.SharingKeyUnknown: lambda: risk_share.SharingKeyUnknown(
        "Sch. 3 para 6", "populaton", ["population", "patients"]
    ),
    risk_share.SharingKeyNotForYear: lambda: risk_share.SharingKeyNotForYear(
        "Sch. 3 para 6", "population", YEAR, ["2021/22"]
    ),
    risk_share.ShareSuspended: lambda: risk_share.ShareSuspended(
        "variation 2", "from 1 April 2022 to 30 September 2022"
    ),
    risk_share.DayNotGiven: lambda: risk_share.DayNotGiven("variation 2", "from 1 April 2022 until further notice"),
    risk_share.TaperBackward: lambda: risk_share.TaperBackward("Sch. 3 para 7", YEAR, FinancialYear(2021)),
    risk_share.OutsideTheTaper: lambda: risk_share.OutsideTheTaper(
        "Sch. 3 para 7", FinancialYear(2023), FinancialYear(2025), YEAR
    ),
    risk_share.SavingExceedsOverspend: lambda: risk_share.SavingExceedsOverspend(
        Money.of("100,000"), Money.of("60,000"), "Sch. 3 para 4.1"
    ),
    # partnership
    partnership.UnknownFund: lambda: partnership.UnknownFund("learning-disabilty", [FUND]),
    partnership.BlockedByFindings: lambda: partnership.BlockedByFindings(
        "Posting to Learning disability pooled fund", [FAIL]
    ),
    partnership.NotAWayToShare: lambda: partnership.NotAWayToShare("70", 2),
    # the agreement file
    problems.FileNotUnderstood: lambda: problems.FileNotUnderstood(
        Place("agreement.toml", "", 12), "byte 412 is not UTF-8. Save it as UTF-8 and give it again."
    ),
    problems.UnknownKey: lambda: problems.UnknownKey(PLACE, "naem", ["id", "schedule", "name", "source"]),
    problems.WrongValue: lambda: problems.WrongValue(PLACE, "the key 'source' is missing. Give it."),
    problems.Unresolved: lambda: problems.Unresolved(PLACE, "schedule", "learning-disabilty", [FUND]),
    problems.ValueWithoutUnit: lambda: problems.ValueWithoutUnit(PLACE, "250"),
    problems.SaidTwice: lambda: problems.SaidTwice(PLACE, f"fund {FUND!r}", Place("agreement.toml", "fund[0].id", 60)),
    problems.NotOnePartnership: lambda: problems.NotOnePartnership(["barnet-adults", "oxfordshire"]),
    NotInRecords: lambda: NotInRecords("agreement.toml", "[party]"),
    problems.NoFiles: lambda: problems.NoFiles(),
    # CSV
    lists.ListNotRecognised: lambda: lists.ListNotRecognised(
        "prices.csv", "successions (predecessor_ods, successor_ods, date, kind)"
    ),
    lists.ListRowUnreadable: lambda: lists.ListRowUnreadable(
        "icb.csv", "row 7", "'QU 9' in the column ods_code is no code of the register 'ods'"
    ),
    lists.OrganisationsFileNotRead: lambda: lists.OrganisationsFileNotRead("own.toml", "it is not UTF-8"),
    csv.FileTooLarge: lambda: csv.FileTooLarge(61_000_000, 50_000_000),
    csv.WrongEncoding: lambda: csv.WrongEncoding("It begins as UTF-8 does. Byte 1,204, in line 17, is not UTF-8."),
    csv.NulBytes: lambda: csv.NulBytes(1),
    csv.BrokenTable: lambda: csv.BrokenTable(318),
    csv.CellTooLong: lambda: csv.CellTooLong(318, 32_000),
    csv.TooManyRows: lambda: csv.TooManyRows(1_000_000),
    csv.TooManyColumns: lambda: csv.TooManyColumns(612, 500),
    csv.NothingInTheFile: lambda: csv.NothingInTheFile("It has a header and no row under it."),
    csv.MissingColumns: lambda: csv.MissingColumns(
        [("cost_centre", "Cost Cntre"), ("reference", "")], ["date", "Cost Cntre", "amount"]
    ),
    csv.ColumnGivenTwice: lambda: csv.ColumnGivenTwice("amount", ["Amount", "Net Amount"]),
    # workbooks
    book.WorkbookLocked: lambda: book.WorkbookLocked(),
    book.OldWorkbook: lambda: book.OldWorkbook("of Excel 95 or before"),
    book.NotAWorkbook: lambda: book.NotAWorkbook("it has no xl/workbook.xml with its relationships"),
    book.WorkbookBroken: lambda: book.WorkbookBroken(
        "its directory is missing or damaged, as when a file was not copied to its end"
    ),
    book.WorkbookTooLarge: lambda: book.WorkbookTooLarge(
        "its part 'xl/worksheets/sheet1.xml' expands more than 200 times"
    ),
    book.UnsafePart: lambda: book.UnsafePart(
        "xl/worksheets/sheet1.xml",
        "declares a document type, with which a small file could become a large one",
    ),
    book.WorkbookWithMacros: lambda: book.WorkbookWithMacros("xl/macrosheets/sheet1.xml"),
    book.ValuesFromAnotherWorkbook: lambda: book.ValuesFromAnotherWorkbook("Ledger", "E318"),
    book.CellTooFarOut: lambda: book.CellTooFarOut("Ledger", "XFD1048576", "at most 500 columns are looked through"),
    book.WhichSheet: lambda: book.WhichSheet(["June", "July"], 2),
    book.WorkbookReaderStopped: lambda: book.WorkbookReaderStopped("reading it took more than 30 seconds"),
    ForecastRowUnreadable: lambda: ForecastRowUnreadable(
        4, "Its forecast outturn is blank. Give the line and its outturn; nothing is 0."
    ),
    # what is issued, and how it is shown
    ChecksDoNotHold: lambda: ChecksDoNotHold(
        "Quarterly report on a pooled fund on Learning disability pooled fund for 2022/23 Q1", [APART]
    ),
    UnknownEdition: lambda: UnknownEdition("pool-quarter", ["pooled-fund-quarter"]),
    NothingPosted: lambda: NothingPosted(POOL.name, Quarter(YEAR, 2)),
    NotAReturn: lambda: NotAReturn("it does not name the format"),
    returns.AlreadyIssued: lambda: returns.AlreadyIssued(
        "Quarterly report on a pooled fund", "2022/23 Q1", "20 July 2022", "pool.manager"
    ),
    returns.JournalChanged: lambda: returns.JournalChanged("2022/23 Q1", 1017),
    returns.RenderingChanged: lambda: returns.RenderingChanged("2022/23 Q1", "csv"),
    returns.NoSuchReturn: lambda: returns.NoSuchReturn(FUND, 4),
    returns.NotTheSame: lambda: returns.NotTheSame("2022/23 Q1", "9cc0d9710dd0fc2c" * 4, "3b1f00a2c4d5e6f7" * 4),
    returns.NoSuchRendering: lambda: returns.NoSuchRendering("pdf", ["csv", "html", "json", "txt", "xlsx"]),
    TooLongForACell: lambda: TooLongForACell("The position of the fund " * 2_000),
    # accounts, audit, risk share pages
    NoSuchPartnership: lambda: NoSuchPartnership("oxfordshire"),
    MayNot: lambda: MayNot(Act.SEE_LEDGER, [replace(CHIEF, role=Role.MEMBER)]),
    terms.NothingKnownYet: lambda: terms.NothingKnownYet(date(2016, 1, 1), date(2017, 8, 2)),
    terms.VariationNeedsBoth: lambda: terms.VariationNeedsBoth(["Schedules for 2017/18"]),
    reading.NoSuchForm: lambda: reading.NoSuchForm("xls", ["docx", "pdf", "html"]),
    as_pdf.NoPdfHere: as_pdf.NoPdfHere,
    varying.NothingVaries: lambda: varying.NothingVaries("july.toml"),
    varying.OtherPartnership: lambda: varying.OtherPartnership("oxfordshire-adults", HERE),
    varying.NoSuchTerms: lambda: varying.NoSuchTerms(7),
    varying.NoSuchVariation: lambda: varying.NoSuchVariation("deed-2018", ["schedules-2017"]),
    varying.NothingLacks: varying.NothingLacks,
    varying.TooEarlyAMonth: lambda: varying.TooEarlyAMonth(JUNE, "1 July 2022"),
    variations.LineGoesNowhere: lambda: variations.LineGoesNowhere(
        "mental-health",
        pools.Became("adults", date(2017, 4, 1), Clause("para 4"), fund="mental-health"),
        Money.of("12"),
    ),
    variations.BetweenLines: lambda: variations.BetweenLines(
        variations.Pair(
            Account.read("expenditure/teams"), Account.read("expenditure/equipment"), date(2017, 5, 9), Money.of("12")
        ),
        pools.Became("adults", date(2017, 4, 1), Clause("para 4"), fund="older-people", part="the teams"),
    ),
    drafting.NoSuchDraft: lambda: drafting.NoSuchDraft("cambridgeshire-learning-disability", 7),
    drafting.NoSuchRecord: lambda: drafting.NoSuchRecord("record 3 of [party] in 'agreement.toml'"),
    drafting.RecordChangedMeanwhile: lambda: drafting.RecordChangedMeanwhile("party icb", "partner.accountant", 4),
    drafting.OnlyOfItsKind: lambda: drafting.OnlyOfItsKind("partnership"),
    drafting.NoFurtherThanThat: lambda: drafting.NoFurtherThanThat("party council"),
    drafting.NotADraftName: lambda: drafting.NotADraftName("First Deed"),
    terms.TermsChanged: lambda: terms.TermsChanged("cambridgeshire-learning-disability", "a62b7b9f576f77c1" * 4),
    terms.TermsDropWhatIsUsed: lambda: terms.TermsDropWhatIsUsed(
        "cambridgeshire-learning-disability", ["the line 'day-services', named by the account expenditure/day-services"]
    ),
    people.NobodySuch: lambda: people.NobodySuch("jo.bloggs"),
    people.NotASignInName: lambda: people.NotASignInName("jo bloggs"),
    people.NotAPassword: lambda: people.NotAPassword(["This password is too short."]),
    people.NotARole: lambda: people.NotARole("pool manger", [role.value for role in Role]),
    people.KnownAlready: lambda: people.KnownAlready("auditor"),
    GuardsMissing: lambda: GuardsMissing(("ledger_journalentry_never_changes",)),
    EarlierVersion: lambda: EarlierVersion(12),
    # the command line
    cli.NobodySaysWho: lambda: cli.NobodySaysWho(),
    cli.NobodyOfThatName: lambda: cli.NobodyOfThatName("pool.manger"),
    cli.NoYearToSettle: lambda: cli.NoYearToSettle(FUND),
    cli.NothingMigrated: lambda: cli.NothingMigrated("database var/section75.sqlite3"),
    cli.PortTaken: lambda: cli.PortTaken("127.0.0.1", 8000, "something is listening there already"),
    cli.ExampleAbsent: lambda: cli.ExampleAbsent("examples"),
    cli.NothingToCompare: lambda: cli.NothingToCompare(FUND, "2022/23"),
    cli.NoMonthToShow: lambda: cli.NoMonthToShow(FUND),
    cli.AnotherFileIsThere: lambda: cli.AnotherFileIsThere("q1.xlsx"),
    OurFault: lambda: OurFault("The details are in section75-fault-4kd1.txt."),
    # the database
    DatabaseAddressUnread: lambda: DatabaseAddressUnread("it ends without the name of one database"),
    DatabaseOutOfReach: lambda: DatabaseOutOfReach("PostgreSQL database 'pool' on db.example", "connection refused"),
    NotKeptSafely: lambda: NotKeptSafely(["fsync is off, and must be on"]),
    NotPlainText: lambda: NotPlainText("Placements dearer\0than budgeted"),
    TooLongToKeep: lambda: TooLongToKeep("how", "by e-mail to " + "everybody in finance and " * 9, 200),
    # the demonstration
    ExampleUnread: lambda: ExampleUnread(
        "barnet-2018/running/running.toml", "the file 'invented-extract-2017-40.csv' is not there"
    ),
    # the audit trail
    TrailBroken: lambda: TrailBroken(4, "Line 5 was changed after it was written: its hash is of other words."),
    # signing in
    identity.WrongNameOrPassword: lambda: identity.WrongNameOrPassword(),
    identity.LockedOut: lambda: identity.LockedOut(10),
    identity.AccessEnded: lambda: identity.AccessEnded(),
    identity.WrongCode: lambda: identity.WrongCode(),
    identity.CodeMissing: lambda: identity.CodeMissing("partner.accountant"),
    identity.PasskeyRefused: lambda: identity.PasskeyRefused("it answered to another site"),
    identity.SecondFactorMissing: lambda: identity.SecondFactorMissing(),
    identity.NotAnAddress: lambda: identity.NotAnAddress("accountant at council"),
    identity.InvitationNotSent: lambda: identity.InvitationNotSent("Connection refused"),
    identity.InvitationUnknown: lambda: identity.InvitationUnknown(),
    identity.InvitationUsed: lambda: identity.InvitationUsed(datetime(2022, 7, 4, 9, 0, tzinfo=UTC)),
    identity.InvitationEnded: lambda: identity.InvitationEnded(datetime(2022, 7, 4, 9, 0, tzinfo=UTC)),
    identity.InvitationWithdrawn: lambda: identity.InvitationWithdrawn(datetime(2022, 7, 4, 9, 0, tzinfo=UTC)),
    identity.InvitationOfALeaver: lambda: identity.InvitationOfALeaver(),
    identity.NoOpenInvitation: lambda: identity.NoOpenInvitation(),
    identity.OrganisationRefused: lambda: identity.OrganisationRefused("its answer was given to another question"),
    identity.NobodyLinked: lambda: identity.NobodyLinked(),
    identity.LinkedToAnother: lambda: identity.LinkedToAnother(),
    identity.SecondFactorNotSaid: lambda: identity.SecondFactorNotSaid("The council's sign-in", "amr with mfa"),
    SignInEnded: lambda: SignInEnded("nothing was done for 30 minutes"),
    OrganisationUnread: lambda: OrganisationUnread("SECTION75_OIDC_CLIENT_ID is missing"),
    SettingUnread: lambda: SettingUnread("SECTION75_IDLE_MINUTES", "half an hour", 1, 1440),
    # background work
    work.NoSuchJob: lambda: work.NoSuchJob(12),
    work.NoSuchKind: lambda: work.NoSuchKind("make tea", ["check the portfolio", "verify every report"]),
    work.NotTheirJob: lambda: work.NotTheirJob(12, "finance.officer"),
    work.EndedAlready: lambda: work.EndedAlready(12, "done"),
    work.NotToBeTriedAgain: lambda: work.NotToBeTriedAgain(12, "it is done"),
    work.AskerHasLeft: lambda: work.AskerHasLeft("finance.officer"),
    # bank holidays, the escalation ladder, questions about figures
    calendar.YearWithoutHolidays: lambda: calendar.YearWithoutHolidays(2031, 2019, 2027),
    calendar.NotThatMany: lambda: calendar.NotThatMany(-1, date(2022, 7, 4)),
    disputes.LadderHasGaps: lambda: disputes.LadderHasGaps((1, 3), "cl. 23.4"),
    disputes.NoFurtherStep: lambda: disputes.NoFurtherStep(4, "a mediator whom both partners appoint", "cl. 23.5"),
    disputes.QuestionEnded: lambda: disputes.QuestionEnded("resolved"),
    disputes.NotTheSide: lambda: disputes.NotTheSide("withdraw", "icb, who asked it,"),
    disputes.NothingToAccept: lambda: disputes.NothingToAccept(),
    disputes.StepStillRuns: lambda: disputes.StepStillRuns("the pool manager", date(2022, 7, 18), "cl. 23.2"),
    questions.NoSuchQuestion: lambda: questions.NoSuchQuestion(FUND, 7),
    questions.NoSuchFigure: lambda: questions.NoSuchFigure("/partnerships/elsewhere/budget/why/all-lines.variance/"),
    questions.OnlyTried: lambda: questions.OnlyTried(),
    questions.WordsLeftOut: lambda: questions.WordsLeftOut("question"),
    questions.QuestionedAlready: lambda: questions.QuestionedAlready(3, "Variance of All lines, June 2022"),
    questions.EvidenceTooLarge: lambda: questions.EvidenceTooLarge("invoices.pdf", 12_500_000, 10_000_000),
    questions.EvidenceEmpty: lambda: questions.EvidenceEmpty("invoices.pdf"),
    questions.EvidenceChanged: lambda: questions.EvidenceChanged("invoices.pdf"),
    questions.NothingPutsItRight: lambda: questions.NothingPutsItRight(),
    questions.PutsNothingRight: lambda: questions.PutsNothingRight(
        "Entry 9", "the journal of this fund has no such entry"
    ),
    questions.NoteSaysNothing: lambda: questions.NoteSaysNothing(),
    questions.NoteNotKept: lambda: questions.NoteNotKept("it has 12,500 characters, and 10,000 can be kept"),
    questions.NoSuchNote: lambda: questions.NoSuchNote(4),
    questions.NoteStruckAlready: lambda: questions.NoteStruckAlready(4),
    # who may do what
    authority.DelegationEnded: lambda: authority.DelegationEnded(CHIEF, Act.SEE_LEDGER),
    authority.AboveTheLimit: lambda: authority.AboveTheLimit(Act.APPROVE_POSTING, APPROVER, Money.of("312,000")),
    authority.NotForARole: lambda: authority.NotForARole(Role.MEMBER, "name the partnership it is for"),
    authority.NotTimeBoxed: lambda: authority.NotTimeBoxed(Role.AUDITOR, 366),
    authority.TooFarAhead: lambda: authority.TooFarAhead(date.max),
    authority.NoLimitGiven: lambda: authority.NoLimitGiven(Role.HOST_APPROVER),
    authority.LimitBelowNothing: lambda: authority.LimitBelowNothing(Money.of("-500")),
    authority.OnTheOtherSide: lambda: authority.OnTheOtherSide(Role.HOST_CHIEF, "icb", ["council"], HERE),
    authority.EndsBeforeItStarts: lambda: authority.EndsBeforeItStarts(date(2022, 7, 4), date(2022, 6, 30)),
    authority.SecondOrganisation: lambda: authority.SecondOrganisation("chief.finance", CHIEF, "icb"),
    authority.CoverForOneself: lambda: authority.CoverForOneself("chief.finance"),
    authority.NothingToCover: lambda: authority.NothingToCover("clerk", Role.HOST_CHIEF, "council", HERE),
    authority.CoversACover: lambda: authority.CoversACover("clerk", COVER),
    # who may approve it
    approvals.OwnWork: lambda: approvals.OwnWork(WAITING, frozenset({"finance.officer"})),
    approvals.DecidedAlready: lambda: approvals.DecidedAlready(DECLINED, State.DECLINED),
    approvals.ProposalExpired: lambda: approvals.ProposalExpired(WAITING, ENDS_AT),
    approvals.NotOfThePartners: lambda: approvals.NotOfThePartners(WAITING, "trust"),
    approvals.ApprovedByYourSide: lambda: approvals.ApprovedByYourSide(HALF, "council"),
    approvals.NotYours: lambda: approvals.NotYours(WAITING),
    approvals.ChangedSinceProposed: lambda: approvals.ChangedSinceProposed(WAITING, "you were shown"),
    approvals.HasAnInterest: lambda: approvals.HasAnInterest(WAITING, "Invented Care", "My sister is a director"),
    giving.NoSuchProposal: lambda: giving.NoSuchProposal(12),
    giving.ProposedAlready: lambda: giving.ProposedAlready(12, "Post ap-2022-06.csv", "finance.officer"),
    giving.NotProved: lambda: giving.NotProved(12),
    giving.DeclinedWithoutReason: lambda: giving.DeclinedWithoutReason(12),
    giving.NobodyToAgreeWith: lambda: giving.NobodyToAgreeWith("Re-open a month", 1),
    giving.NoSuchInterest: lambda: giving.NoSuchInterest(3),
    giving.NothingSaid: lambda: giving.NothingSaid("what it is, in a sentence"),
    # roles given and taken away
    giving.OwnRole: lambda: giving.OwnRole("administrator"),
    giving.NoPartnershipToGiveItAt: lambda: giving.NoPartnershipToGiveItAt("oxfordshire", [HERE]),
    giving.NoSuchDelegation: lambda: giving.NoSuchDelegation(31),
    giving.NoReasonGiven: lambda: giving.NoReasonGiven("Ending the role"),
    giving.TooFewAdministrators: lambda: giving.TooFewAdministrators("administrator.two", 1),
    giving.NobodyTakesOver: lambda: giving.NobodyTakesOver("finance.officer", [12, 15]),
    giving.CannotTakeOver: lambda: giving.CannotTakeOver(
        "member", "finance.officer", "they have no part there in which such a thing is proposed or approved"
    ),
    giving.TakesTwoPeople: lambda: giving.TakesTwoPeople("jo.bloggs"),
    # notice
    notice.ServedByNonParty: lambda: notice.ServedByNonParty("trust", ["the council (council)", "the ICB (icb)"]),
    notice.NotForThatParty: lambda: notice.NotForThatParty(SIX_MONTHS, "the ICB", ["the council"]),
    notice.LengthNotGiven: lambda: notice.LengthNotGiven(
        replace(SIX_MONTHS, ground="default", length=None, says="shorter notice")
    ),
    notice.ConventionSilent: lambda: notice.ConventionSilent(
        SIX_MONTHS,
        date(2017, 8, 31),
        {
            agreements.MonthEnd.LAST_DAY: date(2018, 2, 28),
            agreements.MonthEnd.FIRST_AFTER: date(2018, 3, 1),
            agreements.MonthEnd.END_TO_END: date(2018, 2, 28),
        },
    ),
    notice.WayNotSaid: lambda: notice.WayNotSaid(SIX_MONTHS),
    notice.WayNotAllowed: lambda: notice.WayNotAllowed(SIX_MONTHS, agreements.Way.EMAIL),
    notice.NoNoticeTerm: lambda: notice.NoNoticeTerm("a fund on the ground 'default'", [SIX_MONTHS]),
    notice.SeveralNoticeTerms: lambda: notice.SeveralNoticeTerms(
        "an agreement", [SIX_MONTHS, replace(SIX_MONTHS, ground="contributions not agreed")]
    ),
    notice.DayOutOfReach: lambda: notice.DayOutOfReach(date(9999, 1, 1)),
    notices.NoSuchNotice: lambda: notices.NoSuchNotice(HERE, 7),
    notices.NoticeOfNothing: lambda: notices.NoticeOfNothing("fund", "beds", [FUND]),
    notices.NoticeSaysNothing: lambda: notices.NoticeSaysNothing(),
    notices.NotThatDay: lambda: notices.NotThatDay(
        "The day of receipt", date(2023, 8, 1), "the letter is of 24 August 2023"
    ),
    notices.NoticeWithdrawn: lambda: notices.NoticeWithdrawn(1, date(2023, 9, 1)),
}
